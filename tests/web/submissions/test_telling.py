"""A department is told, once, of what opened, was extended or came back; what nobody can change any more is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.notices.models import Notice
from lantu_web.notices.services.reminders import remind
from lantu_web.observations.services import record_figure
from lantu_web.submissions.models import SubmissionItem
from lantu_web.submissions.owed import stranded
from lantu_web.submissions.services.reviewing import return_item
from lantu_web.submissions.services.windows import extend_window, open_window

DAY = timedelta(days=1)


def _opened(forest: Any, planner: Any, opens: int, due: int, closes: int, period: str = "2027") -> Any:
    today = timezone.localdate()
    days = {"opens": today + opens * DAY, "due": today + due * DAY, "closes": today + closes * DAY}
    return open_window(plan=forest.plan, name="年报", period=period, indicators=[forest], by=planner, **days)


def _words(person: Any) -> list[str]:
    return list(Notice.objects.filter(to=person).order_by("pk").values_list("words", flat=True))


def test_each_lead_unit_is_told_once_that_a_round_opened(window: Any, submission: Any, people: Any) -> None:
    (told,) = Notice.objects.all()

    assert (told.to, told.about) == (people["reporter"], f"/reporting/{submission.pk}/")
    assert told.words == f"2026年年报已开放：有 2 项要报，{day_words(window.due)}截止。"


def test_what_is_there_already_is_not_counted_as_due(forest: Any, planner: Any) -> None:
    record_figure(indicator=forest, period="2027", value=Decimal(41), unit="%", source="统计公报", by=planner)
    _opened(forest, planner, 0, 30, 60)

    assert not Notice.objects.exists()


def test_of_a_round_that_opens_later_a_department_is_told_on_that_day_and_once(
    forest: Any, planner: Any, people: Any
) -> None:
    window, today = _opened(forest, planner, 3, 60, 90), timezone.localdate()
    remind(plan=forest.plan, on=today + 2 * DAY)
    assert _words(people["reporter"]) == []

    for day in (3, 3, 4, 5):
        remind(plan=forest.plan, on=today + day * DAY)

    assert _words(people["reporter"]) == [f"年报已开放：有 1 项要报，{day_words(window.due)}截止。"]


def test_who_is_told_that_a_round_opened_is_not_reminded_of_it_on_the_same_day(
    forest: Any, planner: Any, people: Any
) -> None:
    window, today = _opened(forest, planner, -1, 1, 60), timezone.localdate()
    remind(plan=forest.plan)
    assert len(_words(people["reporter"])) == 1

    remind(plan=forest.plan, on=today + DAY)
    assert _words(people["reporter"])[1:] == [f"年报：还有 1 项没有报，{day_words(window.due)}截止。"]


def test_a_round_that_has_closed_tells_nobody(forest: Any, planner: Any) -> None:
    _opened(forest, planner, -30, -20, -10)
    remind(plan=forest.plan)

    assert not Notice.objects.filter(words__contains="年报已开放").exists()
    assert not Notice.objects.filter(words__contains="没有报，").exists()


def test_who_still_owes_something_is_told_of_an_extension(window: Any, planner: Any, people: Any) -> None:
    due, closes = window.due + 5 * DAY, window.closes + 5 * DAY
    extend_window(window=window, due=due, closes=closes, reason="年报推迟", by=planner)

    assert (
        _words(people["reporter"])[-1]
        == f"2026年年报延期到{day_words(due)}截止、{day_words(closes)}关闭，还有 2 项可以补报。原因：年报推迟"
    )


def test_a_department_is_told_why_an_item_came_back_with_the_way_to_that_item(reported: Any, people: Any) -> None:
    return_item(item=reported, revision=reported.revision, reason="与月报不符", by=people["reviewer"])

    told = Notice.objects.filter(to=people["reporter"]).first()
    assert told is not None
    assert told.words == "2026年年报“森林覆盖率”被退回，理由：与月报不符"
    assert told.about == f"/reporting/{reported.submission_id}/#item-{reported.pk}"
    assert not Notice.objects.filter(to__in=[people["outsider"], people["planner"], people["reviewer"]]).exists()


def test_the_way_of_a_returned_item_leads_to_its_row(
    reported: Any, people: Any, signed_in: Callable[[str], Client]
) -> None:
    return_item(item=reported, revision=reported.revision, reason="与月报不符", by=people["reviewer"])
    client, told = signed_in("reporter"), Notice.objects.filter(to=people["reporter"]).first()
    assert told is not None
    answer = client.post("/notices/read/", {"notice": told.pk, "about": told.about})

    page, _, anchor = answer["Location"].partition("#")
    assert f'id="{anchor}"' in client.get(page).content.decode()


def test_who_sent_for_a_department_is_told_too_and_an_item_returned_twice_is_told_twice(
    item: Any, people: Any, planner: Any
) -> None:
    from lantu_web.submissions.services.filling import Entry, fill

    for reason in ("一", "二"):
        held = SubmissionItem.objects.get(pk=item.pk)
        entry = Entry("41.2", f"第{reason}次", held.revision)
        fill(submission=item.submission, entries={item.pk: entry}, by=planner, submit=True)
        held.refresh_from_db()
        return_item(item=held, revision=held.revision, reason=reason, by=people["reviewer"])

    assert [one[-1] for one in _words(planner)] == ["一", "二"]
    assert [one[-1] for one in _words(people["reporter"])[1:]] == ["一", "二"]


def test_a_return_after_the_round_closed_says_that_it_takes_an_extension(
    reported: Any, close: Any, people: Any, planner: Any
) -> None:
    close()
    return_item(item=reported, revision=reported.revision, reason="与月报不符", by=people["reviewer"])

    window = SubmissionItem.objects.get(pk=reported.pk).submission.window
    (to_reviewer,) = Notice.objects.filter(to=people["reviewer"])
    (to_planner,) = Notice.objects.filter(to=planner)
    assert "延期后填报单位才能改" in to_reviewer.words
    assert (to_reviewer.about, to_planner.about) == (f"/review/{reported.pk}/", f"/reporting/rounds/{window.pk}/")
    assert f"已于{day_words(window.closes)}关闭，延期后才能改" in _words(people["reporter"])[-1]


def test_a_planner_who_returns_after_closing_is_told_once(reported: Any, close: Any, planner: Any) -> None:
    close()
    return_item(item=reported, revision=reported.revision, reason="与月报不符", by=planner)

    assert len(_words(planner)) == 1


def test_review_shows_what_waits_for_an_extension_until_it_is_given(
    reported: Any, close: Any, people: Any, planner: Any, signed_in: Callable[[str], Client]
) -> None:
    close()
    client = signed_in("reviewer")
    assert "等待延期" not in client.get("/review/").content.decode()
    given = {"do": "return", "revision": reported.revision, "reason": "与月报不符"}

    page = client.post(f"/review/{reported.pk}/decide/", given, follow=True).content.decode()

    assert "填报单位现在改不了" in page
    assert "<h2>等待延期</h2>" in page
    assert "要延期后填报单位才能改" in client.get(f"/review/{reported.pk}/").content.decode()
    window, today = SubmissionItem.objects.get(pk=reported.pk).submission.window, timezone.localdate()
    assert f"/reporting/rounds/{window.pk}/" in signed_in("planner").get("/review/").content.decode()
    extend_window(window=window, due=today + DAY, closes=today + DAY, reason="补报", by=planner)
    assert not stranded().exists()


def test_what_was_given_by_another_channel_waits_for_no_extension(
    reported: Any, close: Any, people: Any, planner: Any, forest: Any
) -> None:
    close()
    return_item(item=reported, revision=reported.revision, reason="与月报不符", by=people["reviewer"])
    assert stranded().exists()
    record_figure(indicator=forest, period="2026", value=Decimal(41), unit="%", source="统计公报", by=planner)

    assert not stranded().exists()


@pytest.mark.parametrize("reason", ["理由" * 500])
def test_a_long_reason_is_cut_in_the_notice_and_whole_at_the_item(
    reason: str, reported: Any, people: Any, signed_in: Callable[[str], Client]
) -> None:
    return_item(item=reported, revision=reported.revision, reason=reason, by=people["reviewer"])

    assert _words(people["reporter"])[-1].endswith("……")
    assert reason in signed_in("reporter").get(f"/reporting/{reported.submission_id}/").content.decode()
