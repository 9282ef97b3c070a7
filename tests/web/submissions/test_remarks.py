"""What is odd is pointed out, and only that."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lantu_web.observations.models import Channel
from lantu_web.observations.services import record_figure
from lantu_web.submissions.beside import figures_beside
from lantu_web.submissions.remarks import remarks


def _kinds(indicator: Any, value: str, period: str = "2029") -> list[str]:
    known = figures_beside([(indicator.pk, period)]).get(indicator.pk, [])
    return [one.kind for one in remarks(indicator, period, Decimal(value), known)]


@pytest.fixture
def history(forest: Any, planner: Any) -> Any:
    for year, value in ((2026, "41"), (2027, "42.1"), (2028, "43")):
        record_figure(indicator=forest, period=str(year), value=Decimal(value), unit="%", source="林业局", by=planner)
    return forest


def test_a_jump_against_history_is_pointed_out_and_a_usual_step_is_not(history: Any) -> None:
    assert _kinds(history, "44.1") == []
    assert _kinds(history, "52") == ["jump"]
    assert _kinds(history, "34") == ["jump"]


def test_little_history_says_nothing(forest: Any) -> None:
    assert _kinds(forest, "60") == []


def test_a_figure_outside_the_range_of_the_library_is_pointed_out(forest: Any) -> None:
    assert _kinds(forest, "141") == ["range"]


def test_a_figure_that_another_channel_contradicts_is_pointed_out(forest: Any, planner: Any) -> None:
    record_figure(
        indicator=forest, period="2029", value=Decimal(44), unit="%", source="统计局", by=planner,
        channel=Channel.STATISTICS,
    )  # fmt: skip
    assert _kinds(forest, "45") == ["conflict"]
    assert _kinds(forest, "44") == []


def test_a_sum_lower_than_earlier_in_the_year_is_pointed_out(timber: Any, forest: Any, planner: Any) -> None:
    record_figure(indicator=timber, period="2026-Q1", value=Decimal(3000), unit="万元", source="林业局", by=planner)
    record_figure(indicator=forest, period="2026-Q1", value=Decimal(41), unit="%", source="林业局", by=planner)

    assert _kinds(timber, "2900", "2026-H1") == ["cumulative"]
    assert _kinds(timber, "5900", "2026-H1") == []
    assert _kinds(timber, "2900", "2026-Q2") == []
    assert _kinds(forest, "40", "2026-H1") == []


def test_a_change_of_a_share_is_told_in_percentage_points_and_beside_what_is_usual(history: Any) -> None:
    told = remarks(history, "2029", Decimal(52), figures_beside([(history.pk, "2029")])[history.pk])
    turned = remarks(history, "2029", Decimal(34), figures_beside([(history.pk, "2029")])[history.pk])

    assert [one.words for one in told] == ["比2028年升 9个百分点，而以往每年一般升 1个百分点左右"]
    assert [one.words for one in turned] == ["比2028年降 9个百分点，而以往每年一般是升的（约 1个百分点），方向变了"]


@pytest.mark.parametrize(("value", "words"), [
    ("0.43", "是2028年 43%的 100 分之一，请核对单位和小数点"),
    ("4300", "是2028年 43%的 100 倍，请核对单位和小数点"),
])  # fmt: skip
def test_a_figure_of_another_magnitude_is_pointed_out_in_place_of_the_jump(
    history: Any, value: str, words: str
) -> None:
    told = remarks(history, "2029", Decimal(value), figures_beside([(history.pk, "2029")])[history.pk])
    assert [one.words for one in told if one.kind in ("magnitude", "jump")] == [words]


def test_before_the_first_figure_the_base_of_the_plan_tells_the_magnitude(forest: Any) -> None:
    assert _kinds(forest, "0.41") == ["magnitude"]


def test_a_rate_of_growth_may_be_ten_times_the_last(history: Any) -> None:
    history.type = "GROWTH"
    assert "magnitude" not in _kinds(history, "0.5")
