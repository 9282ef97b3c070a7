"""Lines (行) as words: what a row of glyphs says, where it lies, and what could have stood at the end of the line before."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from lantu.reading.formats.pdf.rows import SPACES, Row
from lantu.reading.formats.pdf.sheet import Frame
from lantu.reading.formats.pdf.spacing import em_of, is_wide, words_of

_NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’,.;:?!)]}…％%‰℃·～")
_NOT_LAST = frozenset("（《「『【〔“‘([{")
_TIES = frozenset("“”‘’\"'+-/—–…·")  # bind to the characters on both sides
_BEFORE_NARROW = frozenset("，、）》」』】〕")  # office suites do not part "，2020" or "〕65"
_ASCENT, _DESCENT = 0.88, 0.12  # of the size: the square of a Chinese character about its base line


@dataclass(slots=True)
class Line:
    """A line of words.

    Attributes:
        unit: width of what cannot be parted at its beginning: a word or number, or a character with its punctuation.
        spaced: the row ends in a printed space.
        column: 0 for the width of the page, 1, 2, ... for columns of text.
    """

    words: str
    page: int
    x0: float
    x1: float
    base: float
    size: float
    em: float
    unit: float
    spaced: bool
    column: int = 0

    @property
    def top(self) -> float:
        """Return the upper side of its squares."""
        return self.base - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return the lower side of its squares."""
        return self.base + _DESCENT * self.size

    @property
    def frame(self) -> Frame:
        """Return the rectangle of the line."""
        return Frame(self.x0, self.top, self.x1, self.bottom)


def line_of(row: Row, page: int, column: int = 0) -> Line | None:
    """Return the line of a row, None for a row of spaces."""
    glyphs = [glyph for glyph in row if glyph.char not in SPACES]
    if not glyphs:
        return None
    words = words_of(row)
    if not words:
        return None
    size = median(glyph.size for glyph in glyphs)
    level = [glyph.base for glyph in glyphs if glyph.size > 0.8 * size]
    x1 = max(glyph.x1 for glyph in glyphs[-3:])
    spaced = row[-1].char in SPACES
    return Line(words, page, glyphs[0].x0, x1, median(level), size, em_of(glyphs), _unit(row), spaced, column)


def _unit(row: Row) -> float:
    """Return the width of what cannot be parted at the beginning of a row."""
    start = next(i for i, glyph in enumerate(row) if glyph.char not in SPACES)
    last = start
    while last + 1 < len(row) and _bound(row[last].char, row[last + 1].char):
        last += 1
    return row[last].x1 - row[start].x0


def _bound(here: str, after: str) -> bool:
    """Tell whether a line may not break between two characters."""
    if after in SPACES or here in SPACES:
        return False
    if here in _NOT_LAST or after in _NOT_FIRST or here in _TIES or after in _TIES:
        return True
    if is_wide(after):
        return False
    return not is_wide(here) or (after.isalnum() and here in _BEFORE_NARROW)
