"""The words of a Word paragraph: inserted text kept, deleted text dropped, breaks and symbols made characters."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lantu.reading.formats.docx.names import MC, M, W, value

_DROPPED = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "bookmarkStart")}
_TEXT = {W + "t", M + "t"}
_CHARACTERS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_TEXT_BOX = W + "txbxContent"
_IMAGES = ("blip", "imagedata")
_PRIVATE = range(0xF000, 0xF100)


class Runs:
    """The words of a paragraph, the text boxes anchored in it, whether it holds pictures, whether it is of a contents field."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.boxes: list[etree._Element] = []
        self.images = False
        self.contents = False
        self.words = "".join(self._walk(paragraph))

    def _walk(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            tag = element.tag
            if tag in _TEXT:
                yield element.text or ""
            elif tag == W + "instrText":
                self.contents = self.contents or (element.text or "").lstrip().upper().startswith("TOC ")
            elif tag in _DROPPED:
                continue
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == W + "br":
                yield "\n" if value(element, "type") in (None, "textWrapping") else ""
            elif tag == W + "sym":
                yield _symbol(element)
            elif tag == MC + "AlternateContent":
                chosen = element.find(MC + "Choice")
                yield from self._walk(chosen if chosen is not None else element)
            elif tag == _TEXT_BOX:
                self.boxes.append(element)
            elif isinstance(tag, str):
                self.images = self.images or etree.QName(element).localname in _IMAGES
                yield from self._walk(element)


def _symbol(element: etree._Element) -> str:
    """Return the character of a w:sym; those of symbol fonts lie in the private use area and are no letters."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE or not 0 < code < 0x110000 or 0xD800 <= code < 0xE000 else chr(code)
