"""The large drawing of a chart: axes with words, the expected band, the path, annual targets, the figures with their values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_web.frame.charts import Chart, Series

WIDTH, HEIGHT = 960, 340
LEFT, RIGHT, TOP, BOTTOM = 84, 56, 40, 44
_STEPS = 5
_MOST_YEARS = 12
_CLEAR = 30  # between a figure and a mark above it, so that the figure's value does not lie on the mark


def line_chart(chart: Chart) -> SafeString:
    """Return a chart as SVG with what its lines are above it; nothing where it has no point. Lines differ by dashes and marks, not by colour alone.

    >>> series = (Series("实际", ((2021.0, Decimal(5)), (2022.0, Decimal(6)))),)
    >>> "2022年" in line_chart(Chart("粮食产量", "万吨", series))
    True
    """
    if not any(one.points for one in chart.series):
        return SafeString("")
    place = _Place(chart)
    marks = [_points(one, place) for one in chart.series if one.kind == "target"]
    parts = (_grid(place), _band(chart, place), *(_line(one, place, marks) for one in chart.series))
    return format_html(
        '<div class="drawing">{}<svg class="line-chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg></div>',
        _legend(chart), WIDTH, HEIGHT, chart.words, chart.title, _joined(parts),
    )  # fmt: skip


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return round values that cover a stretch.

    >>> [f"{one.normalize():f}" for one in ticks(Decimal("40.2"), Decimal(45))]
    ['40', '41', '42', '43', '44', '45']
    """
    span = (high - low) or abs(high) or Decimal(1)
    rough = span / _STEPS
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * each for each in (1, 2, 5, 10) if unit * each >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    found = [first]
    while found[-1] < high:
        found.append(found[-1] + step)
    return found if len(found) > 1 else [first - step, first, first + step]


class _Place:
    """From years and values to places in the drawing."""

    def __init__(self, chart: Chart) -> None:
        points = [point for one in chart.series for point in one.points]
        ends = [value for _, *pair in (chart.band.points if chart.band else ()) for value in pair]
        values = [value for _, value in points] + ends
        xs = [x for x, _ in points] + [x for x, *_ in (chart.band.points if chart.band else ())]
        self.ticks = ticks(min(values), max(values))
        self.first, self.last = int(min(xs)), -int(-max(xs) // 1)
        self._across = (WIDTH - LEFT - RIGHT) / ((self.last - self.first) or 1)
        self._up = (HEIGHT - TOP - BOTTOM) / float(self.ticks[-1] - self.ticks[0])

    @property
    def years(self) -> range:
        """The years that are written below: all, or every second, third … where there is no room."""
        return range(self.first, self.last + 1, -(-(self.last - self.first + 1) // _MOST_YEARS))

    def x(self, year: float) -> str:
        return f"{LEFT + (year - self.first) * self._across:.1f}"

    def y(self, value: Decimal) -> str:
        return f"{HEIGHT - BOTTOM - float(value - self.ticks[0]) * self._up:.1f}"


def _grid(place: _Place) -> SafeString:
    rows = format_html_join(
        "",
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="tick" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, WIDTH - RIGHT, place.y(v), place.y(v), LEFT - 8, float(place.y(v)) + 4, _plain(v))
            for v in place.ticks
        ),
    )
    years = format_html_join(
        "",
        '<text class="tick" x="{}" y="{}" text-anchor="middle">{}年</text>',
        ((place.x(year), HEIGHT - BOTTOM + 30, year) for year in place.years),
    )
    return _joined((rows, years))


def _band(chart: Chart, place: _Place) -> SafeString:
    if chart.band is None:
        return SafeString("")
    there = [f"{place.x(x)},{place.y(low)}" for x, low, _ in chart.band.points]
    back = [f"{place.x(x)},{place.y(high)}" for x, _, high in reversed(chart.band.points)]
    return format_html('<polygon class="band" points="{}"/>', " ".join([*there, *back]))


def _line(one: Series, place: _Place, marks: list[dict[str, float]]) -> SafeString:
    if one.kind == "target":
        return format_html_join("", '<path class="target" d="M{} {}m-6 0h12m-6 -6v12"/>', _places(one, place))
    line = format_html(
        '<polyline class="{}" points="{}"/>', one.kind, " ".join(f"{x},{y}" for x, y in _places(one, place))
    )
    if one.kind != "actual":
        return line
    dots = format_html_join("", '<circle class="actual" cx="{}" cy="{}" r="4"/>', _places(one, place))
    shown = one.points if len(one.points) <= 12 else one.points[-1:]
    values = format_html_join(
        "",
        '<text class="value" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((place.x(x), _beside(place.x(x), float(place.y(value)), marks), _plain(value)) for x, value in shown),
    )
    return _joined((line, dots, values))


def _beside(x: str, y: float, marks: list[dict[str, float]]) -> float:
    """Return where the value of a figure is written: above its dot, or below it where a mark stands close above."""
    close = any(0 <= y - mark[x] < _CLEAR for mark in marks if x in mark)
    return y + 20 if close else y - 10


def _points(one: Series, place: _Place) -> dict[str, float]:
    return {x: float(y) for x, y in _places(one, place)}


def _places(one: Series, place: _Place) -> list[tuple[str, str]]:
    return [(place.x(x), place.y(value)) for x, value in one.points]


def _legend(chart: Chart) -> SafeString:
    """Return the unit, and what each line is."""
    entries = [(one.kind, one.name) for one in chart.series] + ([("band", chart.band.name)] if chart.band else [])
    items = format_html_join(
        "",
        '<li><svg viewBox="0 0 36 18" aria-hidden="true">{}</svg> {}</li>',
        ((_sample(kind), name) for kind, name in entries),
    )
    unit = format_html("<li>单位：{}</li>", chart.unit) if chart.unit else ""
    return format_html('<ul class="key">{}{}</ul>', unit, items)


def _sample(kind: str) -> SafeString:
    if kind == "band":
        return SafeString('<rect class="band" x="4" y="3" width="28" height="12"/>')
    if kind == "target":
        return SafeString('<path class="target" d="M18 9m-6 0h12m-6 -6v12"/>')
    dot = SafeString('<circle class="actual" cx="18" cy="9" r="4"/>' if kind == "actual" else "")
    return format_html('<polyline class="{}" points="2,9 34,9"/>{}', kind, dot)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _plain(value: Decimal) -> str:
    """Return a number of an axis: at most four decimals, no useless zeros."""
    words = f"{round(value, 4).normalize():f}"
    return "0" if words == "-0" else words
