"""What reporting tells people through notices: a round that opened or was extended, an item that came back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import may
from lantu_web.notices.models import Notice
from lantu_web.notices.telling import owners, planners, tell
from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem
from lantu_web.submissions.owed import owing

_LONGEST_NAME = 60


def tell_opened(window: ReportingWindow) -> int:
    """Tell each department of a round, once, that it has something due; return how many notices were left."""
    return sum(_tell_opened(submission) for submission in owing([window]))


def tell_added(window: ReportingWindow, departments: Iterable[int]) -> int:
    """Tell departments that a round asks further figures of them; who hears of the round for the first time is told that it opened."""
    left = 0
    for submission in owing([window]).filter(department__in=set(departments)):
        words = f"{window}：现在共有 {submission.waiting} 项要报，{day_words(window.due)}截止。"
        key = f"added {window.pk} {submission.waiting} {timezone.now():%Y%m%d%H%M}"
        left += _tell_opened(submission) or tell(
            owners(submission.department), words, address_of_round(submission), key
        )
    return left


def tell_extended(window: ReportingWindow, reason: str) -> int:
    """Tell each department that still owes something of a round until when it may be given now."""
    left = 0
    for submission in owing([window]):
        words = f"{window}延期到{day_words(window.due)}截止、{day_words(window.closes)}关闭，还有 {submission.waiting} 项可以补报。原因：{reason}"
        key = f"extended {window.pk} {window.due} {window.closes}"
        left += tell(owners(submission.department), words, address_of_round(submission), key)
    return left


def tell_withdrawn(window: ReportingWindow, departments: Iterable[int], reason: str) -> int:
    """Tell departments that nothing is asked of them any more by a round, and why."""
    left = 0
    for submission in window.submissions.filter(department__in=set(departments)).select_related("department"):
        words = f"{window}已撤销，没有提交的不用再报。原因：{reason}"
        left += tell(owners(submission.department), words, address_of_round(submission), f"withdrawn {window.pk}")
    return left


def tell_returned(item: SubmissionItem, reason: str, by: User) -> int:
    """Tell who reports for the department of an item, and who sent it, why it came back; the link leads to that very item.

    Where the round is closed nobody can change it: that is said, and who returned it and the planning section are told that
    it takes an extension.
    """
    submission, window = item.submission, item.submission.window
    name, closed = str(item.indicator)[:_LONGEST_NAME], timezone.localdate() > window.closes
    shut = f"（填报期已于{day_words(window.closes)}关闭，延期后才能改）" if closed else ""
    sent = [
        one for one in [item.submitted_by] if one is not None and one.is_active and may(one, "submission.fill", item)
    ]
    left = tell(
        [*owners(submission.department), *sent],
        f"{window}“{name}”被退回{shut}，理由：{reason}",
        f"{address_of_round(submission)}#item-{item.pk}",
        f"returned {item.pk} {item.revision}",
    )
    if closed:
        words = f"{window}“{name}”（{submission.department}）已退回，但填报期已于{day_words(window.closes)}关闭：延期后填报单位才能改。"
        key = f"closed {item.pk} {item.revision}"
        left += tell(planners(), words, reverse("submissions:window", args=[window.pk]), key)
        left += tell([by], words, reverse("submissions:item", args=[item.pk]), key)
    return left


def remind_of_rounds(windows: Iterable[ReportingWindow], day: date, soon: date) -> int:
    """Tell who owes something of open rounds: once that the round opened, daily when it is due until `soon` or overdue.

    Who was told on that day that a round opened is not reminded of it on the same day.
    """
    left = 0
    for submission in owing(windows):
        window = submission.window
        if window.due > soon or window.opens == day:
            left += _tell_opened(submission)
            continue
        told = Notice.objects.filter(key=_key_of_opening(window), sent_at__date=day).values_list("to", flat=True)
        people = [one for one in owners(submission.department) if one.pk not in set(told)]
        when = f"{day_words(window.due)}截止" if window.due >= day else f"已于{day_words(window.due)}截止，请尽快补报"
        words = f"{window}：还有 {submission.waiting} 项没有报，{when}。"
        key = f"window {window.pk} {submission.department_id} {day}"
        left += tell(people, words, address_of_round(submission), key)
    return left


def address_of_round(submission: Submission) -> str:
    """Return the address of the page where a department fills in a round."""
    return reverse("submissions:fill", args=[submission.pk])


def _tell_opened(submission: Any) -> int:
    window = submission.window
    words = f"{window}已开放：有 {submission.waiting} 项要报，{day_words(window.due)}截止。"
    return tell(owners(submission.department), words, address_of_round(submission), _key_of_opening(window))


def _key_of_opening(window: ReportingWindow) -> str:
    return f"opened {window.pk}"
