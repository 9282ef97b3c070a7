"""承诺 · what the text promises: a task, with or without a number, by when, and who could own it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lantu.plan.model import Box, Commitment, Quantity, Section, Strength
from lantu.plan.period import Period
from lantu.reading.commitments.clauses import tasks_of
from lantu.reading.commitments.owners import find_notes, owners_within
from lantu.reading.commitments.prose import Stretch, sentences, stretches, trimmed
from lantu.reading.commitments.sections import promising_sections
from lantu.reading.commitments.when import When
from lantu.reading.horizons import Horizons
from lantu.source.text import SourceText
from lantu.standards.departments import departments

_SHORTEST = 6
_ANNOUNCES = "是"  # 主要目标是：what is promised follows


class _Draft(NamedTuple):
    start: int
    end: int
    strength: Strength
    section: str | None
    quantities: tuple[Quantity, ...]
    owners: tuple[str, ...]
    due: Period | None


def read_commitments(
    text: SourceText,
    outline: tuple[Section, ...],
    boxes: tuple[Box, ...],
    quantities: tuple[Quantity, ...],
    horizons: Horizons,
) -> tuple[Commitment, ...]:
    """Return the promises (承诺事项) of a text in order; they do not overlap.

    A sentence, or a part of one between semicolons, is a promise when a clause of it begins with a task (新建, 推进, 力争达到 …)
    or holds a figure that is promised; a long one is parted into its tasks. What is told as fact, believed, or listed in a
    box is none. `due` is the latest period its figures state, else that of its words, else the end of the plan;
    `department_hint` the owners named in the text, else the departments its words point to.
    """
    drafts = _drafts(text, outline, boxes, quantities, horizons)
    hints = departments().suggest_each(text.words, ((draft.start, draft.end) for draft in drafts))
    return tuple(
        Commitment(
            id=f"C{number}",
            what=text.words[draft.start : draft.end],
            quantities=tuple(quantity.id for quantity in draft.quantities),
            due=draft.due,
            department_hint=draft.owners or hint,
            place=text.place(draft.start, draft.end),
            strength=draft.strength,
            section=draft.section,
        )
        for number, (draft, hint) in enumerate(zip(drafts, hints, strict=True), start=1)
    )


def _drafts(
    text: SourceText,
    outline: tuple[Section, ...],
    boxes: tuple[Box, ...],
    quantities: tuple[Quantity, ...],
    horizons: Horizons,
) -> list[_Draft]:
    promising = promising_sections(outline)
    when = When(text.words, horizons)
    queue = _Queue(quantities)
    drafts: list[_Draft] = []
    paragraph = 0  # the first draft of the paragraph before
    for stretch in stretches(text, outline, boxes):
        section = None if stretch.section is None else outline[stretch.section].id
        open_ = not outline if stretch.section is None else promising[stretch.section]
        before = len(drafts)
        for start, end, owners in _parts(text.words, stretch):
            if start == end and owners:  # a paragraph that begins with a note tells who owns the one before
                drafts[paragraph:] = [_owned(draft, section, owners) for draft in drafts[paragraph:]]
            for first, last in sentences(text.words, start, end):
                fact = not open_ or when.told(stretch.start, first, last)
                if not fact or queue.promised(first, last):
                    drafts += _of_sentence(
                        text.words, (stretch.start, first, last), section, owners, queue, when, fact=fact
                    )
        paragraph = before
    return drafts


def _owned(draft: _Draft, section: str | None, owners: tuple[str, ...]) -> _Draft:
    return draft._replace(owners=draft.owners or owners) if draft.section == section else draft


def _of_sentence(
    words: str,
    where: tuple[int, int, int],
    section: str | None,
    owners: tuple[str, ...],
    queue: _Queue,
    when: When,
    *,
    fact: bool,
) -> Iterator[_Draft]:
    paragraph, first, last = where
    for task in tasks_of(words, first, last):
        start, end = trimmed(words, task.start, task.end)
        inside = queue.within(start, end)
        promised = any(quantity.tense == "commitment" for quantity in inside)
        if end - start >= _SHORTEST and (promised or (task.strength and not fact and words[end - 1] != _ANNOUNCES)):
            due = _latest(inside) or when.due(paragraph, first, last)
            owned = owners or owners_within(words, start, end)
            yield _Draft(start, end, task.strength or "firm", section, inside, owned, due)


def _parts(words: str, stretch: Stretch) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the parts of a stretch that are no notes of owners, each with the owners the note after it names."""
    start = stretch.start
    for note in find_notes(words, stretch.start, stretch.end):
        yield start, note.start, note.owners
        start = note.end
    yield start, stretch.end, ()


def _latest(quantities: tuple[Quantity, ...]) -> Period | None:
    """Return when the last of the promised figures is due: the end of its span, or each year of it where it says so."""
    periods = [q.period for q in quantities if q.tense == "commitment" and q.period and q.period.last]
    last = max(periods, key=lambda period: period.last or "", default=None)
    return last if last is None or last.annual else Period(last.last, last.last)


class _Queue:
    """The quantities in order, handed out to spans that come in order."""

    def __init__(self, quantities: tuple[Quantity, ...]) -> None:
        self._waiting = sorted(quantities, key=lambda quantity: quantity.number_place.start)
        self._at = 0

    def promised(self, start: int, end: int) -> bool:
        """Tell whether a promised quantity stands in [start, end); those before are dropped."""
        self._drop(start)
        at = self._at
        while at < len(self._waiting) and self._waiting[at].number_place.start < end:
            if self._waiting[at].tense == "commitment":
                return True
            at += 1
        return False

    def within(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities whose numeral stands in [start, end), and take them."""
        self._drop(start)
        first = self._at
        while self._at < len(self._waiting) and self._waiting[self._at].number_place.end <= end:
            self._at += 1
        return tuple(self._waiting[first : self._at])

    def _drop(self, start: int) -> None:
        while self._at < len(self._waiting) and self._waiting[self._at].number_place.start < start:
            self._at += 1
