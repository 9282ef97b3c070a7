"""Footnotes (脚注): the small print below a short rule at the foot of a page, and the raised numbers that refer to it.

A reference that follows a figure would be read as one of its digits (达到1200³ as 12003): where the page has a note of that
number, the raised number is left out of the line, as Word's own text has it. Other raised figures (km²) stay.
"""

from __future__ import annotations

import re
from statistics import median

from lantu.reading.formats.pdf.rows import SPACES, Row
from lantu.reading.formats.pdf.sheet import THIN, Glyph, Sheet

SMALL_PRINT = 0.92  # of the body's size
_RULE = (40.0, 0.5)  # points at least, share of the page's width at most
_RULES = 2  # a page with more ruling lines besides has a table or a figure
_RAISED = 0.15  # of the size
_SMALL = 0.8  # of the size
_MARK = re.compile(r"\s*[（(\[［〔]?(\d{1,3}|[①-⑳])")


def note_line(sheet: Sheet) -> float | None:
    """Return the height of a lone short rule in the lower half of a page, below which notes may stand, or None."""
    shortest, share = _RULE
    short = [r.top for r in sheet.rules if r.top > sheet.height / 2 and shortest < r.x1 - r.x0 < share * sheet.width]
    if not short or max(short) - min(short) > THIN or len(sheet.rules) - len(short) > _RULES:
        return None
    return min(short)


def without_references(rows: list[Row], line: float | None) -> list[Row]:
    """Return the rows of a page without the raised numbers of its notes."""
    if line is None:
        return rows
    above = [row for row in rows if _base(row) < line]
    notes = [row for row in rows if _base(row) >= line]
    if not above or not notes or _size(notes) > SMALL_PRINT * _size(above):
        return rows
    marks = {mark[1] for row in notes if (mark := _MARK.match("".join(glyph.char for glyph in row)))}
    return [*(_cleared(row, marks) for row in above), *notes] if marks else rows


def _base(row: Row) -> float:
    return median(glyph.base for glyph in row)


def _size(rows: list[Row]) -> float:
    return median(glyph.size for row in rows for glyph in row)


def _cleared(row: Row, marks: set[str]) -> Row:
    """Return a row without raised numbers that are marks; one after a letter (km²) stays."""
    size, base = median(glyph.size for glyph in row), _base(row)
    kept: Row = []
    index = 0
    while index < len(row):
        last = index
        while last < len(row) and _is_raised(row[last], size, base):
            last += 1
        mark = "".join(glyph.char for glyph in row[index:last])
        before = next((glyph.char for glyph in reversed(kept) if glyph.char not in SPACES), "")
        if mark not in marks or (before.isascii() and before.isalpha()):
            kept += row[index : max(last, index + 1)]
        elif kept:
            kept[-1] = kept[-1]._replace(x1=row[last - 1].x1)  # no white is left where the mark stood
        index = max(last, index + 1)
    return kept


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    figure = glyph.char.isdigit() or "①" <= glyph.char <= "⑳"
    return figure and glyph.size <= _SMALL * size and glyph.base < base - _RAISED * size
