"""The word lists of words.yaml, read once, and the patterns made of them. A list too many or too few is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lantu.plan.model import Comparator

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILE = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True, slots=True)
class Words:
    """One field for each list of words.yaml, in its order; the comments there say what each is for."""

    more_units: tuple[str, ...]
    per: tuple[str, ...]
    chinese_counters: tuple[str, ...]
    never_units: tuple[str, ...]
    people: tuple[str, ...]
    empty_nouns: tuple[str, ...]
    names: tuple[str, ...]
    bare_openers: tuple[str, ...]
    bare_levels: tuple[str, ...]
    ratio_openers: tuple[str, ...]
    lasting: tuple[str, ...]
    rank_verbs: tuple[str, ...]
    rank_fields: tuple[str, ...]
    near_names: tuple[str, ...]
    plain_verbs: tuple[str, ...]
    telling_verbs: tuple[str, ...]
    middle_verbs: tuple[str, ...]
    not_verbs: tuple[str, ...]
    openers: tuple[str, ...]
    links: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    yearly: tuple[str, ...]
    apart: tuple[str, ...]
    measures: tuple[str, ...]
    attributes: tuple[str, ...]
    closers: tuple[str, ...]
    nominal_closers: tuple[str, ...]
    done: tuple[str, ...]
    outer_nouns: tuple[str, ...]
    project_tails: tuple[str, ...]
    manner: tuple[str, ...]
    levels: tuple[str, ...]
    powers: tuple[str, ...]
    strive: tuple[str, ...]
    explore: tuple[str, ...]
    reached: tuple[str, ...]
    comparators_before: dict[str, Comparator]
    comparators_after: dict[str, Comparator]


@cache
def words() -> Words:
    """Return the word lists.

    >>> words().comparators_before["不少于"], "个" in words().chinese_counters
    ('>=', True)
    """
    table: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)
    expected = {field.name for field in fields(Words)}
    if set(table) != expected:
        raise ValueError(f"words.yaml: lists missing {expected - set(table)}, unknown {set(table) - expected}")
    return Words(**{name: _listed(value) for name, value in table.items()})


def _listed(value: str | dict[Comparator, str]) -> Any:
    if isinstance(value, dict):
        return {word: comparator for comparator, listed in value.items() for word in listed.split()}
    return tuple(value.split())


def any_of(listed: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first.

    >>> any_of(("约", "大约"))
    '(?:大约|约)'
    """
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(listed), key=lambda w: (-len(w), w))) + ")"


def any_before(listed: Iterable[str]) -> str:
    """Return a pattern of any of the words spelt backwards, to match at the end of a text turned round.

    >>> any_before(("达到", "为"))
    '(?:到达|为)'
    """
    return any_of(word[::-1] for word in listed)
