"""The text of a version as a page (规划原文): blocks with anchors and marks, made once per version; states are joined in later."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from lantu_web.record.importing.parts import parts_of
from lantu_web.record.models import ImportDraft, Passage, PlanVersion
from lantu_web.record.text_blocks import Block, Cell, Said
from lantu_web.record.text_markup import markup
from lantu_web.record.text_table import Table, tables_of

_TAGS = {"part": "h2", "chapter": "h2", "annex": "h2", "section": "h3", "item": "h4"}
_OUTLINED = ("part", "chapter", "section", "annex")
_LONGEST_HEADING = 80


@dataclass(frozen=True)
class Heading:
    """A heading of the outline: its level, words, and the block it stands in."""

    level: str
    words: str
    block: int


@dataclass(frozen=True)
class TextPage:
    """A text as blocks with its outline; `tables` by the place of their first block among the blocks."""

    text: str
    blocks: tuple[Block, ...]
    outline: tuple[Heading, ...]
    tables: dict[int, Table]

    def block_at(self, offset: int) -> int:
        """Return where the block begins that holds a character, the one before where none does."""
        starts = [block.start for block in self.blocks]
        return starts[max(bisect_right(starts, offset) - 1, 0)] if starts else 0


def text_page(version: PlanVersion) -> TextPage:
    """Return the page of a version. Kept in memory: a version never changes."""
    return _of_version(version.pk, version.fingerprint, version.imported_at)


def draft_page(draft: ImportDraft) -> TextPage:
    """Return the page of a text that waits to be confirmed, what was read marked in it."""
    return _of_draft(draft.pk, draft.fingerprint, draft.made_at)


@lru_cache(maxsize=8)
def _of_version(key: int, _fingerprint: str, _imported_at: datetime) -> TextPage:
    version = PlanVersion.objects.get(pk=key)
    passages = Passage.objects.filter(version=key).order_by("start", "end", "pk")
    return _page(version.text, version.data, [_said(one) for one in passages])


@lru_cache(maxsize=2)
def _of_draft(key: int, _fingerprint: str, _made_at: datetime) -> TextPage:
    draft = ImportDraft.objects.get(pk=key)
    parts = parts_of(draft.text, draft.data)
    said = [
        Said(place.start, place.end, (kind, number), name)
        for kind, group in (
            ("indicator", parts.indicators),
            ("commitment", parts.commitments),
            ("project", parts.projects),
        )
        for number, part in enumerate(group)
        for name, place in part.places
    ]
    return _page(draft.text, draft.data, sorted(said))


def _page(text: str, data: str, said: list[Said]) -> TextPage:
    sections = json.loads(data).get("outline", [])
    plain = list(_blocks(text, said, _heading_spans(sections)))
    tables, blocks = tables_of(plain)
    marked = tuple(block._replace(html=markup(text, block)) for block in blocks)
    return TextPage(text, marked, tuple(_outline(sections, [block.start for block in marked])), tables)


def _said(one: Passage) -> Said:
    kinds = (("indicator", one.indicator_id), ("commitment", one.commitment_id), ("project", one.project_id))
    kind, key = next((kind, key) for kind, key in kinds if key is not None)
    return Said(one.start, one.end, (kind, key), one.field)


def _heading_spans(sections: list[dict]) -> list[tuple[int, int, str]]:
    return sorted((*one["span"], _TAGS[one["level"]]) for one in sections if one["level"] in _TAGS)


def _outline(sections: list[dict], starts: list[int]) -> Iterator[Heading]:
    for one in sections:
        if one["level"] in _OUTLINED and starts:
            block = starts[max(bisect_right(starts, one["span"][0]) - 1, 0)]
            yield Heading(one["level"], f"{one['number']} {one['title']}".strip(), block)


def _blocks(text: str, said: list[Said], headings: list[tuple[int, int, str]]) -> Iterator[Block]:
    rows = {one.start: one.end for one in said if one.field == "row" and "\n" in text[one.start : one.end]}
    at = 0
    open_: list[Said] = []
    for start, end in _lines(text, rows):
        open_ = [one for one in open_ if one.end > start]
        while at < len(said) and said[at].start < end:
            open_.append(said[at])
            at += 1
        yield _block(text, start, end, tuple(one for one in open_ if one.end > start), headings)


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


def _block(text: str, start: int, end: int, said: tuple[Said, ...], headings: list[tuple[int, int, str]]) -> Block:
    words = text[start:end]
    things = ((one.thing, one.field) for one in said if one.field in ("row", "mention") and one.start >= start)
    row = any(one.field == "row" and one.thing[0] == "indicator" and one.start == start for one in said)
    cells = tuple(_cells(text, start, end, said)) if row and "\n" in words else ()
    tag = "p" if cells or len(words) >= _LONGEST_HEADING else _heading(start, end, headings)
    return Block(start, end, words, tag, cells, said, tuple(dict.fromkeys(things)))


def _heading(start: int, end: int, headings: list[tuple[int, int, str]]) -> str:
    """Return the tag of a line: of the heading whose words it holds or goes on with."""
    at = bisect_right(headings, (start + _LONGEST_HEADING // 2, 0, "")) - 1
    begins, ends, tag = headings[at] if at >= 0 else (0, 0, "p")
    return tag if begins < end and ends > start else "p"


def _cells(text: str, start: int, end: int, said: Iterable[Said]) -> Iterator[Cell]:
    """Yield the cells of a row: those that were read, and each other line."""
    read = {one.start: one for one in said if one.field not in ("row", "mention") and one.end > one.start}
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        held = next((read[at] for at in range(start, stop) if at in read), None)
        if held is not None and held.end > stop:
            stop = text.find("\n", held.end, end)
            stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield Cell(start, stop, held.field if held else "")
        start = stop + 1
