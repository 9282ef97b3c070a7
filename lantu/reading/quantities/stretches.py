"""Stretches of text in which numbers are looked for: paragraphs without headings and list numbers, and projects of boxes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lantu.plan.model import Box, Indicator, Section
from lantu.source.text import Block, SourceText

_LIST_NUMBER = re.compile(
    r"[\s·●■◆▪•—－-]*(?:[（(]\s?\d{1,2}\s?[）)]|\d{1,2}\s?(?:[.．](?!\d)|[、）)，,](?!\d))|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*"
)
_CELL = 8  # a line this short is a cell of a table that lost its lines


class Stretch(NamedTuple):
    """Characters [start, end) of one paragraph; `boxed` inside a box, `project` the name of one project, `table` a cell."""

    start: int
    end: int
    boxed: bool = False
    project: bool = False
    table: bool = False


def stretches(
    text: SourceText, outline: tuple[Section, ...], boxes: tuple[Box, ...], indicators: tuple[Indicator, ...]
) -> Iterator[Stretch]:
    """Yield the stretches of a text in order. Cells of the indicator table are no text; contents pages neither."""
    closed = _closed(text, outline, boxes, indicators)
    shut_starts = [start for start, _ in closed]
    tables = {block.table for i in indicators if (block := text.block_at(i.place.start)) and block.table is not None}
    projects = {project.place.start: project.place.end for box in boxes for project in box.projects}
    named = sorted(projects)
    spans = sorted(box.place.span for box in boxes)
    box_starts = [start for start, _ in spans]
    for block in text.blocks:
        if block.contents or (block.table is not None and block.table in tables):
            continue
        start = _open(text.words, block, closed, shut_starts)
        index = bisect_right(box_starts, block.start) - 1
        boxed = index >= 0 and block.start < spans[index][1]
        yield from _parts(text.words, start, block, boxed, named, projects)


def _parts(
    words: str, start: int, block: Block, boxed: bool, named: list[int], projects: dict[int, int]
) -> Iterator[Stretch]:
    at = bisect_right(named, start - 1)
    while at < len(named) and named[at] < block.end:
        first, last = named[at], projects[named[at]]
        if start < first and not _LIST_NUMBER.fullmatch(words, start, first):
            yield Stretch(start, first, boxed, table=block.table is not None)
        yield Stretch(first, last, boxed, project=True)
        start, at = last, at + 1
    if start < block.end:
        yield Stretch(start, block.end, boxed, table=block.table is not None or block.end - start < _CELL)


def _open(words: str, block: Block, closed: list[tuple[int, int]], starts: list[int]) -> int:
    """Return where a block's text begins: past a heading and a list number."""
    start = block.start
    index = bisect_right(starts, start) - 1
    if index >= 0 and start < closed[index][1]:
        start = min(block.end, closed[index][1])
    found = _LIST_NUMBER.match(words, start, block.end)
    return found.end() if found else start


def _closed(
    text: SourceText, outline: tuple[Section, ...], boxes: tuple[Box, ...], indicators: tuple[Indicator, ...]
) -> list[tuple[int, int]]:
    """Return the spans without quantities: headings, titles of boxes, an indicator table flattened into lines."""
    spans = [section.place.span for section in outline if section.level != "lead"]
    spans += [box.title_place.span for box in boxes]
    flat = [i.place for i in indicators if not ((block := text.block_at(i.place.start)) and block.table is not None)]
    if flat:
        first = min(place.start for place in flat)
        heads = (s.place.start for s in outline if s.level == "annex" and s.place.start < first)
        spans.append((max(heads, default=first), max(place.end for place in flat)))
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
