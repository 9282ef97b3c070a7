"""From a row of the indicator table to a goal; what cannot be told waits for a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lantu.reading.formats import read_bytes
from lantu.reading.indicators import read_indicators
from lantu.tracking import Goal, Status, assess, goal_of
from tests.strategies import docx
from tests.tracking.cast import END_2027, figure

HEAD = ["序号", "指标名称", "2025年（基期）", "2030年（目标）", "年均增长/累计", "属性"]
FILLER = [["8", "城镇化率（%）", "50", "60", "-", "预期性"], ["9", "人均预期寿命（岁）", "78", "79", "-", "预期性"]]


def read(name: str, base: str, target: str, growth: str) -> Goal:
    rows = [HEAD, ["7", name, base, target, growth, "约束性"], *FILLER]
    return goal_of(read_indicators(read_bytes(docx([], rows), "a.docx"), (2026, 2030))[0], (2026, 2030))


@pytest.mark.parametrize(
    ("row", "type_", "target", "comparator", "unit"),
    [
        (("PM2.5浓度（微克/立方米）", "40", "33", "-"), "LEVEL_DOWN", "33", "=", "微克/立方米"),
        (("森林覆盖率（%）", "40.5", "≥42", "-"), "LEVEL_UP", "42", ">=", "%"),
        (("地区生产总值（亿元）", "100", "-", "7"), "GROWTH", "7", "=", "%"),
        (("地区生产总值（亿元）", "100", "150", "-"), "LEVEL_UP_GEO", "150", "=", "亿元"),
        (("城镇新增就业（人）", "-", "-", "〔5000〕"), "CUMUL", "5000", "=", "人"),
        (("单位GDP能耗降低（%）", "-", "-", "〔17〕"), "CUMUL_CUT", "17", "=", "%"),
        (("城镇调查失业率（%）", "-", "<5.5", "-"), "CEIL", "5.5", "<", "%"),
        (("森林火灾受害率（‰）", "-", "45～55", "-"), "RANGE", "45", "range", "‰"),
        (("耕地保有量（万亩）", "24", "完成市下达目标", "-"), "EXTERNAL", None, "=", "万亩"),
        (("居民人均可支配收入（元）", "20000", "-", "与经济增长同步"), "RELATIVE", None, "~", "元"),
    ],
)  # fmt: skip
def test_a_row_becomes_the_goal_it_states(row: tuple[str, ...], type_: str, target: str | None, comparator: str, unit: str) -> None:  # fmt: skip
    found = read(*row)
    assert (found.type, found.target, found.comparator, found.unit) == (
        type_,
        Decimal(target) if target else None,
        comparator,
        unit,
    )
    assert (found.base_year, found.target_year, found.binding, found.unclear) == (2025, 2030, True, None)


def test_the_upper_end_of_a_range_comes_with_it() -> None:
    assert read("森林火灾受害率（‰）", "-", "45～55", "-").upper == 55


def test_what_the_series_is_compared_with_is_named() -> None:
    compared = read("居民人均可支配收入（元）", "20000", "-", "与经济增长同步").compared
    assert compared is not None
    assert (compared.name, compared.of) == ("经济增长", "growth")


@pytest.mark.parametrize(
    ("row", "status", "told"),
    [
        (("主要污染物减排量（吨）", "-", "〔300〕", "-"), Status.TYPE_UNKNOWN, "看不出是降低率还是减少的量"),
        (("森林覆盖率（%）", "40.5/41", "42", "-"), Status.INCOMPLETE, "基期写有不止一个数"),
        (("森林覆盖率（%）", "40.5", "-", "-"), Status.TYPE_UNKNOWN, "看不出“森林覆盖率”的指标类型"),
    ],
)  # fmt: skip
def test_a_row_that_reads_in_two_ways_waits_for_a_person(row: tuple[str, ...], status: Status, told: str) -> None:
    found = assess(read(*row), [figure(2027, 41)], END_2027)
    assert found.status is status
    assert told in found.reason


def test_growth_is_known_to_be_at_comparable_prices_where_the_library_knows() -> None:
    assert read("地区生产总值（亿元）", "100", "-", "7").price_basis == "comparable"
    assert read("一般公共预算收入（亿元）", "6", "-", "7").price_basis == "current"
