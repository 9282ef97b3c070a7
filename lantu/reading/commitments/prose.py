"""Prose: the stretches of a text in which promises can stand, and its sentences. Headings, boxes, tables and annexes hold none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lantu.plan.model import Box, Section
from lantu.source.text import SourceText

_SENTENCE = re.compile(r"(?:[^。；;！!？?“（]+|“[^“”\n]{0,200}”|（[^（）\n]{0,120}）|[“（])+[。；;！!？?]*[”’』）)]?")
_LEAD = re.compile(r"[^，,：:；;。]{4,15}。")
_LEADING = re.compile(
    r"[\s、，,：:）)·●◆■—―－\-]*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)、.．]|是(?!否)|要(?![求素点]))[\s：:，,]*)?"
)
_OPENS = frozenset(
    "加推实建完发提强深优支鼓引开打培构健制积大全持着扎稳有"
)  # characters no number begins with: most tasks
_TRAILING = "。；;！!？?，,、：: \t\u3000\xa0"
_FRAGMENT = 4
_WORD = re.compile(r"[一-鿿]{4}")


class Stretch(NamedTuple):
    """Characters [start, end) of one paragraph, headings left out, and the number of the section they stand in."""

    start: int
    end: int
    section: int | None


def stretches(text: SourceText, outline: tuple[Section, ...], boxes: tuple[Box, ...]) -> Iterator[Stretch]:
    """Yield the stretches of prose in order."""
    closed = _closed(outline, boxes)
    starts = [section.place.start for section in outline]
    at = section = 0
    for block in text.blocks:
        start, end = block.start, block.end
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        if block.table is not None or block.contents or block.heading or (at < len(closed) and closed[at][0] <= start):
            continue
        while section < len(starts) and starts[section] < start:
            section += 1
        while section < len(starts) and starts[section] < end:
            if start < starts[section]:
                yield Stretch(start, starts[section], section - 1 if section else None)
            start = max(start, outline[section].place.end)
            section += 1
        if start < end and _WORD.search(text.words, start, end):
            yield Stretch(start, end, section - 1 if section else None)


def _closed(outline: tuple[Section, ...], boxes: Iterable[Box]) -> list[tuple[int, int]]:
    """Return the spans, in order, of boxes and annexes; an annex ends where a chapter begins (附件：某规划 stands above them all)."""
    spans = [box.place.span for box in boxes]
    for number, section in enumerate(outline):
        if section.level == "annex":
            after = (s.place.start for s in outline[number + 1 :] if s.level in ("part", "chapter", "annex"))
            spans.append((section.place.start, min(section.body_end, next(after, section.body_end))))
    return sorted(spans)


def sentences(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph; tasks parted by semicolons are sentences of their own, a run-in lead is none."""
    lead = _LEAD.match(words, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    for found in _SENTENCE.finditer(words, start, end):
        if found.end() - found.start() > _FRAGMENT:
            yield found.span()


def trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the number, space and marks before it and the stops after it."""
    if words[start] not in _OPENS:
        leading = _LEADING.match(words, start, end)
        start = leading.end() if leading else start
    return start, start + len(words[start:end].rstrip(_TRAILING))
