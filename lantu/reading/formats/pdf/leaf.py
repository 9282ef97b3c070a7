"""Leaves (书页): a sheet taken apart into lines and pieces of tables, in reading order; its glyphs are let go."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lantu.reading.formats.pdf.columns import Gutter, find_gutter, in_reading_order, split_row
from lantu.reading.formats.pdf.grids import Grid, GridCell, find_grids
from lantu.reading.formats.pdf.line import Line, line_of
from lantu.reading.formats.pdf.notes import note_line, without_references
from lantu.reading.formats.pdf.rows import SPACES, rows_of
from lantu.reading.formats.pdf.sheet import Frame, Glyph, Sheet

_BORDER = 0.8  # of the page's width and height: a larger single frame is the page's border, not a table
_DRAWING = 12  # squares: a larger grid with next to nothing in it is a drawing
_FILLED = 0.15


@dataclass(slots=True)
class PieceCell:
    """A cell of a piece of a table, with its lines from top to bottom."""

    cell: GridCell
    lines: list[Line]


@dataclass(slots=True)
class Piece:
    """What one page holds of a table."""

    page: int
    grid: Grid
    cells: list[PieceCell]

    @property
    def frame(self) -> Frame:
        """Return the rectangle of the piece."""
        return self.grid.frame


@dataclass(slots=True)
class Leaf:
    """A page taken apart.

    Attributes:
        items: lines and pieces of tables in reading order.
        characters: how many it has; `unreadable` of them without a code, `slanted` set aslant and left out.
        drawn: drawn shapes other than lines.
        note_line: height of a short rule near the foot, below which notes stand, or None.
        gutter: white between its two columns, None where it is set in one.
    """

    number: int
    width: float
    height: float
    items: list[Line | Piece]
    pictures: list[Frame] = field(default_factory=list)
    characters: int = 0
    unreadable: int = 0
    slanted: int = 0
    drawn: int = 0
    note_line: float | None = None
    gutter: Gutter | None = None

    def lines(self) -> list[Line]:
        """Return its lines outside tables."""
        return [item for item in self.items if isinstance(item, Line)]


def leaf_of(sheet: Sheet, before: Leaf | None = None) -> Leaf:
    """Return a sheet as lines and pieces of tables in reading order; `before` is the page before it."""
    pieces, free = _tables(sheet)
    foot = note_line(sheet)
    rows = without_references(rows_of(free), foot)
    gutter = find_gutter(rows, before.gutter if before else None)
    items: list[Line | Piece] = [*pieces]
    for row in rows:
        parts = split_row(row, gutter) if gutter else None
        lines = (
            [line_of(part, sheet.number, column) for column, part in enumerate(parts, 1)]
            if parts
            else [line_of(row, sheet.number)]
        )
        items += [line for line in lines if line is not None]
    unreadable = sum(1 for glyph in sheet.glyphs if _unknown(glyph.char))
    return Leaf(
        number=sheet.number,
        width=sheet.width,
        height=sheet.height,
        items=in_reading_order(items, lambda item: item.frame, gutter),
        pictures=sheet.pictures,
        characters=sum(1 for glyph in sheet.glyphs if glyph.char not in SPACES),
        unreadable=unreadable,
        slanted=sheet.slanted,
        drawn=sheet.drawn,
        note_line=foot,
        gutter=gutter,
    )


def _unknown(char: str) -> bool:
    """Tell whether a character says nothing: no code, or one that only its font knows."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char != "\t")


def _tables(sheet: Sheet) -> tuple[list[Piece], list[Glyph]]:
    """Return the pieces of tables of a sheet, and the glyphs that stand in none."""
    grids = [grid for grid in find_grids(sheet.rules) if not _is_border(grid, sheet)] if sheet.rules else []
    if not grids:
        return [], sheet.glyphs
    inside: list[dict[GridCell, list[Glyph]]] = [{} for _ in grids]
    owners = [_owners(grid) for grid in grids]
    free: list[Glyph] = []
    for glyph in sheet.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.38 * glyph.size
        for index, grid in enumerate(grids):
            if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
                owner = owners[index][bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1]
                inside[index].setdefault(owner, []).append(glyph)
                break
        else:
            free.append(glyph)
    pieces: list[Piece] = []
    for grid, filled in zip(grids, inside, strict=True):
        if not filled or (len(grid.cells) > _DRAWING and len(filled) < _FILLED * len(grid.cells)):
            free += [glyph for glyphs in filled.values() for glyph in glyphs]
        else:
            pieces.append(Piece(sheet.number, grid, [_filled(cell, filled, sheet.number) for cell in grid.cells]))
    return pieces, free


def _is_border(grid: Grid, sheet: Sheet) -> bool:
    frame = grid.frame
    wide, high = frame.x1 - frame.x0 > _BORDER * sheet.width, frame.bottom - frame.top > _BORDER * sheet.height
    return len(grid.cells) == 1 and wide and high


def _owners(grid: Grid) -> dict[tuple[int, int], GridCell]:
    return {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _filled(cell: GridCell, filled: dict[GridCell, list[Glyph]], page: int) -> PieceCell:
    rows = rows_of(filled.get(cell, []))
    return PieceCell(cell, [line for row in rows if (line := line_of(row, page)) is not None])
