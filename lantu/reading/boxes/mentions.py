"""Mentions (提及): where else a text speaks of a project, by its name or the part of it that is its own."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.source.place import Place
from lantu.source.text import SourceText

_TAIL = re.compile(r"(?:（[^）]*）|\([^)]*\)|类?(?:工程)?项目|建设|工程|生产线|一期|二期|三期)$")
_HEAD = re.compile(r"^[一-龥]{2,3}[县市区](?=[一-龥]{5})")
_SHORTEST = 5


def find_mentions(text: SourceText, names: list[str], own: list[tuple[int, int]]) -> dict[str, tuple[Place, ...]]:
    """Return for each name the places outside the items themselves that speak of it. Equal names share one tuple."""
    keys: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        for key in _keys(name):
            keys.setdefault(key, []).append(name)
    if not keys:
        return {}
    words = list(keys)
    listed = sorted(own)
    found: dict[str, list[Place]] = {}
    position = 0
    for which, start, end in AhoCorasick(words, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(
        text.words
    ):
        while position < len(listed) and listed[position][1] <= start:
            position += 1
        if position < len(listed) and listed[position][0] <= start < listed[position][1]:
            continue
        for name in keys[words[which]]:
            found.setdefault(name, []).append(text.place(start, end))
    return {name: tuple(places) for name, places in found.items()}


def _keys(name: str) -> list[str]:
    """Return the name, and what is left of it without its place, brackets and words every project has."""
    keys = [name] if len(name) >= _SHORTEST else []
    core = name
    while (shorter := _TAIL.sub("", core)) != core and len(shorter) >= _SHORTEST:
        core = shorter
    headless = _HEAD.sub("", core)
    return list(dict.fromkeys([*keys, *(key for key in (core, headless) if len(key) >= _SHORTEST)]))
