"""The large drawing: every number and year can be read, and lines are told apart without colour."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from lantu_web.frame.charts import Chart, Series
from lantu_web.frame.line_chart import line_chart


def _drawn(first: int, last: int, kind: str = "actual") -> str:
    points = tuple((float(year), Decimal(year - first)) for year in range(first, last + 1))
    return line_chart(Chart("粮食产量", "万吨", (Series("实际", points, kind),)))


@pytest.mark.parametrize(("last", "written"), [(2021, 1), (2030, 10), (2032, 12), (2035, 8), (2050, 10)])
def test_as_many_years_are_written_as_there_is_room_for(last: int, written: int) -> None:
    assert len(re.findall(r">\d{4}年</text>", _drawn(2021, last))) == written


def test_a_chart_without_a_point_draws_nothing() -> None:
    assert line_chart(Chart("粮食产量", "万吨", (Series("实际", ()),))) == ""


@pytest.mark.parametrize(("kind", "mark"), [("actual", "<circle"), ("expected", "<polyline"), ("target", "<path")])
def test_each_kind_of_line_has_its_own_mark(kind: str, mark: str) -> None:
    assert f'{mark} class="{kind}"' in _drawn(2021, 2025, kind)
