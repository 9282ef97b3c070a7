"""The text of a version as a page (规划原文): blocks with anchors and marks, made once per version; states are joined in later."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_web.record.models import Passage, PlanVersion

_TAGS = {"part": "h2", "chapter": "h2", "annex": "h2", "section": "h3", "item": "h4"}
_LONGEST_HEADING = 80
_SNIPPET = 30
MOST_HITS = 200
Key = tuple[str, int]


class Said(NamedTuple):
    """A passage as the page needs it: its characters, what it speaks of, and whether it is the whole row or a mention."""

    start: int
    end: int
    thing: Key
    field: str


class Block(NamedTuple):
    """A line of the text, or a row of a table: its anchor, its words, its HTML, and what it speaks of (with "row" or "mention")."""

    start: int
    words: str
    html: SafeString
    things: tuple[tuple[Key, str], ...]


class Heading(NamedTuple):
    """A heading of the outline: its level, words, and the block it stands in."""

    level: str
    words: str
    block: int


@dataclass(frozen=True)
class TextPage:
    """A text as blocks with its outline."""

    blocks: tuple[Block, ...]
    outline: tuple[Heading, ...]

    def find(self, words: str) -> list[tuple[int, str, str, str]]:
        """Return where words stand, at most MOST_HITS: the block, what stands before, the words, what stands after."""
        found = []
        for block in self.blocks:
            at = block.words.find(words)
            if at >= 0:
                end = at + len(words)
                before = block.words[max(0, at - _SNIPPET) : at]
                found.append((block.start, before, words, block.words[end : end + _SNIPPET]))
        return found[:MOST_HITS]


def text_page(version: PlanVersion) -> TextPage:
    """Return the page of a version. Kept in memory: a version never changes."""
    return _made(version.pk, version.fingerprint, version.imported_at)


@lru_cache(maxsize=8)
def _made(key: int, _fingerprint: str, _imported_at: datetime) -> TextPage:
    version = PlanVersion.objects.get(pk=key)
    said = [_said(one) for one in Passage.objects.filter(version=key).order_by("start", "end", "pk")]
    sections = json.loads(version.data).get("outline", [])
    blocks = tuple(_blocks(version.text, said, _heading_starts(sections)))
    starts = [block.start for block in blocks]
    return TextPage(blocks, tuple(_outline(sections, starts)))


def _said(one: Passage) -> Said:
    kinds = (("indicator", one.indicator_id), ("commitment", one.commitment_id), ("project", one.project_id))
    kind, key = next((kind, key) for kind, key in kinds if key is not None)
    return Said(one.start, one.end, (kind, key), one.field)


def _heading_starts(sections: list[dict]) -> dict[int, str]:
    return {one["span"][0]: one["level"] for one in sections if one["level"] in _TAGS}


def _outline(sections: list[dict], starts: list[int]) -> Iterator[Heading]:
    for one in sections:
        if one["level"] in ("part", "chapter", "section", "annex") and starts:
            block = starts[max(bisect_right(starts, one["span"][0]) - 1, 0)]
            yield Heading(one["level"], f"{one['number']} {one['title']}".strip(), block)


def _blocks(text: str, said: list[Said], headings: dict[int, str]) -> Iterator[Block]:
    rows = {one.start: one.end for one in said if one.field == "row" and "\n" in text[one.start : one.end]}
    at, upto = 0, 0
    open_: list[Said] = []
    for start, end in _lines(text, rows):
        open_ = [one for one in open_ if one.end > start]
        while at < len(said) and said[at].start < end:
            open_.append(said[at])
            at += 1
        upto = end
        yield _block(text, start, upto, [one for one in open_ if one.end > start], headings)


def _lines(text: str, rows: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold words; the lines of a table row that was read as one thing are one."""
    start = 0
    while start < len(text):
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        begins = next((one for one in range(start, line_end) if one in rows), None)
        if begins is not None and rows[begins] > line_end:
            after = text.find("\n", rows[begins] - 1)
            line_end = len(text) if after < 0 else after
        if text[start:line_end].strip():
            yield start + len(text[start:line_end]) - len(text[start:line_end].lstrip()), line_end
        start = line_end + 1


def _block(text: str, start: int, end: int, said: list[Said], headings: dict[int, str]) -> Block:
    words = text[start:end]
    level = next((headings[one] for one in range(start, min(end, start + 40)) if one in headings), None)
    cells = [(a, b) for a, b in _cells(text, start, end)] if "\n" in words else []
    if cells:
        inner = format_html_join("", "<span>{}</span>", ((_marked(text, a, b, said),) for a, b in cells))
        html = format_html('<div class="cells">{}</div>', inner)
    elif level and len(words) < _LONGEST_HEADING:
        html = format_html("<{0}>{1}</{0}>", SafeString(_TAGS[level]), _marked(text, start, end, said))
    else:
        html = format_html("<p>{}</p>", _marked(text, start, end, said))
    things = ((one.thing, one.field) for one in said if one.field in ("row", "mention") and one.start >= start)
    return Block(start, words, html, tuple(dict.fromkeys(things)))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _marked(text: str, start: int, end: int, said: list[Said]) -> SafeString:
    """Return words with what was read marked, and an anchor where each passage begins."""
    inside = [one for one in said if one.start < end and one.end > start]
    edges = sorted({start, end, *(max(one.start, start) for one in inside), *(min(one.end, end) for one in inside)})
    begins = {one.start for one in inside if one.start >= start}
    return format_html_join("", "{}", ((_segment(text, a, b, inside, begins),) for a, b in pairwise(edges)))  # fmt: skip


def _segment(text: str, start: int, end: int, inside: list[Said], begins: set[int]) -> SafeString:
    kinds = dict.fromkeys(one.thing[0] for one in inside if one.start <= start and one.end >= end)
    if not kinds:
        return format_html("{}", text[start:end])
    anchor = format_html(' id="c{}"', start) if start in begins else SafeString("")
    return format_html('<mark class="{}"{}>{}</mark>', " ".join(kinds), anchor, text[start:end])
