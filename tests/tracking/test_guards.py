"""What has no answer is said in words; what contradicts itself is refused by a numbered error; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from lantu.errors import (
    BandReversed,
    EditionsMixed,
    GoalYears,
    IssuedInTurn,
    NotPositive,
    NumberUnusable,
    OverrideUnknown,
    PercentAgainstPoints,
    PeriodUnusable,
    PricesMixed,
    RankUnusable,
    RateOutOfReach,
    RealGrowthFromCurrentPrices,
    StatusRulesNotInForce,
    UnitsDiffer,
)
from lantu.tracking import Amount, Comparison, Goal, Issued, Status, assess
from lantu.tracking.registry import all_kinds
from tests.tracking.cast import END_2027, figure, goal, yearly

LEVEL = goal("LEVEL_UP", base="40", target="42")


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (PeriodUnusable, lambda: figure("annual", 1)),
        (PeriodUnusable, lambda: figure("2027-13", 1)),
        (PeriodUnusable, lambda: figure("2027-02-30", 1)),
        (NumberUnusable, lambda: figure(2027, Decimal("NaN"))),
        (NumberUnusable, lambda: figure(2027, Decimal("Infinity"))),
        (NumberUnusable, lambda: goal("LEVEL_UP", target="1e40")),
        (GoalYears, lambda: Goal("指标", "LEVEL_UP", base_year=2030, target_year=2030)),
        (BandReversed, lambda: goal("RANGE", target="55", upper=Decimal(45))),
        (IssuedInTurn, lambda: Issued(goal("EXTERNAL"), "文件", END_2027)),
        (UnitsDiffer, lambda: assess(LEVEL, [figure(2027, 41, "万亩")], END_2027)),
        (UnitsDiffer, lambda: assess(LEVEL, [figure(2027, 41, None)], END_2027)),
        (PercentAgainstPoints, lambda: assess(LEVEL, [figure(2027, 41, "个百分点")], END_2027)),
        (PercentAgainstPoints, lambda: Amount(Decimal(1), "%") <= Amount(Decimal(1), "个百分点")),
        (PercentAgainstPoints, lambda: assess(goal("GROWTH", target="6"), [figure(2027, 1, "百分点")], END_2027)),
        (PricesMixed, lambda: assess(goal("GROWTH", target="6", price_basis="comparable"), [figure(2026, 6, price_basis="current")], END_2027)),
        (RealGrowthFromCurrentPrices, lambda: assess(goal("GROWTH", target="6"), yearly(2025, 100, 107, unit="亿元"), END_2027)),
        (RealGrowthFromCurrentPrices, lambda: assess(goal("GROWTH", target="6", price_basis="comparable"), [figure(2026, 107, "亿元", price_basis="current")], END_2027)),
        (EditionsMixed, lambda: assess(LEVEL, [figure(2026, 40, edition="旧"), figure(2027, 41, edition="新")], END_2027)),
        (NotPositive, lambda: assess(goal("LEVEL_UP_GEO", base="0", target="5"), [figure(2027, 1)], END_2027)),
        (NotPositive, lambda: assess(goal("LEVEL_UP_GEO", base="1", target="5"), [figure(2027, -1)], END_2027)),
        (RateOutOfReach, lambda: assess(goal("GROWTH", target="6"), [figure(2026, 106000)], END_2027)),
        (RateOutOfReach, lambda: assess(goal("GROWTH", target="-100"), [figure(2026, 6)], date(2026, 12, 31))),
        (RateOutOfReach, lambda: assess(goal("CUMUL_CUT", target="17"), [figure(2026, 100)], END_2027)),
        (RankUnusable, lambda: assess(goal("RANK", target="30"), [figure(2027, "2.5")], END_2027)),
        (OverrideUnknown, lambda: assess(goal("LEVEL_UP", base="1", target="2", overrides={"fast": Decimal(1)}), [], END_2027)),
        (OverrideUnknown, lambda: assess(goal("LEVEL_UP", base="1", target="2", overrides={"nearly": Decimal("0.99")}), [], END_2027)),
        (StatusRulesNotInForce, lambda: assess(LEVEL, [], date(1990, 1, 1))),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_by_its_number(error: type[Exception], act: Callable[[], object]) -> None:
    with pytest.raises(error) as refused:
        act()
    assert type(refused.value) is error


@pytest.mark.parametrize("type_", sorted(set(all_kinds()) - {"TEXT", "EXTERNAL"}))
def test_no_figures_are_missing_data_once_they_should_be_out(type_: str) -> None:
    wanted = goal(type_, base="1", target="2", compared=Comparison("他项", "growth"))  # type: ignore[arg-type]
    before, after = (assess(wanted, [], day).status for day in (date(2027, 4, 29), date(2027, 4, 30)))
    assert (before, after) == (Status.NOT_DUE, Status.NO_DATA)


def test_a_year_that_should_be_out_and_is_not_is_missing_though_the_year_before_is_there() -> None:
    told = assess(LEVEL, [figure(2026, "40.5")], date(2028, 6, 30))
    assert (told.status, told.reason) == (Status.NO_DATA, "2027年指标数据应已公布，尚未收到（截至2028年6月30日）")


def test_a_year_left_out_of_a_sum_is_named() -> None:
    told = assess(goal("CUMUL", target="5000", unit="人"), yearly(2027, 1000, unit="人"), END_2027)
    assert (told.status, told.reason) == (Status.NO_DATA, "指标缺2026年的数据，不能累计到2027年")


@pytest.mark.parametrize(
    ("wanted", "lacks"),
    [(goal("LEVEL_UP", target="2"), "基期值"), (goal("CUMUL"), "目标值"), (goal("TEXT"), "节点"),
     (Goal("指标", "GROWTH", unit="%", target=Decimal(6)), "基期年份、目标年份")],
)  # fmt: skip
def test_what_a_goal_lacks_is_named(wanted: Goal, lacks: str) -> None:
    told = assess(wanted, [], END_2027)
    assert told.status is Status.INCOMPLETE
    assert f"缺{lacks}，" in told.reason


def test_an_unknown_type_waits_for_a_person() -> None:
    assert assess(goal(None), yearly(2026, 1, 2), END_2027).words == "待定类型"


def test_a_target_against_the_direction_of_its_type_waits_for_a_person() -> None:
    assert assess(goal("LEVEL_UP", base="42", target="40"), [figure(2027, 41)], END_2027).words == "待定类型"


@pytest.mark.parametrize("type_", ["LEVEL_UP", "LEVEL_DOWN", "LEVEL_UP_GEO"])
def test_a_target_equal_to_its_base_is_held(type_: str) -> None:
    told = assess(goal(type_, base="40", target="40"), [figure(2027, 40)], END_2027)  # type: ignore[arg-type]
    assert told.status is Status.NEAR_LIMIT
    assert "基期值等于目标值，按保持判断" in told.warnings


def test_a_base_of_zero_is_no_hindrance_on_a_straight_line() -> None:
    assert assess(goal("LEVEL_UP", base="0", target="10"), [figure(2027, 4)], END_2027).progress == Decimal("0.4")


def test_a_growth_of_zero_or_under_a_bound_is_held() -> None:
    assert assess(goal("GROWTH", target="0"), yearly(2026, 1, 1), END_2027).status is Status.MET
    assert assess(goal("GROWTH", target="3", comparator="<="), yearly(2026, 4, 4), END_2027).status is Status.NOT_MET


def test_a_level_reached_early_may_fall_back_and_is_told_when_it_has() -> None:
    early = assess(LEVEL, yearly(2026, 42), date(2026, 12, 31))
    fallen = assess(LEVEL, yearly(2026, 42, "40.5"), END_2027)
    assert early.status is Status.EARLY
    assert any("可能回落" in one for one in early.warnings)
    assert fallen.status is Status.BEHIND
    assert "2026年曾达到目标，现已回落" in fallen.warnings


def test_at_the_end_a_target_is_completed_or_missed() -> None:
    at = date(2030, 12, 31)
    assert assess(LEVEL, [figure(2030, 42)], at).status is Status.COMPLETED
    missed = assess(LEVEL, [figure(2030, "41.95")], at)
    assert (missed.status, missed.required_rest) == (Status.MISSED, None)


def test_the_rest_that_asks_more_than_the_best_year_brought_is_hard_to_reach() -> None:
    past = yearly(2022, "39.1", "39.4", "39.7")
    told = assess(LEVEL, [*past, figure(2026, "40.1"), figure(2027, "40.2")], END_2027)
    assert told.status is Status.UNLIKELY
    assert "每年还需提高0.6个百分点，高于历年最好的0.3个百分点" in told.reason


def test_a_policy_cap_counts_where_history_is_short() -> None:
    told = assess(
        goal("LEVEL_UP", base="40", target="42", best_allowed=Decimal("0.5")), [figure(2027, "40.2")], END_2027
    )
    assert told.status is Status.UNLIKELY


def test_only_the_edition_of_the_target_is_used_and_the_others_are_told() -> None:
    wanted = goal("LEVEL_DOWN", base="40", target="33", edition="GB 3095—2012")
    told = assess(
        wanted, [figure(2027, 38, edition="GB 3095—2012"), figure(2027, 45, edition="GB 3095—2026")], END_2027
    )
    assert told.value is not None
    assert told.value.value == 38
    assert told.warnings[0] == "按GB 3095—2012评估，未用GB 3095—2026的数据"


def test_the_best_release_of_a_period_counts_and_a_preliminary_one_is_told() -> None:
    early = figure(2027, "40.2", release="preliminary", published=date(2028, 1, 20))
    final = figure(2027, "40.9", release="final", published=date(2028, 10, 1))
    before, after = (assess(LEVEL, [final, early], day) for day in (date(2028, 3, 1), date(2028, 11, 1)))
    assert (before.status, after.status) == (Status.BEHIND, Status.FASTER)
    assert "2027年为初步数，核实或修订后要重新评估" in before.warnings


def test_a_running_total_of_half_a_year_is_not_set_against_the_target_of_a_whole() -> None:
    wanted = goal("LEVEL_UP_GEO", base="100", target="150", unit="亿元", accrual="flow")
    told = assess(wanted, [figure(2026, 108, "亿元"), figure("2027-H1", 60, "亿元")], date(2027, 7, 20))
    assert told.value is not None
    assert told.value.value == 108
    assert "未用2027年上半年的数据：是累计数，不能与全年目标比" in told.warnings


def test_a_stock_in_mid_year_is_set_against_the_time_gone() -> None:
    told = assess(
        goal("LEVEL_UP", base="40", target="42", accrual="stock"), [figure("2027-H1", "40.6")], date(2027, 7, 1)
    )
    assert (told.progress, told.time_progress) == (Decimal("0.3"), Decimal("0.3"))


def test_units_that_convert_are_converted() -> None:
    told = assess(goal("CUMUL", target="1", unit="亿元"), yearly(2026, 2000, 2000, unit="万元"), END_2027)
    assert told.progress == Decimal("0.4")


def test_growth_from_totals_is_reckoned_where_prices_are_comparable() -> None:
    totals = [figure(2025 + k, value, "亿元", price_basis="comparable") for k, value in enumerate((100, 106, "112.36"))]
    told = assess(goal("GROWTH", target="6", price_basis="comparable"), totals, END_2027)
    assert told.progress == Decimal("0.4")


def test_other_prices_of_the_series_compared_with_are_refused() -> None:
    other = Comparison("GDP增速", "growth", (figure(2026, 5, price_basis="comparable"),))
    with pytest.raises(PricesMixed):
        assess(goal("RELATIVE", comparator=">", compared=other), [figure(2026, 6, price_basis="current")], END_2027)


def test_an_indicators_own_threshold_stands_before_the_general_one() -> None:
    own = goal("LEVEL_UP", base="40", target="42", overrides={"on_track": Decimal("0.9"), "nearly": Decimal("0.7")})
    figures = [figure(2027, "40.6")]
    assert (assess(LEVEL, figures, END_2027).status, assess(own, figures, END_2027).status) == (
        Status.BEHIND,
        Status.NEARLY,
    )
