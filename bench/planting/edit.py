"""An edit of a text: words put in place of others, and applying many of them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lantu.plan.model import Plan
from lantu.standards.indicator_library import LibraryIndicator, library

_LONG = 60  # characters of a paragraph that takes in a sentence


class Edit(NamedTuple):
    """Words in place of characters [start, end); `form` names the way the error is made."""

    start: int
    end: int
    words: str
    form: str


@dataclass
class Ground:
    """A plan that errors are planted in: its paragraphs that still take a sentence, subjects that it does not speak of."""

    plan: Plan
    chance: random.Random
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        words = self.plan.text.words
        self.ends = [b.end for b in self.plan.text.blocks if b.end - b.start > _LONG and words[b.end - 1] == "。"]
        self.chance.shuffle(self.ends)
        self.subjects = [one for one in library().entries if not _spoken_of(one, words)]
        self.chance.shuffle(self.subjects)

    def sentence(self, words: str, form: str) -> Edit | None:
        """Return an edit that adds a sentence at the end of some paragraph; None where all are taken."""
        while self.ends:
            end = self.ends.pop()
            if end not in self.taken:
                self.taken.add(end)
                return Edit(end, end, words, form)
        return None

    def subject(self, units: Iterable[str]) -> LibraryIndicator | None:
        """Return an indicator with one of these units that the text does not speak of, each once."""
        for index, one in enumerate(self.subjects):
            if one.unit in set(units):
                return self.subjects.pop(index)
        return None


def _spoken_of(one: LibraryIndicator, words: str) -> bool:
    return any(name in words for name in (one.name, *one.aliases) if len(name) > 1)


def applied(words: str, edits: Iterable[Edit]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the edited words, and where each edit's words stand in them, with its form."""
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = length = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        parts += (words[at : edit.start], edit.words)
        start = length + edit.start - at
        spans.append((start, start + len(edit.words), edit.form))
        length, at = start + len(edit.words), edit.end
    return "".join([*parts, words[at:]]), spans
