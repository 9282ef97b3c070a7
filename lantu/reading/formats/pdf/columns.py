"""Columns (分栏): where a page is set in columns, its rows are parted at the gutter and read column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from lantu.reading.formats.pdf.rows import SPACES, Row
from lantu.reading.formats.pdf.sheet import Frame

_NARROWEST = 9.0  # points of white that make a gutter
_ROWS = 8  # fewer rows side by side are a table without lines, or a signature
_SHARE = 0.5  # of the rows in the height of the columns must have the gutter free
_FULL = 0.55  # of the lines of a column of prose reach its right side
_STEP = 2.0  # points

Thing = TypeVar("Thing")


class Gutter(NamedTuple):
    """White between two columns, from x0 to x1."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Return its middle."""
        return (self.x0 + self.x1) / 2


def find_gutter(rows: list[Row], before: Gutter | None = None) -> Gutter | None:
    """Return the gutter of a page set in two columns, None for a page set in one.

    A gutter is white in at least half the rows it stands in, has prose on both sides whose lines reach the full width of
    their column (a table's do not), and lies in the middle half of the page. A page with little on it has the gutter of
    the page `before`, if next to nothing crosses it.
    """
    spans = [_spans(row) for row in rows]
    return _found(spans) or (before if before and _keeps(spans, before) else None)


def _keeps(spans: list[list[tuple[float, float]]], gutter: Gutter) -> bool:
    crossing = sum(1 for row in spans if any(x0 < gutter.x0 and x1 > gutter.x1 for x0, x1 in row))
    return crossing <= len(spans) // 5


def _found(spans: list[list[tuple[float, float]]]) -> Gutter | None:
    inked = [span for row in spans for span in row]
    if len(spans) < _ROWS:
        return None
    left, right = min(x0 for x0, _ in inked), max(x1 for _, x1 in inked)
    best: tuple[int, float] = (0, 0.0)
    for step in range(int((right - left) / 2 / _STEP)):
        x = left + (right - left) / 4 + step * _STEP
        free = sum(1 for row in spans if _sides(row, x))
        best = max(best, (free, -abs(x - (left + right) / 2)))
    if best[0] < _ROWS:
        return None
    return _widest(spans, left, right, best)


def _widest(
    spans: list[list[tuple[float, float]]], left: float, right: float, best: tuple[int, float]
) -> Gutter | None:
    middle = (left + right) / 2
    for x in (middle + best[1], middle - best[1]):
        split = [sides for row in spans if (sides := _sides(row, x))]
        if len(split) == best[0]:
            break
    gutter = Gutter(_common(side for side, _ in split), -_common(-side for _, side in split))
    crossing = sum(1 for row in spans if any(x0 < gutter.middle < x1 for x0, x1 in row))
    if gutter.x1 - gutter.x0 < _NARROWEST or len(split) < _SHARE * (len(split) + crossing):
        return None
    lefts = [side for side, _ in split]
    rights = [max(x1 for _, x1 in row) for row in spans if _sides(row, gutter.middle)]
    if _reaching(lefts) < _FULL or _reaching(rights) < _FULL:
        return None
    return gutter


def _common(edges: Iterable[float]) -> float:
    """Return the outermost edge but for one in twenty."""
    ordered = sorted(edges)
    return ordered[min(len(ordered) - 1, len(ordered) * 19 // 20)]


def _reaching(edges: list[float]) -> float:
    """Return the share of lines that end within two characters of the fullest."""
    full = _common(edges)
    return sum(1 for edge in edges if edge > full - 26) / len(edges)


def _spans(row: Row) -> list[tuple[float, float]]:
    """Return the inked stretches of a row, parted where the white is wide enough for a gutter."""
    spans: list[tuple[float, float]] = []
    for glyph in row:
        if glyph.char in SPACES:
            continue
        if spans and glyph.x0 - spans[-1][1] < _NARROWEST:
            spans[-1] = (spans[-1][0], max(spans[-1][1], glyph.x1))
        else:
            spans.append((glyph.x0, glyph.x1))
    return spans


def _sides(row: list[tuple[float, float]], x: float) -> tuple[float, float] | None:
    """Return where the ink ends left of x and begins right of it, None unless there is ink on both sides and none at x."""
    before = after = None
    for x0, x1 in row:
        if x0 < x < x1:
            return None
        if x1 <= x:
            before = x1
        elif after is None:
            after = x0
    return (before, after) if before is not None and after is not None else None


def split_row(row: Row, gutter: Gutter) -> tuple[Row, Row] | None:
    """Return a row's left and right part, None where its ink crosses the gutter."""
    left = [glyph for glyph in row if glyph.x0 < gutter.middle]
    right = [glyph for glyph in row if glyph.x0 >= gutter.middle]
    inked = [glyph for glyph in left if glyph.char not in SPACES]
    first = next((glyph for glyph in right if glyph.char not in SPACES), None)
    if inked and max(glyph.x1 for glyph in inked) > gutter.middle:
        return None
    if inked and first is not None and first.x0 - inked[-1].x1 < _NARROWEST:
        return None
    return left, right


def in_reading_order(things: list[Thing], frame: Callable[[Thing], Frame], gutter: Gutter | None) -> list[Thing]:
    """Return things from top to bottom; between two that cross the gutter, all on its left before all on its right."""
    ordered = sorted(things, key=lambda thing: (frame(thing).top, frame(thing).x0))
    if gutter is None:
        return ordered
    result: list[Thing] = []
    sides: tuple[list[Thing], list[Thing]] = ([], [])
    for thing in ordered:
        place = frame(thing)
        if place.x0 < gutter.x0 and place.x1 > gutter.x1:
            result += sides[0] + sides[1] + [thing]
            sides = ([], [])
        else:
            sides[(place.x0 + place.x1) / 2 > gutter.middle].append(thing)
    return result + sides[0] + sides[1]
