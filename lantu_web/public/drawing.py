"""The large drawing of a chart, for the public: axes with numbers, the plan's path dashed, the figures as dots on a line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_web.frame.charts import Chart

WIDTH, HEIGHT = 960, 330
LEFT, RIGHT, TOP, BOTTOM = 92, 48, 24, 44
_TICKS = 5


def drawing(chart: Chart, target: tuple[int, Decimal] | None = None) -> SafeString:
    """Return the drawing, nothing where no series has a point. `target` is the year and value aimed at.

    >>> from lantu_web.frame.charts import Series
    >>> "<svg" in drawing(Chart("粮食产量", "万吨", (Series("实际", ((2021, Decimal(5)), (2022, Decimal(6)))),)))
    True
    """
    points = [(float(x), float(y)) for one in chart.series for x, y in one.points]
    if not points:
        return SafeString("")
    if target:
        points.append((float(target[0]), float(target[1])))
    ticks = _ticks(min(y for _, y in points), max(y for _, y in points))
    across = (min(x for x, _ in points), max(x for x, _ in points))
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}{}{}{}</svg>',
        WIDTH, HEIGHT, chart.words, chart.words,
        _levels(ticks), _years(across), _lines(chart, across, ticks), _aim(target, across, ticks),
    )  # fmt: skip


def _levels(ticks: list[float]) -> SafeString:
    rows = ((LEFT, _y(t, ticks), WIDTH - RIGHT, _y(t, ticks), LEFT - 8, _y(t, ticks), f"{t:,.10g}") for t in ticks)
    line = '<line class="level" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="y" x="{}" y="{}" dy="5">{}</text>'
    return format_html_join("", line, rows)


def _years(across: tuple[float, float]) -> SafeString:
    first, last = ceil(across[0]), floor(across[1])
    step = max(1, ceil((last - first + 1) / 8))
    years = range(first, last + 1, step)
    return format_html_join(
        "", '<text class="x" x="{}" y="{}">{}</text>', ((_x(y, across), HEIGHT - 10, y) for y in years)
    )


def _lines(chart: Chart, across: tuple[float, float], ticks: list[float]) -> SafeString:
    def parts() -> Iterator[SafeString]:
        for one in chart.series:
            places = [(_x(float(x), across), _y(float(y), ticks)) for x, y in one.points]
            yield format_html('<polyline class="{}" points="{}"/>', one.kind, " ".join(f"{x},{y}" for x, y in places))
            if one.kind == "actual":
                yield format_html_join("", '<circle class="actual" cx="{}" cy="{}" r="4.5"/>', places)

    return SafeString("".join(parts()))


def _aim(target: tuple[int, Decimal] | None, across: tuple[float, float], ticks: list[float]) -> SafeString:
    if target is None:
        return SafeString("")
    x, y = float(_x(target[0], across)), float(_y(float(target[1]), ticks))
    shape = f"{x},{y - 7:.1f} {x + 7:.1f},{y} {x},{y + 7:.1f} {x - 7:.1f},{y}"
    return format_html('<polygon class="target" points="{}"/>', shape)


def _x(year: float, across: tuple[float, float]) -> str:
    return f"{LEFT + (year - across[0]) / ((across[1] - across[0]) or 1) * (WIDTH - LEFT - RIGHT):.1f}"


def _y(value: float, ticks: list[float]) -> str:
    share = (value - ticks[0]) / ((ticks[-1] - ticks[0]) or 1)
    return f"{HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM):.1f}"


def _ticks(low: float, high: float) -> list[float]:
    """Return round numbers from at or below the lowest to at or above the highest value."""
    reach = (high - low) or abs(high) or 1.0
    rough = reach / (_TICKS - 1)
    size = 10.0 ** floor(log10(rough))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough * 0.999)
    first, last = floor(low / step), ceil(high / step)
    return [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]
