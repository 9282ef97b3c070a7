"""The words of a Word paragraph: inserted text kept, deleted text dropped, breaks and symbols made characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from lantu.reading.formats.docx.names import MC, M, W, value

_DROPPED = {
    W + name
    for name in (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "sdtPr",
        "bookmarkStart",
    )
}
_TEXT = {W + "t", M + "t"}
_TEXT_BOX = W + "txbxContent"
_IMAGES = ("blip", "imagedata")
_PRIVATE = range(0xF000, 0xF100)


class Piece(NamedTuple):
    """Words of a paragraph that one element gives: its text, or the one character a tab or break stands for."""

    words: str
    element: etree._Element


class Runs:
    """The words of a paragraph, the text boxes anchored in it, whether it holds pictures, whether it is of a contents field."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.boxes: list[etree._Element] = []
        self.images = False
        self.contents = False
        self.pieces = list(self._walk(paragraph))
        self.words = "".join(piece.words for piece in self.pieces)

    def _walk(self, parent: etree._Element) -> Iterator[Piece]:
        for element in parent:
            tag = element.tag
            if tag in _TEXT:
                yield Piece(element.text or "", element)
            elif tag in _DROPPED:
                self._look_at_field(element)
            elif tag in _CHARACTERS:
                yield Piece(_CHARACTERS[tag](element), element)
            elif tag == MC + "AlternateContent":
                chosen = element.find(MC + "Choice")
                yield from self._walk(chosen if chosen is not None else element)
            elif tag == _TEXT_BOX:
                self.boxes.append(element)
            elif isinstance(tag, str):
                self.images = self.images or etree.QName(element).localname in _IMAGES
                yield from self._walk(element)

    def _look_at_field(self, element: etree._Element) -> None:
        """Note whether the code of a field makes a contents page."""
        if element.tag == W + "instrText" and (element.text or "").lstrip().upper().startswith("TOC "):
            self.contents = True


def _break(element: etree._Element) -> str:
    return "\n" if value(element, "type") in (None, "textWrapping") else ""


def _symbol(element: etree._Element) -> str:
    """Return the character of a w:sym; those of symbol fonts lie in the private use area and are no letters."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE or not 0 < code < 0x110000 or 0xD800 <= code < 0xE000 else chr(code)


_CHARACTERS: dict[object, Callable[[etree._Element], str]] = {
    W + "tab": lambda _: "\t",
    W + "ptab": lambda _: "\t",
    W + "cr": lambda _: "\n",
    W + "noBreakHyphen": lambda _: "-",
    W + "br": _break,
    W + "sym": _symbol,
}
