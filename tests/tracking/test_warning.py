"""The ladder of warnings: what calls for a level, and how it comes down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lantu.errors import HistoryUnordered, WarningLevelUnknown
from lantu.plan.period import Period
from lantu.standards.status_rules import all_editions
from lantu.tracking import AnnualJudgement, Assessment, Figure, Goal, Status, assess, warn


def told(*statuses: Status, binding: bool | None = True) -> list[Assessment]:
    """One assessment a year, from early to late."""
    return [
        Assessment(
            "森林覆盖率", binding, status, f"截至{2026 + k}年", date(2026 + k, 12, 31), "2026", period=str(2026 + k)
        )
        for k, status in enumerate(statuses)
    ]


S = Status


@pytest.mark.parametrize(
    ("statuses", "binding", "level"),
    [
        ([S.ON_TRACK], True, None),
        ([S.NEARLY], True, "blue"),
        ([S.NEARLY, S.NEARLY], True, "yellow"),
        ([S.NEARLY, S.NEARLY], False, "blue"),
        ([S.BEHIND], True, "orange"),
        ([S.BEHIND], False, "yellow"),
        ([S.BEHIND, S.BEHIND], True, "red"),
        ([S.BEHIND, S.ON_TRACK, S.BEHIND], True, "orange"),
        ([S.BEHIND, S.BEHIND, S.BEHIND], False, "orange"),
        ([S.UNLIKELY], True, "red"),
        ([S.UNLIKELY], False, "orange"),
        ([S.NO_DATA], True, "yellow"),
        ([S.BEHIND, S.AWAITING], True, None),
    ],
)  # fmt: skip
def test_status_its_length_and_the_attribute_give_the_level(statuses: list[Status], binding: bool, level: str | None) -> None:  # fmt: skip
    assert warn(None, told(*statuses, binding=binding)).level == level


def test_a_binding_goal_that_misses_its_years_target_is_warned_of_though_the_plan_is_on_time() -> None:
    missed = replace(told(S.ON_TRACK)[0], annual=AnnualJudgement(2026, False, "2026年3.0%，年度目标不低于3.7%，未完成"))
    found = warn(None, [missed])
    assert (found.level, found.respond_days) == ("orange", 5)
    assert found.why == "约束性指标未完成年度目标：2026年3.0%，年度目标不低于3.7%，未完成"


@pytest.mark.parametrize(
    ("now", "level"),
    [(S.FASTER, "yellow"), (S.NEARLY, "yellow"), (S.BEHIND, "red"), (S.NO_DATA, "red"), (S.AWAITING, "red")],
)
def test_red_comes_down_only_to_yellow(now: Status, level: str) -> None:
    assert warn("red", told(now)).level == level


def test_yellow_is_lifted_when_all_is_well_again() -> None:
    assert (warn("yellow", told(S.ON_TRACK)).level, warn("orange", told(S.NEARLY)).level) == (None, "blue")


def test_a_revision_of_the_same_period_is_no_second_period() -> None:
    first = told(S.BEHIND)[0]
    assert warn("orange", [first, replace(first, at=first.at + timedelta(90))]).level == "orange"


def test_a_goal_whose_attribute_is_not_stated_is_warned_of_as_expected_and_says_so() -> None:
    found = warn(None, told(S.BEHIND, binding=None))
    assert (found.level, found.word, found.why) == (
        "yellow",
        "黄色预警",
        "指标滞后：截至2026年；属性未注明，按预期性预警",
    )


SHARE = Goal("工业增加值占GDP比重", "LEVEL_UP", unit="%", base=Decimal(38), base_year=2020, target=Decimal(42), target_year=2025, binding=False)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({2021: "38.7", 2022: "39.4", 2023: "40.1", 2024: "41"}, "预期性指标数据缺失：2025年"),
        ({2021: "38.7", 2022: "39.4", 2023: "40.1"}, "预期性指标连续2期数据缺失：2025年"),
        ({2024: "41"}, "预期性指标数据缺失：2025年"),
        ({}, "预期性指标连续5期数据缺失：2025年"),
    ],
)  # fmt: skip
def test_data_are_missing_for_as_many_periods_as_have_none(given: dict[int, str], why: str) -> None:
    figures = [Figure(Period.year(year), Decimal(value), "%") for year, value in given.items()]
    days = [*(date(year, 12, 31) for year in given), date(2026, 11, 26)]

    assert warn(None, [assess(SHARE, figures, day) for day in days]).why.startswith(why)


def test_a_rule_that_two_statuses_meet_names_both_where_neither_lasts_alone() -> None:
    assert warn(None, told(S.NEAR_LIMIT, S.NEARLY)).why.startswith("约束性指标连续2期基本符合预期或临界：")
    assert warn(None, told(S.NEARLY, S.NEARLY)).why.startswith("约束性指标连续2期基本符合预期：")


def test_a_history_out_of_order_and_an_unknown_level_are_refused() -> None:
    with pytest.raises(HistoryUnordered):
        warn(None, told(S.BEHIND, S.BEHIND)[::-1])
    with pytest.raises(WarningLevelUnknown):
        warn("purple", [])


def test_every_status_the_ladder_speaks_of_is_one() -> None:
    for edition in all_editions():
        spoken = {*edition.ladder.holds, *edition.ladder.no_relief}.union(
            *(one.statuses for one in edition.ladder.rules)
        )
        assert spoken <= {one.code for one in Status}
