"""What a person has to do now (待办): reporting that is due, figures to review, warnings to answer, promises overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.accounts.permissions import may
from lantu_web.notices.selectors import Stage, told, warnings_for
from lantu_web.promises import selectors as promises
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.models import State, SubmissionItem
from lantu_web.submissions.selectors import addable, is_open, submissions_for

_SOON = 3  # days before the last day from which a thing is pressing


class Task(NamedTuple):
    """A thing to do: where it is done, its words, until when (None: no day is set), and the tone of its badge."""

    address: str
    words: str
    due: date | None = None
    tone: str = "fair"


def todo(person: User, plan: Plan) -> list[Task]:
    """Return what a person has to do now, what is overdue or due first in front; a bounded number of queries."""
    found = [
        *_reporting(person),
        *_reviewing(person, plan),
        *_warnings(person, plan),
        *_promises(person, plan),
        *_duties(person, plan),
        *_rounds(person, plan),
    ]
    order = {"bad": 0, "watch": 1}
    return sorted(found, key=lambda one: (order.get(one.tone, 2), one.due is None, one.due or date.max))


def _reporting(person: User) -> Iterator[Task]:
    if person.role != Role.REPORTER:
        return
    for one in submissions_for(person):
        waiting, returned = getattr(one, "waiting", 0), getattr(one, "returned", 0)
        if waiting and is_open(one.window):
            words = f"填报“{one.window}”：待填 {waiting} 项" + (f"，其中退回 {returned} 项" if returned else "")
            yield Task(
                reverse("submissions:fill", args=[one.pk]), words, one.window.due, _tone(one.window.due, bool(returned))
            )


def _reviewing(person: User, plan: Plan) -> Iterator[Task]:
    if may(person, "submission.review"):
        count = SubmissionItem.objects.filter(submission__window__plan=plan, state=State.SUBMITTED).count()
        if count:
            yield Task(reverse("submissions:queue"), f"审核填报的数：{count} 项待审核")


def _warnings(person: User, plan: Plan) -> Iterator[Task]:
    """For the department that was warned: what is to be answered; for who accepts answers: those that came."""
    accepts = may(person, "warning.accept")
    for one in map(told, warnings_for(person, plan)):
        address = reverse("notices:warning", args=[one.warning.pk])
        if accepts and one.stage is Stage.REPLIED:
            yield Task(address, f"认可或退回答复：{one.warning.department}，{one.warning.indicator}{one.word}")
        elif (
            person.role == Role.REPORTER
            and one.stage in (Stage.WAITING, Stage.OVERDUE)
            and may(person, "warning.reply", one.warning)
        ):
            yield Task(address, f"答复{one.word}：{one.warning.indicator}", one.due, _tone(one.due))


def _promises(person: User, plan: Plan) -> Iterator[Task]:
    if person.role != Role.REPORTER:
        return
    kinds: tuple[tuple[promises.Kind, str, str], ...] = (
        ("commitment", "承诺", "commitments"),
        ("project", "项目", "projects"),
    )
    for kind, words, page in kinds:
        states = promises.states_of(kind, promises.things_for(kind, person, plan), None)
        late = sum(one.overdue for one in states)
        if late:
            yield Task(
                f"{reverse(f'promises:{page}')}?state=overdue",
                f"记录{words}进展：{late} 项已过期限，还没有完成",
                tone="bad",
            )


def _duties(person: User, plan: Plan) -> Iterator[Task]:
    if may(person, "duty.assign"):
        count = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True, owner__isnull=True).count()
        if count:
            yield Task(
                reverse("duties:list"), f"分工：{count} 项指标没有牵头单位，没人报数、没人答复预警", tone="watch"
            )


def _rounds(person: User, plan: Plan) -> Iterator[Task]:
    """Rounds that do not ask for what got a lead unit since they opened."""
    if may(person, "window.manage"):
        today = timezone.localdate()
        for window in plan.windows.filter(opens__lte=today, closes__gte=today).select_related("plan"):
            count = len(addable(window))
            if count:
                words = f"填报“{window}”：{count} 项指标有了牵头单位，还没有列入"
                yield Task(reverse("submissions:window", args=[window.pk]), words, window.due)


def _tone(due: date, pressing: bool = False) -> str:
    days = (due - timezone.localdate()).days
    return "bad" if days < 0 else "watch" if pressing or days <= _SOON else "fair"
