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
from lantu.reading.formats.pdf.upright import Upright, quarter_of

_BOOKMARKS = 20_000
_DEEPEST = 9
_HYPHEN = 2  # pdfium's code for a hyphen at the end of a line
_MADE_UP = frozenset((0, 10, 13, 32, 0xFFFE))  # characters pdfium adds between runs are among these


class PdfiumPdf:
    """A PDF opened by pdfium. Raises pypdfium2.PdfiumError where it refuses."""

    reader = "pypdfium2"

    def __init__(self, data: bytes) -> None:
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

    def add(self, char: str, x: float, y: float, box: Any) -> None:
        """Take in a character; one with the place of the last is of the same shape (a ligature, a dash two squares long)."""
        place = (x, y, box.left, box.bottom, box.right, box.top)
        if self.shapes and self.shapes[-1][1:] == place:
            before = self.shapes[-1][0]
            if char != before[-1] or char == "f" or max(box.right - box.left, box.top - box.bottom) > 1.7 * self.size:
                self.shapes[-1] = (before + char, *place)
            return
        self.shapes.append((char, *place))

    def level(self, upright: Upright) -> Iterator[Glyph]:
        """Yield the glyphs of a run that reads from left to right; a shape is shared out among its characters."""
        size = self.size
        for chars, x, y, left, bottom, right, top in self.shapes:
            start, base = upright.point(x, y)
            step = max(upright.frame(left, bottom, right, top).x1 - start, 0.1 * size) / len(chars)
            for index, char in enumerate(chars):
                yield Glyph(char, start + index * step, start + (index + 1) * step, base, size)

    def turned(self, upright: Upright) -> Iterator[Glyph]:
        """Yield the glyphs of a run set sideways: each where it stands, so that it reads downwards."""
        for chars, _, _, left, bottom, right, top in self.shapes:
            frame = upright.frame(left, bottom, right, top)
            yield from (Glyph(char, frame.x0, frame.x1, frame.bottom - 0.12 * self.size, self.size) for char in chars)


def _runs(text: Any) -> Iterator[_Run]:
    """Yield the runs of a page in the order of the file."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    run: _Run | None = None
    before: tuple[float, float] | None = None
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _MADE_UP and (code != 32 or raw.FPDFText_IsGenerated(text, index)):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        here = (y.value, raw.FPDFText_GetFontSize(text, index))
        if run is None or here != before:
            if run is not None and run.shapes:
                yield run
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = here[1] * hypot(matrix.c, matrix.d)
            run, before = _Run(size, quarter_of(matrix.a, matrix.b)), here
        char = "-" if code == _HYPHEN else _char(code)
        run.add(char, x.value, y.value, box)
    if run is not None and run.shapes:
        yield run


def _char(code: int) -> str:
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _reading_quarter(runs: list[_Run], turned: int) -> int:
    """Return the quarter turns that set most characters upright; without characters, those the page declares."""
    counted: Counter[int] = Counter()
    for run in runs:
        if run.quarter is not None:
            counted[run.quarter] += len(run.shapes)
    return counted.most_common(1)[0][0] if counted else turned % 4
