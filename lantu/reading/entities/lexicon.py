"""The words names are told by: heads a name ends with, and common words a name is not; one automaton finds them all."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import yaml
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from lantu.plan.model import EntityType
from lantu.standards.departments import departments

Within = Literal["names", "own", "echoed", "any", "alone"]
Kind = Literal["head", "break", "plain"]

_HEADS = Path(__file__).with_name("heads.yaml")
_WORDS = Path(__file__).with_name("words.yaml")
_DEPARTMENT_MOST = 22


class Head(NamedTuple):
    """A word a proper name ends with: what such a name is, what may stand before the head, and how long it may be.

    Attributes:
        type: what a name with this head names.
        within: "names" common words and other names may stand before the head; "own" only characters no common word covers;
            "echoed" the same, where they stand before another head of an enterprise too; "any" common words alone will do; "alone" the head is the whole name.
        least: characters no common word covers, at least; words before the head, at least, where any will do.
        most: characters of the name, at most.
    """

    type: EntityType
    within: Within
    least: int
    most: int


class Lexicon(NamedTuple):
    """The automaton over heads, breaks and plain words, in this order; `heads` by number, `breaks` where the plain ones begin."""

    automaton: AhoCorasick
    heads: list[Head]
    words: list[str]
    breaks: int

    def kind(self, number: int) -> Kind:
        """Return what the word of that number is."""
        return "head" if number < len(self.heads) else "break" if number < self.breaks else "plain"


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of heads.yaml and words.yaml, with the departments of the standards among the heads.

    >>> lexicon().heads[lexicon().words.index("有限公司")].type
    'enterprise'
    """
    heads: dict[str, Head] = {}
    for group in _load(_HEADS):
        assert group["type"] in get_args(EntityType)
        for word in group["words"].split():
            heads.setdefault(word, Head(group["type"], group["within"], group["least"], group["most"]))
    for department in departments().entries:
        for name in (department.name, *department.aliases):
            heads.setdefault(name, Head("department", "any", 0, _DEPARTMENT_MOST))
    common = _load(_WORDS)
    breaks, plain = ([word for word in common[kind].split() if word not in heads] for kind in ("breaks", "plain"))
    words = [*heads, *breaks, *plain]
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return Lexicon(automaton, list(heads.values()), words, len(heads) + len(breaks))


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
