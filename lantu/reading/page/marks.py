"""Marks: which characters of the text belong to which things. Marks may overlap; segments between their edges never do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lantu.plan.model import Plan, Quantity
from lantu.source.place import Place


class Mark(NamedTuple):
    """Characters [start, end) that belong to the thing `id`; `look` are the CSS classes that show it, `lead` where the panel leads to."""

    start: int
    end: int
    id: str
    look: str


class Note(NamedTuple):
    """Something another program says about places of the text, shown beside it.

    `level` is error, warning or note; `kind` the word users read for it; the first place is where the panel leads.
    """

    id: str
    title: str
    kind: str
    level: str
    fields: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


class Segment(NamedTuple):
    """Characters with the same marks on all of them; `begins` are those whose first segment this is."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


def marks_of(plan: Plan, notes: Sequence[Note] = ()) -> list[Mark]:
    """Return all marks of a plan in order of their start, longer ones first."""
    found = [Mark(c.place.start, c.place.end, c.id, "c") for c in plan.commitments]
    for indicator in plan.indicators:
        for field, place in indicator.places.items() or (("name", indicator.place),):
            found.append(Mark(place.start, place.end, indicator.id, "i" if field == "name" else "ic"))
    mentioned: set[int] = set()
    for box in plan.boxes:
        found.append(Mark(*box.title_place.span, box.id, "b"))
        for project in box.projects:
            found.append(Mark(*project.place.span, project.id, "p lead"))
            if id(project.mentions) not in mentioned:
                mentioned.add(id(project.mentions))
                found += (Mark(*place.span, project.id, "p pm") for place in project.mentions)
    found += (Mark(*_figure(plan, q), q.id, "q qf" if q.tense == "fact" else "q qc") for q in plan.quantities)
    found += (Mark(*e.place.span, f"E{n}", "e") for n, e in enumerate(plan.enumerations, start=1))
    for note in notes:
        leads = (" lead", *[""] * (len(note.places) - 1))
        found += (
            Mark(*at.span, note.id, f"n n-{note.level}{lead}") for at, lead in zip(note.places, leads, strict=True)
        )
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _figure(plan: Plan, quantity: Quantity) -> tuple[int, int]:
    """Return the numeral with as much of its unit as follows it: 2.8万 of 2.8万贫困人口, counted in 万人."""
    start, end = quantity.number_place.span
    for character in quantity.unit or "":
        if not plan.text.words.startswith(character, end):
            break
        end += 1
    return start, end


def segments(marks: list[Mark], start: int, end: int) -> Iterator[Segment]:
    """Yield the segments of characters [start, end), all of them, under marks that overlap it."""
    edges = sorted({start, end, *(e for m in marks for e in (m.start, m.end) if start < e < end)})
    for left, right in pairwise(edges):
        over = tuple(mark for mark in marks if mark.start < right and mark.end > left)
        yield Segment(left, right, over, tuple(mark for mark in over if max(mark.start, start) == left))
