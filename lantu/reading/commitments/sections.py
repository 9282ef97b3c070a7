"""Sections in which tasks promise, told by their titles: not those that profess or look about."""

from __future__ import annotations

from lantu.plan.model import Section
from lantu.reading.commitments.words import words


def promising_sections(outline: tuple[Section, ...]) -> list[bool]:
    """Return for each section whether a task told in it is a promise: its own title says, else the section above.

    >>> promising_sections(())
    []
    """
    known: dict[str, bool] = {}
    for section in outline:
        above = known.get(section.parent, True) if section.parent else True
        known[section.id] = above if section.level == "lead" else _says(section.title, above=above)
    return [known[section.id] for section in outline]


def _says(title: str, *, above: bool) -> bool:
    told = words()
    if any(word in title for word in told.aims):
        return True
    if any(word in title for word in told.views):
        return False
    return above
