"""The walk through a Word body: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lantu.reading.formats.composing import Composer
from lantu.reading.formats.docx.names import W, number, value
from lantu.reading.formats.docx.numbering import Numbering
from lantu.reading.formats.docx.runs import Runs
from lantu.reading.formats.docx.styles import Styles
from lantu.source.text import Origin

_WRAPPERS = {W + name for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink")}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Walker:
    """Puts the paragraphs and tables of a Word document into a Composer.

    Attributes:
        images: offsets where pictures stand.
        elements: for each paragraph that became a block, in order, its element and the automatic number counted before its words.
    """

    def __init__(self, composer: Composer, styles: Styles, numbering: Numbering) -> None:
        self._composer = composer
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0
        self.images: list[int] = []
        self.elements: list[tuple[etree._Element, str]] = []

    def body(self, root: etree._Element) -> None:
        """Walk the main part."""
        body = root.find(W + "body")
        self._blocks(body if body is not None else root, "", contents=False)

    def notes(self, root: etree._Element | None, part: str) -> None:
        """Walk footnotes or endnotes."""
        for note in root if root is not None else ():
            if value(note, "type") not in _SEPARATORS:
                for index, paragraph in enumerate(note.iter(W + "p"), start=1):
                    words = Runs(paragraph).words
                    self._composer.paragraph(
                        words, Origin("paragraph", f"{part}{value(note, 'id')}p{index}"), note=True
                    )

    def _blocks(self, parent: etree._Element, address: str, *, contents: bool, note: bool = False) -> None:
        serial = 0
        for element in _unwrapped(parent):
            if element.tag == W + "p":
                serial += 1
                self._paragraph(element, f"{address}p{serial}" if address else "", contents=contents, note=note)
            elif element.tag == W + "tbl":
                self._table(element, note=note)
            elif element.tag == W + "sdt":
                self._content_control(element, address, contents=contents, note=note)

    def _content_control(self, element: etree._Element, address: str, *, contents: bool, note: bool) -> None:
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        inner = element.find(W + "sdtContent")
        if inner is not None:
            listing = value(gallery) == "Table of Contents"
            self._blocks(inner, address, contents=contents or listing, note=note)

    def _paragraph(self, element: etree._Element, address: str, *, contents: bool, note: bool) -> None:
        if not address:
            self._paragraphs += 1
        properties = element.find(W + "pPr")
        style = self._styles.of(value(properties.find(W + "pStyle")) if properties is not None else None)
        runs = Runs(element)
        heading, counted = style.heading, ""
        if properties is not None:
            outline = number(properties.find(W + "outlineLvl"))
            heading = heading if outline is None else outline + 1 if outline < 9 else None
        if runs.words.strip():
            counted = self._count(properties, style.list_id, style.list_level)
        path = address or f"p{self._paragraphs}"
        origin = Origin("cell" if address.startswith("t") else "paragraph", path)
        before = self._composer.offset
        if runs.images:
            self.images.append(before)
        self._composer.paragraph(
            counted + runs.words,
            origin,
            heading=heading,
            contents=contents or style.contents or runs.contents,
            note=note,
        )
        if self._composer.offset != before:
            self.elements.append((element, counted))
        for box in runs.boxes:
            self._blocks(box, f"{path}x", contents=False, note=True)

    def _count(self, properties: etree._Element | None, list_id: str | None, level: int | None) -> str:
        numbering = properties.find(W + "numPr") if properties is not None else None
        if numbering is not None:
            list_id = value(numbering.find(W + "numId")) or list_id
            own = number(numbering.find(W + "ilvl"))
            level = own if own is not None else level
        return self._numbering.next(list_id, level or 0)

    def _table(self, element: etree._Element, *, note: bool) -> None:
        self._tables += 1
        address = f"t{self._tables}"
        composer = self._composer
        composer.begin_table()
        above: dict[int, int] = {}
        rows = [row for row in _unwrapped(element) if row.tag == W + "tr" and row.find(f"{W}trPr/{W}del") is None]
        for row, cells in enumerate(rows):
            column = number(cells.find(f"{W}trPr/{W}gridBefore")) or 0
            for cell in (c for c in _unwrapped(cells) if c.tag == W + "tc"):
                properties = cell.find(W + "tcPr")
                span = max(1, (number(properties.find(W + "gridSpan")) or 1) if properties is not None else 1)
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is not None and value(merge) != "restart" and column in above:
                    composer.extend_down(above[column])
                else:
                    start = composer.offset
                    self._blocks(cell, f"{address}r{row + 1}c{column + 1}", contents=False, note=note)
                    above[column] = composer.cell(row, column, 1, span, start)
                column += span
        composer.end_table()


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children, those within tracked insertions and the like in their place; content controls of rows opened."""
    for element in parent:
        if element.tag in _WRAPPERS:
            yield from _unwrapped(element)
        elif element.tag == W + "sdt" and parent.tag in (W + "tbl", W + "tr"):
            inner = element.find(W + "sdtContent")
            yield from _unwrapped(inner) if inner is not None else ()
        else:
            yield element
