"""Pieces: what may be a heading of its own. A block, or the part of a block that runs of spaces fused with others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.source.text import SourceText

_NUMBERED = re.compile(r"第[\s\d〇○零一二三四五六七八九十百１-９０]{1,5}[篇编章节]")
_RUN_OF_SPACES = re.compile(r"[ \t\u3000\xa0]{2,}")
_NUMBER_ALONE = re.compile(
    r"第[\s\d〇○零一二三四五六七八九十百１-９０]{1,5}[篇编章节]|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_FURNITURE = re.compile(r"\[bookmark:[^\]]*\]\s*")


class Piece(NamedTuple):
    """Words [start, end) that may be a heading; `whole` when they are a whole block; `heading` the declared rank."""

    start: int
    end: int
    words: str
    whole: bool
    heading: int | None
    table: int | None
    contents: bool


def pieces_of(text: SourceText) -> Iterator[Piece]:
    """Yield the pieces of a text in order; footnotes and text boxes are left out."""
    for block in text.blocks:
        if block.note:
            continue
        words = text.words[block.start : block.end]
        skipped = _FURNITURE.match(words)
        start = block.start + (skipped.end() if skipped else 0)
        words = words[start - block.start :]
        spans = _fused(words) if "  " in words or "\u3000" in words or "\t" in words else [(0, len(words))]
        for first, last in spans:
            yield Piece(
                start + first,
                start + last,
                words[first:last],
                len(spans) == 1,
                block.heading,
                block.table,
                block.contents,
            )


def _fused(words: str) -> list[tuple[int, int]]:
    """Return the spans between runs of spaces, where the words hold a numbered heading; else the whole."""
    if not _NUMBERED.search(words):
        return [(0, len(words))]
    spans: list[tuple[int, int]] = []
    start = 0
    for run in [*_RUN_OF_SPACES.finditer(words), None]:
        end = run.start() if run else len(words)
        if end > start and not (run and _NUMBER_ALONE.fullmatch(words[start:end])):
            spans.append((start, end))
            start = run.end() if run else end
        elif end == start and run:
            start = run.end()
    return spans
