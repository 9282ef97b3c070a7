"""Headings → Sections: levels by what the document uses, parents, and how far each reaches."""

from __future__ import annotations

from lantu.plan.model import Level, Section
from lantu.reading.outline.headings import BRACKETED, CHAPTER, COUNTED, DIGIT, LEAD, PART, SECTION, Heading
from lantu.source.text import SourceText


def as_sections(text: SourceText, headings: list[Heading]) -> tuple[Section, ...]:
    """Return the sections in order, each with its parent and the offset where its matter ends."""
    levels = _levels(headings)
    ends = _ends(headings, len(text.words))
    sections: list[Section] = []
    open_: list[tuple[int, str]] = []
    for number, (heading, end) in enumerate(zip(headings, ends, strict=True), start=1):
        while open_ and open_[-1][0] >= heading.rank:
            open_.pop()
        id_ = f"S{number}"
        level: Level = "annex" if heading.annex else levels[heading.rank]
        place = text.place(heading.start, heading.end)
        sections.append(Section(id_, level, heading.number, heading.title, place, open_[-1][1] if open_ else None, end))
        open_.append((heading.rank, id_))
    return tuple(sections)


def _levels(headings: list[Heading]) -> dict[int, Level]:
    """Return the level of each rank. A report without 章 counts its chapters 一、二、; where 章 stand, 一、 ranks below them."""
    ranks = {heading.rank for heading in headings}
    counted: Level = "chapter" if CHAPTER not in ranks else "section" if SECTION not in ranks else "item"
    return {
        PART: "part",
        CHAPTER: "chapter",
        SECTION: "section",
        COUNTED: counted,
        BRACKETED: "item",
        DIGIT: "item",
        LEAD: "lead",
    }


def _ends(headings: list[Heading], length: int) -> list[int]:
    """Return for each heading where the next one of the same or a higher rank begins."""
    ends = [length] * len(headings)
    waiting: list[int] = []
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].rank >= heading.rank:
            ends[waiting.pop()] = heading.start
        waiting.append(index)
    return ends
