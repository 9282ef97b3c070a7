"""The words by which a promise is told from a statement, read once from words.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

Label = Literal["task", "result", "frame", "slogan", "adverb", "modal", "strive", "explore"]

_FILE = Path(__file__).with_name("words.yaml")
_LABELS: dict[str, Label] = {
    "tasks": "task",
    "results": "result",
    "frames": "frame",
    "slogans": "slogan",
    "adverbs": "adverb",
    "modals": "modal",
    "strive": "strive",
    "explore": "explore",
}
_TITLES = ("views", "aims")


class Words(NamedTuple):
    """What each word tells; how long the words are that begin with a character, longest first; the creeds as a pattern; and words of telling titles."""

    labels: dict[str, Label]
    lengths: dict[str, tuple[int, ...]]
    creed: re.Pattern[str]
    views: tuple[str, ...]
    aims: tuple[str, ...]


@cache
def words() -> Words:
    """Return the words of words.yaml.

    >>> words().labels["力争"], words().labels["新建"]
    ('strive', 'task')
    """
    table = yaml.load(_FILE.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    lists = {name: tuple(listed.split()) for name, listed in table.items()}
    labels = {word: label for name, label in _LABELS.items() for word in lists[name]}
    lengths: dict[str, set[int]] = {}
    for word in labels:
        lengths.setdefault(word[0], set()).add(len(word))
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    creed = re.compile("|".join(lists["creeds"]))
    return Words(labels, longest_first, creed, *(lists[name] for name in _TITLES))
