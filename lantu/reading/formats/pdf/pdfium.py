"""The first reader: pdfium (pypdfium2), which opens nearly everything and is fast."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from lantu.reading.formats.pdf.drawing import Drawing, read_drawing
from lantu.reading.formats.pdf.sheet import Bookmark, Glyph, Sheet
from lantu.reading.formats.pdf.stand_in import stand_in
from lantu.reading.formats.pdf.upright import Upright, quarter_of

_BOOKMARKS = 20_000
_DEEPEST = 9
_TWO_SQUARES = 1.5  # of the size: a wider shape is more than one character
_HYPHEN = 2  # pdfium's code for a hyphen at the end of a line
_UNKNOWN = "\ufffd"
_BREAKS = frozenset((10, 13, 0xFFFE))
_MADE_UP = _BREAKS | {0, 32}  # characters pdfium adds between runs are among these


class PdfiumPdf:
    """A PDF opened by pdfium. Raises pypdfium2.PdfiumError where it refuses."""

    reader = "pypdfium2"

    def __init__(self, data: bytes) -> None:
        stand_in()
        self._document = pypdfium2.PdfDocument(data)
        self.pages = len(self._document)

    def sheets(self) -> Iterator[Sheet | None]:
        """Yield each page, None for one that cannot be loaded."""
        for index in range(self.pages):
            try:
                page = self._document[index]
            except pypdfium2.PdfiumError:
                yield None
                continue
            try:
                yield _read_sheet(page, index + 1)
            except pypdfium2.PdfiumError:
                yield None
            finally:
                page.close()

    def bookmarks(self) -> list[Bookmark]:
        """Return the outline of the document's own bookmarks."""
        found: list[Bookmark] = []
        try:
            for mark in islice(self._document.get_toc(max_depth=_DEEPEST), _BOOKMARKS):
                target = mark.get_dest()
                page = target.get_index() if target else None
                if page is not None:
                    found.append(Bookmark(mark.level + 1, mark.get_title(), page + 1))
        except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
            return found
        return found

    def close(self) -> None:
        """Close the document."""
        self._document.close()


def _read_sheet(page: Any, number: int) -> Sheet:
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    try:
        runs = list(_runs(text.raw))
    finally:
        text.close()
    quarter = _reading_quarter(runs, page.get_rotation() // 90)
    upright = Upright(quarter, left, bottom, right - left, top - bottom)
    drawing: Drawing = read_drawing(page.raw, upright)
    sheet = Sheet(number, upright.width, upright.height, [], drawing.rules, drawing.pictures, 0, drawing.shapes)
    for run in runs:
        if run.quarter is None:
            sheet.slanted += len(run.shapes)
        elif run.quarter == quarter:
            sheet.glyphs += run.level(upright)
        else:
            sheet.glyphs += run.turned(upright)
    return sheet


class _Run:
    """Characters that follow one another in one size on one base line, as (characters, origin x, y, left, bottom, right, top)."""

    __slots__ = ("quarter", "shapes", "size")

    def __init__(self, size: float, quarter: int | None) -> None:
        self.size = size
        self.quarter = quarter
        self.shapes: list[tuple[str, float, float, float, float, float, float]] = []

    @property
    def sideways(self) -> bool:
        """Tell whether it is set up or down the page as the file has it."""
        return self.quarter in (1, 3)

    def add(self, char: str, x: float, y: float, box: Any) -> None:
        """Take in a character; one with the origin of the last is of the same shape (a ligature, a dash two squares long)."""
        if self.shapes and self.shapes[-1][1:3] == (x, y):
            before, _, _, left, bottom, right, top = self.shapes[-1]
            wide = max(right, box.right) - min(left, box.left) > _TWO_SQUARES * self.size
            if wide or char != before[-1] or char == "f":
                self.shapes[-1] = (before + char, x, y, left, bottom, max(right, box.right), max(top, box.top))
            return
        self.shapes.append((char, x, y, box.left, box.bottom, box.right, box.top))

    def level(self, upright: Upright) -> Iterator[Glyph]:
        """Yield the glyphs of a run that reads from left to right; a shape is shared out among its characters."""
        size = self.size
        for chars, *place in self.shapes:
            start, end, base = upright.stretch(*place)
            end = max(end, start + 0.1 * size)
            if len(chars) == 1:
                yield Glyph(chars, start, end, base, size)
                continue
            step = (end - start) / len(chars)
            for index, char in enumerate(chars):
                yield Glyph(char, start + index * step, start + (index + 1) * step, base, size)

    def turned(self, upright: Upright) -> Iterator[Glyph]:
        """Yield the glyphs of a run set sideways so that it reads downwards; one that reads upwards is turned round."""
        frames = [upright.frame(left, bottom, right, top) for _, _, _, left, bottom, right, top in self.shapes]
        frames.sort(key=lambda frame: frame.bottom)
        for (chars, *_), frame in zip(self.shapes, frames, strict=True):
            yield from (Glyph(char, frame.x0, frame.x1, frame.bottom - 0.12 * self.size, self.size) for char in chars)


def _runs(text: Any) -> Iterator[_Run]:
    """Yield the runs of a page in the order of the file."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    run: _Run | None = None
    line = nominal = 0.0
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _MADE_UP and (code in _BREAKS or raw.FPDFText_IsGenerated(text, index)):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        stated = raw.FPDFText_GetFontSize(text, index)
        if run is None or stated != nominal or line != (x.value if run.sideways else y.value):
            if run is not None:
                yield run
            raw.FPDFText_GetMatrix(text, index, matrix)
            run = _Run(stated * hypot(matrix.c, matrix.d), quarter_of(matrix.a, matrix.b))
            nominal, line = stated, x.value if run.sideways else y.value
        known = code and not raw.FPDFText_HasUnicodeMapError(text, index)
        run.add(_char(code) if known else _UNKNOWN, x.value, y.value, box)
    if run is not None:
        yield run


def _char(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return _UNKNOWN if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _reading_quarter(runs: list[_Run], turned: int) -> int:
    """Return the quarter turns that set most characters upright; without characters, those the page declares."""
    counted: Counter[int] = Counter()
    for run in runs:
        if run.quarter is not None:
            counted[run.quarter] += len(run.shapes)
    return counted.most_common(1)[0][0] if counted else turned % 4
