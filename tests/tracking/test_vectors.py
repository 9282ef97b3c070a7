"""The worked figures of the official formulas: what each type gives, and the words that carry it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.standards.status_rules import status_rules
from lantu.tracking import (
    AnnualTarget,
    Comparison,
    Issued,
    Milestone,
    Status,
    assess,
    expected_path,
    intensity_change,
)
from lantu.tracking.assessment import Assessment
from tests.tracking.cast import END_2027, figure, goal, yearly


def rounded(value: Decimal | None, places: str = "0.01") -> str:
    assert value is not None
    return str(value.quantize(Decimal(places)))


def test_growth_of_six_per_cent_after_two_years() -> None:
    found = assess(goal("GROWTH", target="6", name="地区生产总值"), yearly(2026, "5.5", "6.2"), END_2027)
    assert found.value is not None
    assert found.required_rest is not None
    assert (rounded(found.value.value, "0.001"), rounded(found.progress, "0.0001")) == ("5.849", "0.3902")
    assert (found.time_progress, rounded(found.required_rest.value, "0.001")) == (Decimal("0.4"), "6.101")
    assert found.words == "符合预期"
    assert (
        found.reason == "截至2027年，地区生产总值年均增长5.85%，应达到6%；完成39.02%，序时40%；余下3年年均还需增长6.1%"
    )


def test_pm25_from_forty_to_thirty_three_is_behind_at_thirty_eight() -> None:
    unit = "微克/立方米"
    found = assess(
        goal("LEVEL_DOWN", base="40", target="33", unit=unit, name="PM2.5"), [figure(2027, 38, unit)], END_2027
    )
    assert (found.status, rounded(found.progress, "0.0001"), rounded(found.ratio, "0.001")) == (
        Status.BEHIND,
        "0.2857",
        "0.714",
    )
    assert found.reason.startswith("截至2027年，PM2.5 38微克/立方米，应降到37.2以下；完成28.57%，序时40%")
    assert "历史数据不足3年，没有判断是否难以完成" in found.warnings


def test_cumulative_cut_of_seventeen_per_cent() -> None:
    found = assess(goal("CUMUL_CUT", target="17"), yearly(2026, "3.0", "3.1"), END_2027)
    assert found.value is not None
    assert found.required_rest is not None
    assert (rounded(found.value.value, "0.001"), rounded(found.progress, "0.0001")) == ("6.007", "0.3325")
    assert (rounded(found.ratio, "0.001"), found.status) == ("0.831", Status.BEHIND)
    assert rounded(found.required_rest.value, "0.001") == "4.061"


def test_an_even_split_of_seventeen_per_cent() -> None:
    path = expected_path(goal("CUMUL_CUT", target="17"), status_rules(END_2027))
    assert [rounded(one.expected.value, "0.001") for one in path if one.expected] == ["0.000", "3.658", "7.182", "10.577", "13.849", "17.000"]  # fmt: skip


def test_six_per_cent_of_seventeen_is_a_third_in_logs() -> None:
    found = assess(goal("CUMUL_CUT", target="17"), [figure("2026-2027", 6)], END_2027)
    assert rounded(found.progress, "0.001") == "0.332"


def test_intensity_falls_where_energy_grows_slower_than_output() -> None:
    assert rounded(intensity_change(Decimal("2.5"), Decimal("5.8")).value, "0.001") == "-3.119"


def test_levels_totals_and_compounding_levels() -> None:
    ratio = assess(goal("LEVEL_UP", base="40", target="42"), [figure(2027, "40.8")], END_2027)
    total = assess(goal("CUMUL", target="5000", unit="人"), yearly(2026, 1000, 1100, unit="人"), END_2027)
    money = assess(
        goal("LEVEL_UP_GEO", base="100", target="161.051", unit="亿元"), [figure(2027, 121, "亿元")], END_2027
    )
    assert [one.status for one in (ratio, total, money)] == [Status.ON_TRACK, Status.FASTER, Status.ON_TRACK]
    assert [one.progress for one in (ratio, total, money)] == [Decimal("0.4"), Decimal("0.42"), Decimal("0.4")]
    assert [str(one.required_rest) for one in (ratio, total, money)] == ["0.4个百分点", "966.67人", "10%"]


@pytest.mark.parametrize(("value", "status"), [("24.6", "达标"), ("24.1", "临界"), ("24", "临界"), ("23.99", "未达标")])
def test_a_floor_is_kept_or_not_without_partial_credit(value: str, status: str) -> None:
    found = assess(goal("FLOOR", target="24", unit="万亩"), [figure(2027, value, "万亩")], END_2027)
    assert (found.words, found.progress, found.ratio) == (status, None, None)


def test_a_ceiling_that_must_not_be_touched_is_broken_when_touched() -> None:
    found = assess(goal("CEIL", target="5.5", comparator="<"), yearly(2026, "5.2", "5.5"), END_2027)
    assert (found.status, found.margin) == (Status.NOT_MET, 0)


@pytest.mark.parametrize(("value", "status"), [("50", "达标"), ("45.5", "临界"), ("55.1", "未达标"), ("44", "未达标")])
def test_a_range_is_kept_or_not(value: str, status: str) -> None:
    found = assess(goal("RANGE", target="45", upper=Decimal(55), comparator="range"), [figure(2027, value)], END_2027)
    assert found.words == status


def test_a_range_set_anew_each_year_waits_for_the_years_plan() -> None:
    wanted = goal("RANGE", annual_targets={2026: AnnualTarget(Decimal(5), Decimal("5.5"))})
    assert assess(wanted, [figure(2026, "5.2")], date(2026, 12, 31)).status is Status.MET
    assert assess(wanted, [figure(2027, "5.2")], END_2027).status is Status.INCOMPLETE


def external(at: date) -> Assessment:
    issued = Issued(goal("CUMUL_CUT", target="17"), "市发改〔2027〕3号", date(2027, 3, 1))
    return assess(goal("EXTERNAL", binding=True, issued=(issued,)), yearly(2026, "3.7", "3.7"), at)


def test_what_is_handed_down_waits_until_its_document_is_registered() -> None:
    assert external(date(2027, 2, 28)).words == "待下达"


def test_what_is_handed_down_is_judged_by_its_own_type() -> None:
    found = external(END_2027)
    assert (found.status, found.binding) == (Status.ON_TRACK, True)
    assert found.reason.startswith("按市发改〔2027〕3号：截至2027年")


@pytest.mark.parametrize(
    ("sign", "own", "status"),
    [(">", ("6", "6"), "达标"), (">", ("7", "4.9"), "临界"), (">", ("5", "5"), "未达标"), (">=", ("5", "5"), "达标"),
     ("~", ("5.4", "4.6"), "达标"), ("~", ("6", "6"), "未达标"), ("<", ("4", "4"), "达标")],
)  # fmt: skip
def test_another_series_is_compared_over_the_plan_and_in_the_latest_year(sign: str, own: tuple[str, str], status: str) -> None:  # fmt: skip
    other = Comparison("地区生产总值增速", "growth", tuple(yearly(2026, "5", "5")))
    found = assess(goal("RELATIVE", comparator=sign, compared=other), yearly(2026, *own), END_2027)
    assert found.words == status


@pytest.mark.parametrize(("rank", "status"), [(28, "达标"), (30, "临界"), (31, "未达标")])
def test_a_rank_is_within_the_places_or_not(rank: int, status: str) -> None:
    assert assess(goal("RANK", target="30", unit=None), [figure(2027, rank, "位")], END_2027).words == status


def step(month: int, *, done: bool, evidence: str | None = "文件") -> Milestone:
    day = date(2027, month, 1)
    return Milestone(
        f"{month}月节点", due=day, started=day if done else None, done=day if done else None, evidence=evidence
    )


@pytest.mark.parametrize(
    ("steps", "status"),
    [([step(3, done=True), step(6, done=True)], "已完成"), ([step(3, done=True), step(6, done=False)], "进展缓慢"),
     ([step(3, done=False), step(6, done=False)], "未启动"), ([step(3, done=True, evidence=None)], "进展缓慢")],
)  # fmt: skip
def test_a_task_is_told_by_its_milestones_and_their_evidence(steps: list[Milestone], status: str) -> None:
    assert assess(goal("TEXT", milestones=tuple(steps)), [], END_2027).words == status


def test_a_task_whose_next_step_is_not_due_goes_on_normally() -> None:
    steps = (step(3, done=True), Milestone("验收", due=date(2029, 1, 1)))
    found = assess(goal("TEXT", milestones=steps), [], END_2027)
    assert (found.words, found.progress) == ("正常推进", Decimal("0.5"))


def test_the_years_own_target_is_a_judgement_of_its_own() -> None:
    wanted = goal("CUMUL", target="5000", unit="人", annual_targets={2027: AnnualTarget(Decimal(1200))})
    found = assess(wanted, yearly(2026, 1100, 1100, unit="人"), END_2027)
    assert found.annual is not None
    assert (found.status, found.annual.met) == (Status.FASTER, False)
    assert found.annual.words == "2027年1100人，年度目标不低于1200人，未完成"


def test_part_of_a_year_is_set_against_part_of_the_years_time() -> None:
    half = [*yearly(2026, 1000, unit="人"), figure("2027-Q1", 250, "人"), figure("2027-Q2", 250, "人")]
    total = assess(goal("CUMUL", target="5000", unit="人"), half, date(2027, 7, 15))
    growth = assess(goal("GROWTH", target="6"), [figure(2026, 6), figure("2027-H1", 6)], date(2027, 7, 15))
    assert [(one.time_progress, one.progress) for one in (total, growth)] == [(Decimal("0.3"),) * 2] * 2


def test_the_distance_between_two_percentages_is_told_in_percentage_points() -> None:
    told = assess(goal("FLOOR", target="75", unit="%"), [figure(2027, "74.1", "%")], END_2027)
    even = assess(goal("CEIL", target="5.5", unit="%", comparator="<"), [figure(2027, "5.5", "%")], END_2027)

    assert told.reason.endswith("应不低于75%；差0.9个百分点")
    assert even.reason.endswith("应低于5.5%；与限值相等")
