"""Anchors (批注位置): from the characters of a plan's text to the runs of its Word file."""

from __future__ import annotations

import re
from bisect import bisect_right
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from lantu.checking.shown.word.parts import WordFile
from lantu.reading.formats.composing import Composer
from lantu.reading.formats.docx.body import Walker
from lantu.reading.formats.docx.names import W, value
from lantu.reading.formats.docx.numbering import Numbering
from lantu.reading.formats.docx.runs import Runs
from lantu.reading.formats.docx.styles import Styles
from lantu.source.place import Place
from lantu.source.text import Block, SourceText

_RUN, _TEXT, _PARAGRAPH, _BOX = W + "r", W + "t", W + "p", W + "txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTE = re.compile(r"(foot|end)notes(-?\d+)p")


class _Spot(NamedTuple):
    """A stretch of a paragraph, in characters of its runs."""

    paragraph: etree._Element
    start: int
    end: int


class Anchors:
    """Puts the marks of comments into the main part of a Word file that `text` was read from."""

    def __init__(self, file: WordFile, text: SourceText) -> None:
        styles, numbering = Styles(file.package.xml("styles")), Numbering(file.package.xml("numbering"))
        walker = Walker(Composer(), styles, numbering)
        walker.body(file.document)
        self._document = file.document
        self._text = text
        self._elements = walker.elements
        self._starts = [block.start for block in text.blocks]

    def mark(self, place: Place, comment: int) -> None:
        """Put the marks of a comment around a place.

        A place over paragraphs that do not follow one another, as those of two cells, is marked to the end of the first; words
        of a text box or a note are marked where it is anchored in the text, since Word allows comments only there.
        """
        first = self._index(place.start)
        last = self._index(place.end - 1)
        if (run := self._anchored(first)) is not None:
            _put(run, run, comment)
            return
        spot = self._spot(first, place)
        end = spot
        if last != first and self._anchored(last) is None:
            other = self._spot(last, place)
            if other.paragraph.getparent() is spot.paragraph.getparent():
                end = other
        closing = _split(end.paragraph, end.end, before=True)
        opening = _split(spot.paragraph, spot.start, before=False)
        if opening is not None and closing is not None and end is spot:  # the first split may have parted the last run
            closing = _split(end.paragraph, end.end, before=True)
        _put(_run_or_new(opening, spot.paragraph), _run_or_new(closing, end.paragraph), comment)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _spot(self, index: int, place: Place) -> _Spot:
        """Return the part of a place that lies in a block."""
        block: Block = self._text.blocks[index]
        paragraph, counted = self._elements[index]
        printed = counted + Runs(paragraph).words
        inner = self._text.words[block.start : block.end]
        shift = printed.index(inner) - len(counted) - block.start
        start, end = max(place.start, block.start), min(place.end, block.end)
        first = max(0, start + shift)
        return _Spot(paragraph, first, max(first + 1, end + shift))

    def _anchored(self, index: int) -> etree._Element | None:
        """Return the run that a text box or note hangs on, None for a paragraph of the body."""
        if index >= len(self._elements):
            return self._reference(self._text.blocks[index].origin.path)
        boxes = list(self._elements[index][0].iterancestors(_BOX))
        if not boxes:
            return None
        runs = list(boxes[-1].iterancestors(_RUN))
        return runs[-1] if runs else next(boxes[-1].iterancestors(_PARAGRAPH))

    def _reference(self, path: str) -> etree._Element:
        """Return the run with the reference of a note; the first paragraph's where there is none."""
        note = _NOTE.match(path)
        if note:
            for reference in self._document.iter(f"{W}{note[1]}noteReference"):
                if value(reference, "id") == note[2]:
                    return next(reference.iterancestors(_RUN), reference)
        return next(self._document.iter(_PARAGRAPH))


def _split(paragraph: etree._Element, at: int, *, before: bool) -> etree._Element | None:
    """Part the runs of a paragraph at character `at`; return the run that ends there, or the one that begins there."""
    position = 0
    ended: etree._Element | None = None
    for words, element in Runs(paragraph).pieces:
        if not words:
            continue
        if position == at and _outer(element) is not ended:
            return ended if before else _outer(element)
        if position == at:
            return _part_before(element, before=before)
        if position < at < position + len(words):
            return _part_within(element, at - position, before=before)
        position += len(words)
        ended = _outer(element)
    return ended


def _outer(element: etree._Element) -> etree._Element:
    """Return the run, formula or other part of its paragraph that holds an element."""
    found = element
    for above in element.iterancestors():
        if above.tag == _PARAGRAPH:
            break
        if above.tag == _RUN or found.tag != _RUN:
            found = above
    return found


def _part_before(element: etree._Element, *, before: bool) -> etree._Element:
    """Part a run before one of its children; return the half before or after. A run that cannot be parted is returned whole."""
    run = element.getparent()
    if run is None or run.tag != _RUN or _outer(element) is not run:
        return _outer(element)
    rest = etree.Element(_RUN)
    for name, setting in run.items():
        rest.set(name, setting)
    properties = run.find(W + "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    for moved in [element, *element.itersiblings()]:
        rest.append(moved)
    run.addnext(rest)
    return run if before else rest


def _part_within(element: etree._Element, at: int, *, before: bool) -> etree._Element:
    """Part a run inside one of its texts."""
    run = element.getparent()
    if element.tag != _TEXT or run is None or run.tag != _RUN or _outer(element) is not run:
        return _outer(element)
    words = element.text or ""
    rest = etree.Element(_TEXT)
    element.text, rest.text = words[:at], words[at:]
    for text in (element, rest):
        text.set(_SPACE, "preserve")
    element.addnext(rest)
    return _part_before(rest, before=before)


def _run_or_new(run: etree._Element | None, paragraph: etree._Element) -> etree._Element:
    """Return a run; a paragraph whose words are an automatic number alone gets an empty one."""
    return run if run is not None else etree.SubElement(paragraph, _RUN)


def _put(first: etree._Element, last: etree._Element, comment: int) -> None:
    """Put the marks of a comment before one run and after another."""
    start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    reference = etree.Element(_RUN)
    for mark in (start, end, etree.SubElement(reference, W + "commentReference")):
        mark.set(W + "id", str(comment))
    first.addprevious(start)
    last.addnext(end)
    end.addnext(reference)
