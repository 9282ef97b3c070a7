"""名称 · bodies, places, projects and documents a text names, and what else it calls them."""

from __future__ import annotations

from lantu.plan.model import Box, Entity, Section
from lantu.reading.entities.finders import finders
from lantu.reading.entities.mentions import mentions_of
from lantu.reading.entities.names import names_of
from lantu.reading.entities.sheet import Sheet
from lantu.source.text import SourceText


def read_entities(
    text: SourceText,
    outline: tuple[Section, ...],  # noqa: ARG001 (every stage is called alike)
    boxes: tuple[Box, ...],
) -> tuple[Entity, ...]:
    """Return the entities (实体) of a text, by first mention; a place of the text belongs to one entity only.

    Names are told by the word they end with, by marks (《…》), by lists (甲、乙等企业) and by the characters no common word
    covers; no list of places or companies is used.
    """
    sheet = Sheet(text, boxes)
    found = [each for find in finders() for each in find(sheet)]
    names = names_of(sheet.words, found)
    return mentions_of(text, names)
