"""Review: four eyes, decided once, locked, and corrected only by another row."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.errors import FigureExists, NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Channel, Observation
from lantu_web.observations.services import record_figure
from lantu_web.submissions.errors import OwnSubmission, ReasonMissing, ReviewedAlready
from lantu_web.submissions.models import Review
from lantu_web.submissions.selectors import queue, waiting_items
from lantu_web.submissions.services.filling import Entry, fill, withdraw
from lantu_web.submissions.services.reviewing import approve, approve_all, correct, current_figure, return_item, sample


@pytest.fixture
def approved(reported: Any, people: dict[str, Any]) -> Any:
    return approve(item=reported, revision=reported.revision, by=people["reviewer"])


def test_approving_writes_the_figure_locks_the_item_and_logs(
    approved: Any, people: dict[str, Any], forest: Any
) -> None:
    figure = Observation.objects.get()
    assert (figure.indicator, figure.period, figure.value) == (forest, "2026", Decimal("41.2"))
    assert (figure.channel, figure.source, figure.recorded_by) == (Channel.SUBMISSION, "林业局", people["reviewer"])
    approved.refresh_from_db()
    assert (approved.state, approved.observation) == ("approved", figure)
    assert LogEntry.objects.filter(
        action="submission.review", about=f"submissions.submissionitem:{approved.pk}"
    ).exists()
    outcome = fill(submission=approved.submission, entries={approved.pk: Entry("50", was="x")}, by=people["reporter"])
    assert "已通过" in outcome.problems[approved.pk]
    assert verify_chain() > 5


def test_the_second_of_two_reviewers_is_told_and_nothing_is_doubled(
    reported: Any, approved: Any, people: dict[str, Any]
) -> None:
    with pytest.raises(ReviewedAlready, match=r"已由某reviewer于.* 通过"):
        approve(item=reported, revision=reported.revision, by=people["planner"])
    with pytest.raises(ReviewedAlready):
        return_item(item=reported, revision=reported.revision, reason="某", by=people["planner"])
    assert Observation.objects.count() == Review.objects.count() == 1


def test_what_changed_since_the_page_was_opened_is_not_approved(reported: Any, people: dict[str, Any]) -> None:
    seen = reported.revision
    withdraw(submission=reported.submission, by=people["reporter"])
    with pytest.raises(ReviewedAlready, match="撤回"):
        approve(item=reported, revision=seen, by=people["reviewer"])
    fill(
        submission=reported.submission, entries={reported.pk: Entry("50", revision=seen + 1, was="41.2")},
        by=people["reporter"], submit=True,
    )  # fmt: skip
    with pytest.raises(ReviewedAlready, match="重新提交"):
        approve(item=reported, revision=seen, by=people["reviewer"])
    assert not Observation.objects.exists()


def test_who_submitted_may_not_approve(item: Any, people: dict[str, Any]) -> None:
    fill(submission=item.submission, entries={item.pk: Entry("41.2")}, by=people["planner"], submit=True)
    item.refresh_from_db()
    with pytest.raises(OwnSubmission):
        approve(item=item, revision=item.revision, by=people["planner"])
    assert not Observation.objects.exists()
    assert approve(item=item, revision=item.revision, by=people["reviewer"]).state == "approved"


def test_a_return_has_a_reason_and_comes_back_to_the_department(reported: Any, people: dict[str, Any]) -> None:
    with pytest.raises(ReasonMissing):
        return_item(item=reported, revision=reported.revision, reason="  ", by=people["reviewer"])
    return_item(item=reported, revision=reported.revision, reason="口径不对", by=people["reviewer"])
    reported.refresh_from_db()
    fill(
        submission=reported.submission, entries={reported.pk: Entry("41.3", revision=reported.revision, was="41.2")},
        by=people["reporter"], submit=True,
    )  # fmt: skip
    reported.refresh_from_db()
    approve(item=reported, revision=reported.revision, by=people["reviewer"])
    assert [one.decision for one in reported.reviews.all()] == ["approved", "returned"]
    assert Observation.objects.get().value == Decimal("41.3")


def test_a_figure_the_department_gave_before_stops_the_approval_whole(
    reported: Any, people: dict[str, Any], forest: Any
) -> None:
    record_figure(indicator=forest, period="2026", value=Decimal(41), unit="%", source="某", by=people["planner"])
    with pytest.raises(FigureExists):
        approve(item=reported, revision=reported.revision, by=people["reviewer"])
    reported.refresh_from_db()
    assert reported.state == "submitted"
    assert not Review.objects.exists()


def test_several_are_approved_each_for_itself(reported: Any, money: Any, people: dict[str, Any]) -> None:
    fill(submission=money.submission, entries={money.pk: Entry("12000")}, by=people["planner"], submit=True)
    money.refresh_from_db()
    done, refused = approve_all(
        revisions={reported.pk: reported.revision, money.pk: money.revision}, by=people["planner"]
    )
    assert done == [reported]
    assert "E655" in refused[0]
    assert Observation.objects.count() == 1


def test_a_sample_says_who_when_and_how(approved: Any, people: dict[str, Any]) -> None:
    for method, finding in (("", "某"), ("现场核实", " ")):
        with pytest.raises(ReasonMissing):
            sample(item=approved, method=method, finding=finding, by=people["reviewer"])
    review = sample(item=approved, method="现场核实", finding="与台账一致", by=people["reviewer"])
    assert (review.by, review.method, review.reason, review.decision) == (
        people["reviewer"],
        "现场核实",
        "与台账一致",
        "sampled",
    )
    assert LogEntry.objects.get(action="submission.sample").after["method"] == "现场核实"


def test_a_draw_gives_what_was_approved_and_not_yet_verified(
    reported: Any, people: dict[str, Any], signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reviewer")
    assert client.get("/review/?draw=1").context["drawn"] == []
    approve(item=reported, revision=reported.revision, by=people["reviewer"])
    assert client.get("/review/?draw=1").context["drawn"] == [reported]
    sample(item=reported, method="电话核对", finding="一致", by=people["reviewer"])
    assert client.get("/review/?draw=1").context["drawn"] == []


def test_a_correction_is_a_new_row_with_who_and_why(approved: Any, people: dict[str, Any]) -> None:
    first = Observation.objects.get()
    with pytest.raises(ReasonMissing):
        correct(item=approved, figure_id=first.pk, value=Decimal(42), reason="", by=people["planner"])
    second = correct(item=approved, figure_id=first.pk, value=Decimal(42), reason="普查修订", by=people["planner"])
    approved.refresh_from_db()
    assert (approved.observation, approved.value) == (first, Decimal("41.2"))
    assert current_figure(approved) == second
    assert (second.supersedes, second.reason, second.recorded_by) == (first, "普查修订", people["planner"])
    with pytest.raises(ReviewedAlready, match="刚被别人更正过"):
        correct(item=approved, figure_id=first.pk, value=Decimal(43), reason="某", by=people["reviewer"])


@pytest.mark.parametrize("who", ["reporter", "outsider", "leader", "supervisor", "administrator"])
def test_others_decide_nothing(who: str, reported: Any, people: dict[str, Any]) -> None:
    for deed in (
        lambda: approve(item=reported, revision=reported.revision, by=people[who]),
        lambda: return_item(item=reported, revision=reported.revision, reason="某", by=people[who]),
        lambda: sample(item=reported, method="某", finding="某", by=people[who]),
        lambda: approve_all(revisions={}, by=people[who]),
        lambda: correct(item=reported, figure_id=1, value=Decimal(1), reason="某", by=people[who]),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_queue_shows_the_oldest_first_and_what_is_odd(
    reported: Any, money: Any, timber: Any, planner: Any, people: dict[str, Any], signed_in: Callable[[str], Client]
) -> None:
    record_figure(indicator=timber, period="2026-Q1", value=Decimal(15000), unit="万元", source="某", by=planner)
    fill(submission=money.submission, entries={money.pk: Entry("12000")}, by=people["reporter"], submit=True)

    assert [(line.item, [r.kind for r in line.remarks]) for line in queue(waiting_items(plan=timber.plan))] == [
        (reported, []),
        (money, ["cumulative"]),
    ]
    page = signed_in("reviewer").get("/review/").content.decode()
    assert "低于2026年一季度的累计数 15000万元" in page
    assert f'value="{reported.pk}:{reported.revision}" checked' in page
    assert f'value="{money.pk}:' not in page
    only = signed_in("reviewer").get("/review/?odd=yes").context["page"]
    assert [line.item for line in only] == [money]


def test_the_round_on_the_pages(reported: Any, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("reviewer")
    address = f"/review/{reported.pk}/"
    told = client.post(f"{address}decide/", {"do": "return", "revision": reported.revision, "reason": ""}, follow=True)
    assert "退回要写明理由" in told.content.decode()
    client.post("/review/approve/", {"item": f"{reported.pk}:{reported.revision}"})
    assert Observation.objects.get().value == Decimal("41.2")
    second = client.post(f"{address}decide/", {"do": "approve", "revision": reported.revision})
    assert second.status_code == 422
    assert "E654" in second.content.decode()
    client.post(f"{address}verify/", {"method": "电话核对", "finding": "一致"})
    wrong = client.post(f"{address}correct/", {"figure": Observation.objects.get().pk, "value": "约", "reason": "某"})
    assert (wrong.status_code, "E650" in wrong.content.decode()) == (422, True)
    client.post(f"{address}correct/", {"figure": Observation.objects.get().pk, "value": "４２", "reason": "普查修订"})
    page = signed_in("reporter").get(address).content.decode()
    for words in ("电话核对", "普查修订", "现行数"):
        assert words in page
    assert signed_in("outsider").get(address).status_code == 404
    assert client.post("/review/approve/", {"item": ["x", "1:", "9:9:9", "1" * 30 + ":1"]}).status_code == 302


def test_the_queue_needs_a_bounded_number_of_queries(
    submission: Any, forest: Any, departments: Any, people: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    from django.utils import timezone

    from lantu_web.record.models import Indicator
    from lantu_web.submissions.models import SubmissionItem

    for number in range(30):
        one = Indicator.objects.create(
            plan=forest.plan, key=str(number), name=f"指标{number}", owner=departments["林业局"]
        )
        SubmissionItem.objects.create(
            submission=submission, indicator=one, state="submitted", value=1, submitted_at=timezone.now(),
            submitted_by=people["reporter"],
        )  # fmt: skip
    client = signed_in("reviewer")
    with django_assert_max_num_queries(18):
        assert client.get("/review/").status_code == 200


def test_what_was_given_is_not_due_any_more_and_was_due_before(
    item: Any, forest: Any, timber: Any, people: dict[str, Any]
) -> None:
    from lantu_web.indicators.selectors import next_due

    due, before = item.submission.window.due, timezone.now()
    assert next_due([forest, timber]) == {forest.pk: due, timber.pk: due}

    fill(submission=item.submission, entries={item.pk: Entry("41.2")}, by=people["reporter"], submit=True)

    assert next_due([forest, timber]) == {timber.pk: due}
    assert next_due([forest, timber], before) == {forest.pk: due, timber.pk: due}
    assert next_due([forest, timber], timezone.now()) == {timber.pk: due}
