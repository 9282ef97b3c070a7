"""A round that was opened by mistake is withdrawn: it asks for nothing any more, says why, and frees its name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lantu_web.errors import NotAllowed
from lantu_web.indicators.selectors import next_due
from lantu_web.log.models import LogEntry
from lantu_web.notices.models import Notice
from lantu_web.submissions.errors import ReasonMissing, WindowAnswered, WindowShut
from lantu_web.submissions.reported import reported_of
from lantu_web.submissions.selectors import submissions_for
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import approve
from lantu_web.submissions.services.windows import ask_more, extend_window, open_window
from lantu_web.submissions.services.withdrawing import withdraw_window

TODAY = timezone.localdate()


def test_nobody_owes_anything_of_a_withdrawn_round_and_who_was_asked_is_told_why(
    window: Any, forest: Any, people: dict[str, Any], planner: Any
) -> None:
    assert reported_of(forest.plan)
    assert next_due([forest])

    withdraw_window(window=window, reason="时期选错", by=planner)

    assert not reported_of(forest.plan)
    assert not next_due([forest])
    assert not submissions_for(people["reporter"]).exists()
    told = Notice.objects.get(to=people["reporter"], words__contains="撤销")
    assert "时期选错" in told.words
    assert LogEntry.objects.get(action="window.withdraw").after["reason"] == "时期选错"


def test_it_stands_in_the_past_as_it_stood(window: Any, forest: Any, planner: Any) -> None:
    before = timezone.now()
    withdraw_window(window=window, reason="时期选错", by=planner)
    (one,) = reported_of(forest.plan, before)
    assert one.owed == 2
    assert one.window.withdrawn is None
    assert forest.pk in next_due([forest], before)
    assert not reported_of(forest.plan, timezone.now())


def test_what_was_typed_can_be_read_and_not_be_sent(
    window: Any, submission: Any, item: Any, people: dict[str, Any], planner: Any, signed_in: Any
) -> None:
    fill(submission=submission, entries={item.pk: Entry("41.2")}, by=people["reporter"])
    withdraw_window(window=window, reason="时期选错", by=planner)

    page = signed_in("reporter").get(f"/reporting/{submission.pk}/").content.decode()
    assert "41.2" in page
    assert "时期选错" in page
    assert "不再要报" in page
    submission.refresh_from_db()
    with pytest.raises(WindowShut, match="撤销"):
        fill(submission=submission, entries={item.pk: Entry("42")}, by=people["reporter"], submit=True)


def test_what_waits_for_review_is_decided_first_and_what_was_approved_stays(
    window: Any, reported: Any, people: dict[str, Any], planner: Any
) -> None:
    with pytest.raises(WindowAnswered, match="1 项已经提交"):
        withdraw_window(window=window, reason="时期选错", by=planner)
    window.refresh_from_db()
    assert window.withdrawn is None

    approve(item=reported, revision=reported.revision, by=people["reviewer"])
    withdraw_window(window=window, reason="时期选错", by=planner)

    reported.refresh_from_db()
    assert reported.state == "approved"
    (one,) = reported_of(window.plan)
    assert (one.submission.asked, one.owed, one.word) == (1, 0, "全部通过")


def test_it_is_withdrawn_once_for_a_reason_by_the_planning_section(
    window: Any, forest: Any, people: dict[str, Any], planner: Any
) -> None:
    with pytest.raises(NotAllowed):
        withdraw_window(window=window, reason="某", by=people["reviewer"])
    with pytest.raises(ReasonMissing):
        withdraw_window(window=window, reason=" ", by=planner)
    withdraw_window(window=window, reason="某", by=planner)
    for again in (
        lambda: withdraw_window(window=window, reason="某", by=planner),
        lambda: extend_window(window=window, due=TODAY + timedelta(30), closes=TODAY + timedelta(40), reason="某", by=planner),
        lambda: ask_more(window=window, indicators=[forest], by=planner),
    ):  # fmt: skip
        with pytest.raises(WindowShut, match="撤销"):
            again()


def test_its_name_is_free_again(window: Any, forest: Any, planner: Any) -> None:
    withdraw_window(window=window, reason="漏了指标", by=planner)
    anew = open_window(
        plan=forest.plan, name=window.name, period=window.period, opens=TODAY, due=TODAY, closes=TODAY,
        indicators=[forest], by=planner,
    )  # fmt: skip
    assert anew.pk != window.pk
    assert next_due([forest]) == {forest.pk: TODAY}


def test_the_page_withdraws_and_says_what_it_did(
    window: Any, reported: Any, people: dict[str, Any], signed_in: Any
) -> None:
    client, page = signed_in("planner"), f"/reporting/rounds/{window.pk}/"
    refused = client.post(f"{page}withdraw/", {"withdraw-reason": "时期选错"})
    assert refused.status_code == 422
    assert "E668" in refused.content.decode()
    approve(item=reported, revision=reported.revision, by=people["reviewer"])

    shown = client.post(f"{page}withdraw/", {"withdraw-reason": "时期选错"}, follow=True).content.decode()

    assert "已撤销，没有提交的不用再报，已通过的数保留。原因：时期选错" in shown
    assert "延期</button>" not in shown
