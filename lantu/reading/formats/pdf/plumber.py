"""The second reader: pdfplumber (pdfminer), slow and fussy, but it opens some files that pdfium refuses."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from math import hypot
from typing import Any

import pdfplumber

from lantu.reading.formats.pdf.sheet import SHORT, THIN, Bookmark, Frame, Glyph, Sheet
from lantu.reading.formats.pdf.upright import quarter_of


class PlumberPdf:
    """A PDF opened by pdfplumber. Where it cannot, it raises whatever pdfminer's parser stumbles over: any Exception."""

    reader = "pdfplumber"

    def __init__(self, data: bytes) -> None:
        logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its complaints are no message for users
        self._document = pdfplumber.open(io.BytesIO(data))
        self.pages = len(self._document.pages)

    def sheets(self) -> Iterator[Sheet | None]:
        """Yield each page, None for one that cannot be laid out."""
        for number, page in enumerate(self._document.pages, start=1):
            try:
                yield _read_sheet(page, number)
            except Exception:  # pdfminer raises whatever it stumbles over in a damaged page
                yield None
            finally:
                page.close()

    def bookmarks(self) -> list[Bookmark]:
        """Return no bookmarks: pdfminer gives them without their pages."""
        return []

    def close(self) -> None:
        """Close the document."""
        self._document.close()


def _read_sheet(page: Any, number: int) -> Sheet:
    sheet = Sheet(number, float(page.width), float(page.height))
    for char in page.chars:
        a, b, c, d, _, rise = char["matrix"]
        if quarter_of(a, b) is None:
            sheet.slanted += 1
            continue
        size = float(char["size"]) if char["upright"] else hypot(c, d)
        below = rise - char["y0"] if char["upright"] and not b else 0.12 * size
        base = float(char["bottom"]) - below
        sheet.glyphs += (Glyph(one, float(char["x0"]), float(char["x1"]), base, size) for one in _known(char["text"]))
    sheet.rules = [_thin(edge) for edge in page.edges if min(_sides(edge)) <= THIN and max(_sides(edge)) >= SHORT]
    sheet.pictures = [Frame(image["x0"], image["top"], image["x1"], image["bottom"]) for image in page.images]
    sheet.drawn = len(page.curves)
    return sheet


def _known(text: str) -> str:
    """Return the characters of a glyph; "(cid:12)" is pdfminer's word for one it does not know."""
    return "\ufffd" if text.startswith("(cid:") else text


def _sides(edge: dict[str, Any]) -> tuple[float, float]:
    return float(edge["width"]), float(edge["height"])


def _thin(edge: dict[str, Any]) -> Frame:
    return Frame(float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"]))
