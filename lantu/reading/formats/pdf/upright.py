"""Turning a page upright: from the file's coordinates (origin at the lower left) to points from the top left corner."""

from __future__ import annotations

from math import atan2, degrees

from lantu.reading.formats.pdf.sheet import Frame

_STRAIGHT = 4.0  # degrees a base line may be off and still be level


def quarter_of(a: float, b: float) -> int | None:
    """Return how many quarter turns (anticlockwise) a base line of direction (a, b) is off level, None if aslant.

    >>> quarter_of(1, 0), quarter_of(0, 1), quarter_of(1, 1)
    (0, 1, None)
    """
    angle = degrees(atan2(b, a)) % 360 if a or b else 0.0
    quarter = round(angle / 90)
    return quarter % 4 if abs(angle - 90 * quarter) <= _STRAIGHT else None


class Upright:
    """Maps points of a page whose lower left corner is (left, bottom) and that is read after `quarter` clockwise turns.

    >>> Upright(1, 0, 0, 600, 800).point(0, 0)
    (0, 0)
    """

    __slots__ = ("_bottom", "_height", "_left", "_width", "height", "quarter", "width")

    def __init__(self, quarter: int, left: float, bottom: float, width: float, height: float) -> None:
        self.quarter = quarter
        self._left, self._bottom, self._width, self._height = left, bottom, width, height
        self.width, self.height = (height, width) if quarter % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as (from left, from top)."""
        x, y = x - self._left, y - self._bottom
        if self.quarter == 0:
            return x, self._height - y
        if self.quarter == 1:
            return y, x
        if self.quarter == 2:
            return self._width - x, y
        return self._height - y, self._width - x

    def stretch(
        self, x: float, y: float, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float]:
        """Return where a glyph of level text with its origin at (x, y) begins and ends, and its base line."""
        if self.quarter == 0:
            return x - self._left, right - self._left, self._height - y + self._bottom
        start, base = self.point(x, y)
        return start, self.frame(left, bottom, right, top).x1, base

    def frame(self, left: float, bottom: float, right: float, top: float) -> Frame:
        """Return a rectangle as a frame."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
