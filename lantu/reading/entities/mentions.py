"""Mentions: every place where a name or an alias stands; of names that hold one another the longest counts."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from lantu.plan.model import Entity, EntityType
from lantu.reading.entities.names import Name
from lantu.source.place import Place
from lantu.source.text import SourceText


_LAYERS: tuple[tuple[EntityType, ...], ...] = (
    ("document", "project", "other"),
    ("enterprise", "institution", "department", "place"),
)


def mentions_of(text: SourceText, names: list[Name]) -> tuple[Entity, ...]:
    """Return the entities by first mention, each with its places in order; a name never met by itself is left out.

    The title of a document and the name of a project may hold the names of bodies and places: those count too.
    """
    places: list[list[Place]] = [[] for _ in names]
    for layer in _LAYERS:
        _search(text, names, places, layer)
    met = sorted((where[0].start, number) for number, where in enumerate(places) if where)
    return tuple(
        Entity(names[number].name, names[number].type, tuple(names[number].aliases), tuple(places[number]))
        for _, number in met
    )


def _search(text: SourceText, names: list[Name], places: list[list[Place]], layer: tuple[EntityType, ...]) -> None:
    owners: dict[str, int] = {}
    for number, name in enumerate(names):
        if name.type in layer:
            owners.setdefault(name.name, number)
    for number, name in enumerate(names):
        if name.type in layer:
            for alias in name.aliases:
                owners.setdefault(alias, number)
    if not owners:
        return
    automaton = AhoCorasick(
        list(owners), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    whose = list(owners.values())
    key = text.key
    for pattern, start, end in automaton.find_matches_as_indexes(text.words):
        places[whose[pattern]].append(Place(key, start, end))
