"""A chart is described once, in Python, and drawn as SVG without scripts or inline style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Point = tuple[float, Decimal]
_TOLD = 12  # points of a line that are told one by one


@dataclass(frozen=True)
class Series:
    """A line of a chart: its name, its points (x in years, y in the chart's unit), and its kind: actual, expected, target."""

    name: str
    points: tuple[Point, ...]
    kind: str = "actual"


@dataclass(frozen=True)
class Band:
    """A stretch between two lines (x in years, low, high); its ends may be given in either order."""

    name: str
    points: tuple[tuple[float, Decimal, Decimal], ...]


@dataclass(frozen=True)
class Chart:
    """What a chart shows. `words` says it to those who do not see it. The large drawing is in line_chart.py.

    It does not change, so what is made of it is made once.
    """

    title: str
    unit: str
    series: tuple[Series, ...]
    band: Band | None = None

    @cached_property
    def words(self) -> str:
        """The figures in a sentence; of a long line its first and last, and how many there are."""
        return f"{self.title}。" + "；".join(f"{one.name}：{self._told(one)}" for one in self.series)

    @cached_property
    def small(self) -> SafeString:
        """The small drawing."""
        return sparkline(self)

    def _told(self, one: Series) -> str:
        whole = len(one.points) <= _TOLD
        shown = one.points if whole else (one.points[0], one.points[-1])
        told = [f"{day(x)}{y.normalize():f}{self.unit}" for x, y in shown]
        return "，".join(told) if whole else f"{told[0]}至{told[1]}，共{len(one.points)}个数"


def day(x: float) -> str:
    """Return a place on the axis of years as people say it: whole at the end of a year.

    >>> day(2025.0), day(2024 + 3 / 12)
    ('2025年', '2025年3月')
    """
    year = ceil(x)
    month = 12 - round((year - x) * 12)
    return f"{year}年" if month == 12 else f"{year}年{month}月"


def sparkline(chart: Chart, *, width: int = 120, height: int = 32) -> SafeString:
    """Return a small line drawing of a chart; nothing where no series has a point.

    >>> "polyline" in sparkline(Chart("粮食产量", "万吨", (Series("实际", ((2021, Decimal(5)), (2022, Decimal(6)))),)))
    True
    """
    drawn = [one for one in chart.series if one.kind != "target"]
    points = [point for one in drawn for point in one.points]
    if not points:
        return SafeString("")
    place = _Scale(points, width, height)
    lines = format_html_join("", '<polyline class="{}" points="{}"/>', ((s.kind, place.all(s.points)) for s in drawn))
    ends = format_html_join(
        "",
        '<circle class="{}" cx="{}" cy="{}" r="2.5"/>',
        ((s.kind, *place.one(s.points[-1])) for s in drawn if s.points and s.kind == "actual"),
    )
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img"><title>{}</title>{}{}</svg>',
        width, height, width, height, chart.words, lines, ends,
    )  # fmt: skip


class _Scale:
    """From values to places in the drawing."""

    def __init__(self, points: Sequence[Point], width: int, height: int, margin: int = 4) -> None:
        xs, ys = [p[0] for p in points], [float(p[1]) for p in points]
        self._left, self._low = min(xs), min(ys)
        self._across = (width - 2 * margin) / ((max(xs) - min(xs)) or 1)
        self._up = (height - 2 * margin) / ((max(ys) - min(ys)) or 1)
        self._margin, self._height = margin, height

    def one(self, point: Point) -> tuple[str, str]:
        x = self._margin + (point[0] - self._left) * self._across
        y = self._height - self._margin - (float(point[1]) - self._low) * self._up
        return f"{x:.1f}", f"{y:.1f}"

    def all(self, points: Sequence[Point]) -> str:
        return " ".join(",".join(self.one(point)) for point in points)
