"""Rows (行): glyphs that stand on one base line, from left to right."""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from lantu.reading.formats.pdf.sheet import Glyph

SPACES = frozenset(" \t\xa0\u3000\u2002\u2003\u2009\u202f\u205f")
_LEVEL = 0.2  # of the size: base lines no farther apart are one
_RAISED = 0.62  # of the size: how far a superscript or subscript may stand off the base line
_SMALL = 0.85  # of the size: how small it must be

Row = list[Glyph]


def rows_of(glyphs: list[Glyph]) -> list[Row]:
    """Return the rows from top to bottom; superscripts and subscripts join the row they belong to.

    >>> [("".join(g.char for g in row)) for row in rows_of([
    ...     Glyph("k", 0, 6, 100, 12), Glyph("m", 6, 15, 100, 12), Glyph("2", 15, 19, 95, 7), Glyph("第", 0, 12, 130, 12)])]
    ['km2', '第']
    """
    by_base: defaultdict[float, Row] = defaultdict(list)
    for glyph in glyphs:
        by_base[round(glyph.base * 2) / 2].append(glyph)
    level: list[tuple[float, float, Row]] = []  # base line, size, glyphs
    for base in sorted(by_base):
        row = by_base[base]
        size = median(glyph.size for glyph in row)
        if level and base - level[-1][0] <= _LEVEL * min(size, level[-1][1]):
            level[-1][2].extend(row)
            if len(row) > len(level[-1][2]) - len(row):
                level[-1] = (base, size, level[-1][2])
        else:
            level.append((base, size, row))
    return [_in_order(row) for row in _with_raised(level)]


def _with_raised(level: list[tuple[float, float, Row]]) -> list[Row]:
    """Return the rows, small ones between the lines taken into the row they stand against."""
    homes: dict[int, int] = {}
    for index, (base, size, row) in enumerate(level):
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(level) and _carries(level[i], base, size, row)]
        if near:
            homes[index] = min(near, key=lambda i: abs(level[i][0] - base))
    for index, home in homes.items():
        if home not in homes:
            level[home][2].extend(level[index][2])
    return [row for index, (_, _, row) in enumerate(level) if index not in homes or homes[index] in homes]


def _carries(line: tuple[float, float, Row], base: float, size: float, small: Row) -> bool:
    """Tell whether a line carries small glyphs: they are smaller, near its base line, and touch its glyphs at a side."""
    line_base, line_size, glyphs = line
    if size > _SMALL * line_size or abs(line_base - base) > _RAISED * line_size:
        return False
    edges = [edge for glyph in glyphs if glyph.char not in SPACES for edge in (glyph.x0, glyph.x1)]
    reach = 0.5 * line_size
    return all(
        any(-reach <= edge - glyph.x0 <= reach or -reach <= edge - glyph.x1 <= reach for edge in edges)
        for glyph in (small[0], small[-1])
    )


def _in_order(row: Row) -> Row:
    """Return the glyphs from left to right, those printed twice in one place (false bold, 描边加粗) once."""
    row.sort(key=lambda glyph: glyph.x0)
    kept: Row = []
    for glyph in row:
        twin = next((g for g in kept[-2:] if g.char == glyph.char and glyph.x0 - g.x0 < 0.2 * glyph.size), None)
        if twin is None or glyph.char in SPACES:
            kept.append(glyph)
    return kept
