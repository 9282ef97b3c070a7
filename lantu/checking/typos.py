"""Usual typos (常见别字): the list, and where a text has them. The list is typos.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str | None, ...]]:
    """Return an automaton over wrong words and the longer words that hold one and are right, and the right form of each."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("typos.yaml").read_text(encoding="utf-8"), loader)
    forms: dict[str, str | None] = {}
    for entry in table["typos"]:
        forms[entry["wrong"]] = entry["right"]
        forms |= dict.fromkeys(entry.get("unless", ()))
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.values())


def usual_typos(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and right form of each usual typo.

    >>> list(usual_typos("工作正规化，规化先行"))
    [(6, 8, '规划')]
    """
    automaton, rights = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(words):
        right = rights[index]
        if right is not None:
            yield start, end, right
