"""大纲 · headings and numbering → the tree of sections."""

from __future__ import annotations

from lantu.plan.model import Section
from lantu.reading.outline.contents import without_contents
from lantu.reading.outline.headings import find_headings
from lantu.reading.outline.pieces import pieces_of
from lantu.reading.outline.tree import as_sections
from lantu.source.text import SourceText


def read_outline(text: SourceText) -> tuple[Section, ...]:
    """Return the outline (大纲) of a text: 篇, 章, 节, （一）, 1., run-in leads and annexes, in the order of the text.

    Headings are told by their numbering, by the styles the document declares, and, for a chapter that lost its number, by
    the sections that begin anew after it. A contents page does not double the tree. Numbers are given as printed: one that is
    missing or repeated stays so.

    >>> text = SourceText.of_words("第一章 总体要求\\n第一节 基本原则\\n坚持系统观念。统筹发展和安全，补齐短板。")
    >>> [(s.level, s.number, s.title) for s in read_outline(text)]
    [('chapter', '第一章', '总体要求'), ('section', '第一节', '基本原则'), ('lead', '', '坚持系统观念')]
    """
    pieces = without_contents(list(pieces_of(text)))
    return as_sections(text, find_headings(text, pieces))
