"""Mentions: every place where a name or an alias stands; of names that hold one another the longest counts."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from lantu.plan.model import Entity
from lantu.reading.entities.names import Name
from lantu.source.place import Place
from lantu.source.text import SourceText

_UPPER = frozenset(["document", "project", "other"])


def mentions_of(text: SourceText, names: list[Name]) -> tuple[Entity, ...]:
    """Return the entities by first mention, each with its places in order; a name never met by itself is left out.

    The title of a document and the name of a project may hold the names of bodies and places: those count too.
    """
    owners = _owners(names)
    if not owners:
        return ()
    automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    known, whose = list(owners), list(owners.values())
    upper = [name.type in _UPPER for name in names]
    places: list[list[Place]] = [[] for _ in names]
    key, ends = text.key, [0, 0]
    used: set[str] = set()
    matches = [(start, -end, p) for p, start, end in automaton.find_matches_as_indexes(text.words, overlapping=True)]
    for start, end, pattern in sorted(matches):
        number = whose[pattern]
        if start >= ends[upper[number]]:
            ends[upper[number]] = -end
            places[number].append(Place(key, start, -end))
            used.add(known[pattern])
    met = sorted((where[0].start, number) for number, where in enumerate(places) if where)
    return tuple(_entity(names[number], used, places[number]) for _, number in met)


def _entity(name: Name, used: set[str], places: list[Place]) -> Entity:
    """Return the entity with the aliases the text uses; its name stands first, met by itself or not."""
    aliases = tuple(alias for alias in name.aliases if alias in used)
    return Entity(name.name, name.type, aliases, tuple(places))


def _owners(names: list[Name]) -> dict[str, int]:
    """Return whose each name is: a full name comes before an alias, and the first owner of an alias keeps it."""
    owners: dict[str, int] = {}
    for number, name in enumerate(names):
        owners.setdefault(name.name, number)
    for number, name in enumerate(names):
        for alias in name.aliases:
            owners.setdefault(alias, number)
    return owners
