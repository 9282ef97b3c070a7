"""Paragraph styles: which are headings, of which level; which are of a contents page; which number their paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from lantu.reading.formats.docx.names import W, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?$|toc heading", re.IGNORECASE)
_DEEPEST = 12


class Style(NamedTuple):
    """What a paragraph style says: heading level 1-9, contents page, numbering (list and level)."""

    heading: int | None = None
    contents: bool = False
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The styles of a document, those they are based on followed."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str | None, Style] = {None: Style()}
        self._default: str | None = None
        for element in root.iter(W + "style") if root is not None else ():
            id_ = value(element, "styleId")
            if id_ is not None and value(element, "type") == "paragraph":
                self._elements[id_] = element
                if value(element, "default") in ("1", "true"):
                    self._default = id_

    def of(self, id_: str | None) -> Style:
        """Return a style; the default one where no id is given."""
        id_ = id_ if id_ is not None else self._default
        if id_ not in self._known:
            self._known[id_] = self._resolve(id_, 0)
        return self._known[id_]

    def _resolve(self, id_: str | None, depth: int) -> Style:
        element = self._elements.get(id_ or "")
        if element is None or depth > _DEEPEST:
            return Style()
        based = self._resolve(value(element.find(W + "basedOn")), depth + 1)
        name = value(element.find(W + "name")) or ""
        properties = element.find(W + "pPr")
        outline = number(properties.find(W + "outlineLvl")) if properties is not None else None
        named = _HEADING.match(name)
        heading = int(named[1]) if named else outline + 1 if outline is not None and outline < 9 else based.heading
        numbering = properties.find(W + "numPr") if properties is not None else None
        list_id = value(numbering.find(W + "numId")) if numbering is not None else None
        level = number(numbering.find(W + "ilvl")) if numbering is not None else None
        return Style(
            heading=None if outline is not None and outline >= 9 else heading or None,
            contents=bool(_CONTENTS.match(name)) or based.contents,
            list_id=list_id or based.list_id,
            list_level=level if level is not None else based.list_level,
        )
