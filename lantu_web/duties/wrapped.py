"""How many lines words take in a cell that wraps them: office suites do not measure rows that a program wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

POINTS_A_LINE = 15.0  # of 10 point type; stand-in faces for 仿宋 are up to 1.48 em high
HIGHEST = 409.0  # Excel's limit
_AROUND, _LEAST = 6.0, 18.0  # above and below the words together; of a row with a single line
_PIXELS_A_CHARACTER, _PIXELS_AN_EM, _INSIDE = (
    7.0,
    13.4,
    7.0,
)  # of a column's width; of 10 point type; kept free at the sides
_UNIT = re.compile(r"[!-~]+|.")  # figures and Latin words are not parted
_NARROW = 0.56  # of an em
_NOT_FIRST = frozenset("，。、；：？！）》”’…—·%％")


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height in points that shows every line of a row, from the words of its cells and their columns' widths."""
    most = max((lines_of(words, width) for words, width in cells), default=1)
    return min(max(most * POINTS_A_LINE + _AROUND, _LEAST), HIGHEST)


def lines_of(words: str, width: float) -> int:
    """Return how many lines words take in a column, whose width is counted in characters as Excel does.

    >>> lines_of("", 12), lines_of("全县森林覆盖率", 12), lines_of("全县森林覆盖率达到", 12), lines_of("一\\n二", 12)
    (1, 2, 2, 2)
    """
    room = (width * _PIXELS_A_CHARACTER - _INSIDE) / _PIXELS_AN_EM
    return sum(_wrapped(line, room) for line in words.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used, last = 1, 0.0, 0.0
    for unit in _UNIT.findall(line):
        wide = sum(_em(character) for character in unit)
        if used and used + wide > room:
            # A mark that may not begin a line takes the character before it along.
            lines, used = lines + 1, last if unit in _NOT_FIRST else 0.0
        parts, used = divmod(used + wide, room) if used + wide > room else (0.0, used + wide)
        lines, last = lines + int(parts), wide
    return lines


def _em(character: str) -> float:
    return 1.0 if east_asian_width(character) in "WFA" else _NARROW
