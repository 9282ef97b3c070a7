"""Grids (表格线): ruling lines that cross one another make a table; missing walls between its squares, merged cells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from lantu.reading.formats.pdf.sheet import Frame

_SNAP = 3.0  # points: lines no farther apart are one
_REACH = 3.5  # points a line may end short of another and still meet it
_WALL = 0.5  # of a side must be ruled to part two squares
_OPEN = 8.0  # points: lines reaching farther out than the last one across them leave a side of the table open
_MOST = 4_000  # ruling lines; a page with more is a drawing


class GridCell(NamedTuple):
    """A cell: its first row and column, how many it spans, and its frame."""

    row: int
    column: int
    row_span: int
    column_span: int
    frame: Frame


@dataclass(slots=True)
class Grid:
    """A table as ruled on one page: the positions of its upright and level lines and its cells in reading order.

    `open_top` and `open_bottom`: the upright lines run on without a level one to close them, as where a page end breaks a row.
    """

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def frame(self) -> Frame:
        """Return the rectangle of the table."""
        return Frame(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class _Stroke(NamedTuple):
    """A line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


def find_grids(rules: list[Frame]) -> list[Grid]:
    """Return the tables among the ruling lines of a page; a table within a table's cell is not told apart.

    >>> lines = [Frame(0, y, 90, y) for y in (0.0, 20.0, 40.0)] + [Frame(x, 0, x, 40) for x in (0.0, 30.0, 90.0)]
    >>> [(grid.xs, len(grid.cells)) for grid in find_grids(lines)]
    [([0.0, 30.0, 90.0], 4)]
    """
    if len(rules) > _MOST:
        return []
    level = _merged([_Stroke((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.x1 - r.x0 >= r.bottom - r.top])
    upright = _merged([_Stroke((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.x1 - r.x0 < r.bottom - r.top])
    grids = [grid for rows, columns in _meeting(level, upright) if (grid := _grid(rows, columns))]
    return _outermost(grids)


def _merged(strokes: list[_Stroke]) -> list[_Stroke]:
    """Return strokes with those on one line, that touch or nearly do, made one."""
    lines: list[tuple[float, list[_Stroke]]] = []
    for stroke in sorted(strokes):
        if lines and stroke.at - lines[-1][0] <= _SNAP:
            lines[-1][1].append(stroke)
        else:
            lines.append((stroke.at, [stroke]))
    merged: list[_Stroke] = []
    for at, pieces in lines:
        pieces.sort(key=lambda piece: piece.start)
        for piece in pieces:
            if merged and merged[-1].at == at and piece.start <= merged[-1].end + _SNAP:
                merged[-1] = _Stroke(at, merged[-1].start, max(merged[-1].end, piece.end))
            else:
                merged.append(_Stroke(at, piece.start, piece.end))
    return merged


def _meeting(level: list[_Stroke], upright: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Return the groups of level and upright lines that meet one another, directly or by way of others."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [stroke.at for stroke in level]
    for j, wall in enumerate(upright):
        first = bisect_left(places, wall.start - _REACH)
        for i in range(first, len(level)):
            if level[i].at > wall.end + _REACH:
                break
            if level[i].start - _REACH <= wall.at <= level[i].end + _REACH:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for i, stroke in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(stroke)
    for j, stroke in enumerate(upright):
        groups.setdefault(root(len(level) + j), ([], []))[1].append(stroke)
    return list(groups.values())


def _grid(level: list[_Stroke], upright: list[_Stroke]) -> Grid | None:
    """Return the table of lines that meet; a side where lines run on uncrossed is closed where they end."""
    if not level or not upright:
        return None
    left, right = _ends(level)
    top, bottom = _ends(upright)
    open_top = top < level[0].at - _OPEN
    open_bottom = bottom > level[-1].at + _OPEN
    if left < upright[0].at - _OPEN:
        upright = [_Stroke(left, top, bottom), *upright]
    if right > upright[-1].at + _OPEN:
        upright = [*upright, _Stroke(right, top, bottom)]
    if open_top:
        level = [_Stroke(top, left, right), *level]
    if open_bottom:
        level = [*level, _Stroke(bottom, left, right)]
    xs, ys = _snapped([s.at for s in upright]), _snapped([s.at for s in level])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Grid(xs, ys, _cells(xs, ys, level, upright), open_top, open_bottom)


def _ends(strokes: list[_Stroke]) -> tuple[float, float]:
    """Return where the first of at least two strokes begins and the last ends; a single longer one is a stray."""
    starts, ends = sorted(s.start for s in strokes), sorted(s.end for s in strokes)
    if len(strokes) > 2:
        near_start = abs(starts[0] - starts[1]) <= _REACH
        near_end = abs(ends[-1] - ends[-2]) <= _REACH
        return (starts[0] if near_start else starts[1], ends[-1] if near_end else ends[-2])
    return starts[0], ends[-1]


def _snapped(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _SNAP:
            kept.append(place)
    return kept


def _cells(xs: list[float], ys: list[float], level: list[_Stroke], upright: list[_Stroke]) -> list[GridCell]:
    """Return the cells: squares without a wall between them are one, as long as they make a rectangle."""
    right_wall = _walls(xs, ys, upright)
    below_wall = _walls(ys, xs, level)
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            last = column
            while last + 2 < len(xs) and not right_wall(last + 1, row) and (row, last + 1) not in taken:
                last += 1
            low = row
            while low + 2 < len(ys) and not any(below_wall(low + 1, c) for c in range(column, last + 1)):
                if any(right_wall(c + 1, low + 1) for c in range(column, last)):
                    break
                low += 1
            taken |= {(r, c) for r in range(row, low + 1) for c in range(column, last + 1)}
            frame = Frame(xs[column], ys[row], xs[last + 1], ys[low + 1])
            cells.append(GridCell(row, column, low - row + 1, last - column + 1, frame))
    return cells


class _Walls:
    """Tells whether the side between two squares is ruled."""

    def __init__(self, places: list[float], along: list[float], strokes: list[_Stroke]) -> None:
        self._along = along
        self._at: dict[int, list[_Stroke]] = {}
        for stroke in strokes:
            nearest = min(range(len(places)), key=lambda i: abs(places[i] - stroke.at))
            self._at.setdefault(nearest, []).append(stroke)

    def __call__(self, line: int, side: int) -> bool:
        start, end = self._along[side], self._along[side + 1]
        covered = sum(max(0.0, min(end, s.end) - max(start, s.start)) for s in self._at.get(line, ()))
        return covered >= _WALL * (end - start)


def _walls(places: list[float], along: list[float], strokes: list[_Stroke]) -> _Walls:
    return _Walls(places, along, strokes)


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Return the tables that lie in no other; a frame of one cell around a table gives way to it."""
    kept = [
        grid
        for grid in grids
        if len(grid.cells) > 1 or not any(_holds(grid.frame, g.frame) for g in grids if g is not grid)
    ]
    return [grid for grid in kept if not any(_holds(g.frame, grid.frame) for g in kept if g is not grid)]


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.x0 - 1 <= inner.x0
        and outer.top - 1 <= inner.top
        and outer.x1 + 1 >= inner.x1
        and outer.bottom + 1 >= inner.bottom
    )
