"""A round asks each lead unit for its own, within its days; an extension is an act with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.errors import NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.submissions.errors import ReasonMissing, WindowNeeds, WindowShut
from lantu_web.submissions.models import ReportingWindow, Submission
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.windows import extend_window, open_window

TODAY = timezone.localdate()


def _open(forest: Any, planner: Any, **other: Any) -> ReportingWindow:
    days = {"opens": TODAY, "due": TODAY, "closes": TODAY}
    given = {"name": "季报", "period": "2026-Q1", "indicators": [forest], "by": planner, **days, **other}
    return open_window(plan=forest.plan, **given)


def test_each_lead_unit_gets_its_submission_and_nobody_else(window: Any, departments: dict[str, Any]) -> None:
    assert [one.department for one in Submission.objects.all()] == [departments["林业局"]]
    assert Submission.objects.get().items.count() == 2


def test_an_indicator_without_a_lead_unit_is_not_asked_for(forest: Any, planner: Any) -> None:
    forest.owner = None
    forest.save()
    with pytest.raises(WindowNeeds, match="森林覆盖率”还没有牵头单位"):
        _open(forest, planner)
    assert not ReportingWindow.objects.exists()


@pytest.mark.parametrize("wrong", [{"due": TODAY - timedelta(days=1)}, {"indicators": []}, {"name": ""}])
def test_a_round_that_cannot_be_is_refused_in_words(wrong: dict[str, Any], forest: Any, planner: Any) -> None:
    with pytest.raises(WindowNeeds):
        _open(forest, planner, **wrong)


def test_only_the_planning_section_opens_and_extends(window: Any, forest: Any, people: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        _open(forest, people["reviewer"])
    with pytest.raises(NotAllowed):
        extend_window(window=window, due=TODAY, closes=TODAY, reason="某", by=people["reporter"])


def test_a_closed_round_refuses_with_the_day_and_an_extension_reopens_it(
    submission: Any, item: Any, close: Any, people: dict[str, Any], window: Any, signed_in: Any
) -> None:
    close()
    submission.refresh_from_db()
    with pytest.raises(WindowShut, match=f"已于 {window.closes} 关闭"):
        fill(submission=submission, entries={item.pk: Entry("41")}, by=people["reporter"])

    later = TODAY + timedelta(days=3)
    with pytest.raises(ReasonMissing):
        extend_window(window=window, due=later, closes=later, reason=" ", by=people["planner"])
    with pytest.raises(WindowNeeds):
        extend_window(window=window, due=window.due, closes=window.closes, reason="某", by=people["planner"])
    extend_window(window=window, due=later, closes=later, reason="普查推迟", by=people["planner"])

    line = LogEntry.objects.get(action="window.extend")
    assert line.before["closes"] == str(window.closes)
    assert line.after["reason"] == "普查推迟"
    assert "普查推迟" in signed_in("reporter").get(f"/reporting/{submission.pk}/").content.decode()
    submission = Submission.objects.get(pk=submission.pk)
    assert fill(submission=submission, entries={item.pk: Entry("41")}, by=people["reporter"]).saved == [item.pk]


def test_a_round_not_yet_open_refuses(forest: Any, planner: Any, people: dict[str, Any]) -> None:
    tomorrow = TODAY + timedelta(days=1)
    submission = _open(forest, planner, opens=tomorrow, due=tomorrow, closes=tomorrow).submissions.get()
    with pytest.raises(WindowShut, match="才开放"):
        fill(submission=submission, entries={}, by=people["reporter"])


def test_the_page_ticks_what_fits_the_period_and_opens_the_round(
    forest: Any, timber: Any, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("planner")

    page = client.get("/reporting/rounds/new/?period=2026年一季度")
    assert [(row["indicator"], bool(row["ticked"])) for row in page.context["rows"]] == [
        (forest, False),
        (timber, False),
    ]
    page = client.get("/reporting/rounds/new/?period=2026")
    assert [bool(row["ticked"]) for row in page.context["rows"]] == [True, True]
    days = {name: TODAY.isoformat() for name in ("opens", "due", "closes")}
    answer = client.post("/reporting/rounds/new/?period=2026", {"name": "年报", "indicator": [forest.pk], **days})

    window = ReportingWindow.objects.get()
    assert answer["Location"] == f"/reporting/rounds/{window.pk}/?kept=1"
    assert list(window.indicators.all()) == [forest]
    assert "林业局" in client.get(answer["Location"]).content.decode()


def test_a_period_that_is_none_is_told(forest: Any, signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("planner").get("/reporting/rounds/new/?period=明年")
    assert answer.status_code == 422
    assert "E609" in answer.content.decode()


def test_what_gets_a_lead_unit_later_is_added_to_the_round_and_its_department_told(
    window: Any, forest: Any, departments: dict[str, Any], people: dict[str, Any], planner: Any, signed_in: Any
) -> None:
    from lantu_web.notices.models import Notice
    from lantu_web.record.models import Indicator
    from lantu_web.record.services import assign_owner

    late = Indicator.objects.create(plan=forest.plan, key="水", name="用水总量", type="CEIL", unit="万吨")
    client, page = signed_in("planner"), f"/reporting/rounds/{window.pk}/"
    assert "用水总量" not in client.get(page).content.decode()
    assign_owner(things=[late], department=departments["水利局"], by=planner)
    assert "用水总量" in client.get(page).content.decode()

    client.post(f"{page}add/", {"indicator": [late.pk]})

    item = late.items.get()
    assert item.submission.department == departments["水利局"]
    assert late in window.indicators.all()
    assert Notice.objects.filter(to=people["outsider"], words__contains="2026年年报").count() == 1
    assert "用水总量" not in client.get(page).content.decode()


def test_nothing_is_added_to_a_closed_round(window: Any, forest: Any, close: Any, planner: Any) -> None:
    from lantu_web.submissions.services.windows import ask_more

    close()
    with pytest.raises(WindowShut, match="关闭"):
        ask_more(window=window, indicators=[forest], by=planner)


def test_what_is_not_submitted_yet_follows_a_new_lead_unit(
    window: Any, item: Any, money: Any, forest: Any, timber: Any, departments: dict[str, Any], people: dict[str, Any], planner: Any
) -> None:  # fmt: skip
    from lantu_web.duties.services import set_duties
    from lantu_web.submissions.services.filling import Entry, fill

    fill(submission=item.submission, entries={money.pk: Entry("12000")}, by=people["reporter"], submit=True)
    wanted = {f"indicator-{one.pk}": {"owner": departments["水利局"].pk} for one in (forest, timber)}

    set_duties(plan=forest.plan, wanted=wanted, how="逐项修改", by=planner)

    item.refresh_from_db()
    money.refresh_from_db()
    assert item.submission.department == departments["水利局"]
    assert item.source == "水利局"
    assert money.submission.department == departments["林业局"], "what was submitted stays with who submitted it"
    assert fill(
        submission=item.submission, entries={item.pk: Entry("41.2", revision=item.revision)}, by=people["outsider"]
    ).saved == [item.pk]


def test_a_second_round_of_the_same_name_is_refused_with_the_way_to_the_first(
    window: Any, forest: Any, planner: Any
) -> None:
    from lantu_web.submissions.errors import WindowThere

    with pytest.raises(WindowThere, match="2026年的填报期“2026年年报”已经有了"):
        open_window(
            plan=forest.plan, name="2026年年报", period="2026", opens=window.opens, due=window.due, closes=window.closes,
            indicators=[forest], by=planner,
        )  # fmt: skip


def test_the_review_page_is_of_one_plan_and_names_what_waits_of_others(
    submission: Any, item: Any, forest: Any, people: dict[str, Any], planner: Any, signed_in: Any
) -> None:
    from lantu_web.record.models import Plan
    from lantu_web.submissions.services.filling import Entry, fill

    fill(submission=submission, entries={item.pk: Entry("41.2")}, by=people["reporter"], submit=True)
    other = Plan.objects.create(
        region=forest.plan.region, title="另一规划", key="另一规划", first_year=2020, last_year=2024
    )
    client = signed_in("reviewer")

    here, there = client.get(f"/review/?plan={forest.plan_id}"), client.get(f"/review/?plan={other.pk}")

    assert "森林覆盖率" in here.content.decode()
    assert "还没有开放过填报期" in there.content.decode()
    assert f"《{forest.plan}》1 项" in there.content.decode()


def test_looking_at_a_round_does_not_throw_away_what_is_being_typed_for_another(window: Any, signed_in: Any) -> None:
    client, page = signed_in("planner"), f"/reporting/rounds/{window.pk}/"

    assert 'data-kept="window"' not in client.get(page).content.decode()
    assert 'data-kept="window"' in client.get(f"{page}?kept=1").content.decode()
