"""The large drawing of a chart."""

from __future__ import annotations

import re
from decimal import Decimal

from lantu_web.frame.charts import Chart, Series
from lantu_web.frame.line_chart import line_chart


def _chart(actual: str, target: str) -> str:
    lines = (
        Series("应达到", ((2020.0, Decimal(0)), (2025.0, Decimal(100))), "expected"),
        Series("年度目标", ((2022.0, Decimal(target)),), "target"),
        Series("实际", ((2022.0, Decimal(actual)),)),
    )
    return line_chart(Chart("粮食产量", "万吨", lines))


def _heights(drawn: str) -> tuple[float, float]:
    dot = re.search(r'<circle class="actual" cx="[\d.]+" cy="([\d.]+)" r="4"/><text', drawn)
    value = re.search(r'<text class="value" x="[\d.]+" y="([\d.]+)"', drawn)
    assert dot
    assert value
    return float(dot[1]), float(value[1])


def test_the_value_of_a_figure_does_not_lie_on_the_mark_of_its_annual_target() -> None:
    dot, value = _heights(_chart("50", "52"))
    assert value > dot, "below: the mark stands close above"
    dot, value = _heights(_chart("50", "30"))
    assert value < dot


def test_the_lines_are_explained_in_words_outside_the_drawing() -> None:
    key, drawing = _chart("50", "52").split('<svg class="line-chart"')
    assert all(words in key for words in ("单位：万吨", "应达到", "年度目标", "实际"))
    assert "年度目标" not in re.sub(r'aria-label="[^"]*"', "", drawing)
