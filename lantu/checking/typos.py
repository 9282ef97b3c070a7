"""Usual typos (常见别字): the list, and where a text has them. The list is typos.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

Kind = Literal["错字", "异形", "近义"]


class Form(NamedTuple):
    """What a word should be: its right form, and whether the word is surely wrong (错字), another spelling (异形) or another word (近义)."""

    right: str
    kind: Kind


class _Lists(NamedTuple):
    automaton: AhoCorasick
    forms: tuple[Form | None, ...]
    variants_from: int


@cache
def _lists() -> _Lists:
    """Return an automaton over wrong words and the longer words that hold one and are right, and the right form of each."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("typos.yaml").read_text(encoding="utf-8"), loader)
    forms: dict[str, Form | None] = {}
    for entry in table["typos"]:
        forms[entry["wrong"]] = Form(entry["right"], entry.get("kind", "错字"))
        forms |= dict.fromkeys(entry.get("unless", ()))
    automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
    return _Lists(automaton, tuple(forms.values()), table["variants_from"])


def variants_from() -> int:
    """Return the year from which another spelling of a word is no longer usual (推荐词形)."""
    return _lists().variants_from


def usual_typos(words: str) -> Iterator[tuple[int, int, Form]]:
    """Yield start, end and right form of each usual typo.

    >>> [(start, end, form.right) for start, end, form in usual_typos("工作正规化，规化先行")]
    [(6, 8, '规划')]
    """
    lists = _lists()
    for index, start, end in lists.automaton.find_matches_as_indexes(words):
        form = lists.forms[index]
        if form is not None:
            yield start, end, form
