"""指标 · indicator tables → indicators, from ruled tables and from tables flattened to one cell a line."""

from __future__ import annotations

from lantu.plan.model import Indicator
from lantu.reading.indicators.flat import flat_rows
from lantu.reading.indicators.grid import grid_rows
from lantu.reading.indicators.row import Row, as_indicator
from lantu.source.text import SourceText


def read_indicators(text: SourceText, plan_period: tuple[int, int] | None) -> tuple[Indicator, ...]:
    """Return the indicators (指标) of a text in the order of its tables, () where it has no indicator table.

    A table is one of indicators when its head names the indicators and at least one of base, target, growth and attribute, and
    several rows carry figures. What a cell does not state is None.

    >>> words = "序号\\n指标名称\\n2020年\\n2025年\\n属性\\n1\\n森林覆盖率（%）\\n40\\n≥42\\n约束性\\n2\\n绿地率（%）\\n33\\n35\\n预期性"
    >>> for indicator in read_indicators(SourceText.of_words(words), (2021, 2025)):
    ...     print(indicator.name, indicator.unit, indicator.base, indicator.comparator, indicator.target, indicator.binding)
    森林覆盖率 % 40 >= 42 True
    绿地率 % 33 = 35 False
    """
    rows = list(grid_rows(text, plan_period)) or list(flat_rows(text, plan_period))
    return tuple(as_indicator(text, row, serial) for serial, row in enumerate(_numbered(rows), start=1))


def _numbered(rows: list[Row]) -> list[Row]:
    """Return the rows, those without a number counted on where no row of the table has one."""
    if any(row.number is not None for row in rows):
        return rows
    return [row._replace(number=count) for count, row in enumerate(rows, start=1)]
