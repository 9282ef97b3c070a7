"""What every PDF reader hands over: sheets (页面) with their glyphs (字形), ruling lines (表线) and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Glyph(NamedTuple):
    """A character as printed. Points from the page's top left corner; `base` is the base line it stands on."""

    char: str
    x0: float
    x1: float
    base: float
    size: float


class Frame(NamedTuple):
    """A rectangle in points from the page's top left corner; a ruling line is a frame without width or height."""

    x0: float
    top: float
    x1: float
    bottom: float


class Bookmark(NamedTuple):
    """A line of the PDF's own outline (书签): its rank from 1, its words and the page it leads to."""

    rank: int
    title: str
    page: int


THIN = 3.0
"""Points. A bar no thicker is a ruling line."""

SHORT = 4.0
"""Points. A shorter line rules nothing."""

LARGEST = 14_400.0
"""Points. The largest page the PDF standard allows; a damaged file may claim any."""

_SMALLEST, _GIANT = 0.5, 1_000.0  # points: no letter is smaller or larger


@dataclass(slots=True)
class Sheet:
    """A page as a reader sees it, upright.

    Attributes:
        number: 1-based.
        rules: ruling lines, horizontal and vertical.
        pictures: frames of images.
        slanted: characters that stand aslant (watermarks, 水印); they are not among the glyphs.
        drawn: drawn shapes other than ruling lines.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Frame] = field(default_factory=list)
    pictures: list[Frame] = field(default_factory=list)
    slanted: int = 0
    drawn: int = 0

    @property
    def possible(self) -> bool:
        """Tell whether its size is one a page can have."""
        return 1.0 < self.width <= LARGEST and 1.0 < self.height <= LARGEST

    def drop_impossible(self) -> None:
        """Take away glyphs, rules and pictures of damaged files: no size, no place, or far off the page."""
        self.glyphs = [
            glyph
            for glyph in self.glyphs
            if _SMALLEST <= glyph.size <= _GIANT
            and self._near(glyph.x0, glyph.base)
            and self._near(glyph.x1, glyph.base)
        ]
        self.rules = [rule for rule in self.rules if self._holds(rule)]
        self.pictures = [picture for picture in self.pictures if self._holds(picture)]

    def _near(self, x: float, y: float) -> bool:
        """Tell whether a point is on the page or within a page of it; not-a-number is nowhere."""
        return -self.width <= x <= 2 * self.width and -self.height <= y <= 2 * self.height

    def _holds(self, frame: Frame) -> bool:
        return self._near(frame.x0, frame.top) and self._near(frame.x1, frame.bottom)


class OpenedPdf(Protocol):
    """A PDF that a reader has opened."""

    reader: str
    pages: int

    def sheets(self) -> Iterator[Sheet | None]:
        """Yield each page once, None for one that cannot be loaded; memory for one page at a time."""

    def bookmarks(self) -> list[Bookmark]:
        """Return the PDF's own outline, [] where it has none."""

    def close(self) -> None:
        """Let go of the file."""
