"""What changed between two texts of a plan: parts, and paragraphs of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantu.reading.whereabouts import Whereabouts
from lantu_web.record.importing.differences import Difference, differences
from lantu_web.record.importing.matching import KINDS, Matched
from lantu_web.record.importing.paragraphs import Line, Stretch, stretches
from lantu_web.record.importing.parts import Part, Parts, parts_of
from lantu_web.record.models import ImportDraft, Passage, PlanVersion
from lantu_web.record.text_blocks import Block
from lantu_web.record.text_page import TextPage, draft_page, text_page


@dataclass(frozen=True)
class Changes:
    """Differences of the parts, and the whole text in stretches that changed and that stayed; how many places changed."""

    parts: tuple[Difference, ...]
    stretches: tuple[Stretch, ...]
    places: int


def changes_between(old: PlanVersion, new: PlanVersion) -> Changes:
    """Return what changed from one recorded text to another; what is the same thing is told by the record."""
    before, after = parts_of(old.text, old.data), parts_of(new.text, new.data)
    found = tuple(_recorded(kind, old, new, before, after) for kind in KINDS)
    told = stretches(_lines(text_page(old), before), _lines(text_page(new), after))
    return _changes(differences(found), told)


def changes_of(draft: ImportDraft, old: PlanVersion) -> Changes:
    """Return what changes in the words from a recorded text to one that waits to be confirmed; its parts are in its preview."""
    before, after = parts_of(old.text, old.data), parts_of(draft.text, draft.data)
    return _changes((), stretches(_lines(text_page(old), before), _lines(draft_page(draft), after)))


def _changes(parts: tuple[Difference, ...], told: Iterable[Stretch]) -> Changes:
    held = tuple(told)
    return Changes(parts, held, sum(len(one.changed) for one in held))


def _recorded(
    kind: tuple[str, type, str, str], old: PlanVersion, new: PlanVersion, before: Parts, after: Parts
) -> Matched:
    """Return which part is which as it was decided when the later text was confirmed: both have the same row of the record."""
    group, _, name, _ = kind
    was, now = getattr(before, group), getattr(after, group)
    rows = {row: part for part, row in _with_rows(name, old, was)}
    same = {part.key: rows[row] for part, row in _with_rows(name, new, now) if row in rows}
    return Matched(name, was, now, same)


def _with_rows(kind: str, version: PlanVersion, parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    """Yield the parts with the key of their row; parts that begin at one character follow the order of writing."""
    link = f"{kind}_id"
    held = Passage.objects.filter(version=version, field="row", **{f"{kind}__isnull": False}).order_by("pk")
    rows = list(held.values_list("start", link))
    for part, (start, row) in zip(parts, rows, strict=False):
        if part.start == start:
            yield part, row


def _lines(page: TextPage, parts: Parts) -> list[Line]:
    where = Whereabouts(parts.plan)
    return [Line(_in_a_line(block), block.start, where.path(block.start)) for block in page.blocks]


def _in_a_line(block: Block) -> str:
    """Return the words of a block in one line; the cells of a row are set apart."""
    cells = [block.words[one.start - block.start : one.end - block.start] for one in block.cells if one is not None]
    return " ｜ ".join("".join(line.strip() for line in words.split("\n")) for words in cells or [block.words])
