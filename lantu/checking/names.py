"""Names (名称) that stand for one thing and are not written alike: found by their endings, compared without comparing all with all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.checking.derived import derived
from lantu.plan.model import Plan
from lantu.reading.entities.lexicon import lexicon
from lantu.source.place import Place

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: slower, the same
    from yaml import SafeLoader  # type: ignore[assignment]

_SHORTEST, _LONGEST = 6, 13  # characters of the end of a name that are compared
_BEFORE = 2  # characters before one that is left out: with fewer, 农村|服务平台 and 农|服务平台 would meet
_SWAPPED = 10  # characters of names of the same characters in another order
_JOINS = frozenset("的与和等为对及")
_HAN = re.compile(r"[一-鿿]*$")


class Words(NamedTuple):
    """The word lists: heads of names, characters that come and go, characters that end places, and kinds of protected places."""

    heads: AhoCorasick
    loose: frozenset[str]
    places: frozenset[str]
    statuses: tuple[str, ...]


class Variant(NamedTuple):
    """Two ways of writing one name, and the places of each."""

    one: str
    other: str
    places: tuple[Place, ...]
    others: tuple[Place, ...]


@cache
def words() -> Words:
    """Return the word lists of names."""
    kept = yaml.load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"), Loader=SafeLoader)
    heads = AhoCorasick(kept["heads"].split(), matchkind=MatchKind.LeftmostLongest)
    statuses = sorted(kept["statuses"].split(), key=len, reverse=True)
    return Words(heads, frozenset(kept["loose"]), frozenset(kept["places"]), tuple(statuses))


@cache
def common_words() -> frozenset[str]:
    """Return the words that make no name by themselves."""
    return frozenset(lexicon().words)


@derived
def _ends(plan: Plan) -> tuple[tuple[int, int, int], ...]:
    """Return where the names of a plan end, and the first and last place where such an end of six to thirteen characters begins."""
    text, found = plan.text.words, list[tuple[int, int, int]]()
    for _, start, end in words().heads.find_matches_as_indexes(text):
        own = _HAN.search(text, max(0, end - _LONGEST), end)
        found.append((end, own.start() if own else start, min(end - _SHORTEST, start - 1)))
    return tuple(found)


@derived
def endings(plan: Plan) -> dict[str, int]:
    """Return the last characters of the names of a plan, six to thirteen of them, and where each such run ends first."""
    text, found = plan.text.words, dict[str, int]()
    for end, first, last in _ends(plan):
        for at in range(first, last + 1):
            found.setdefault(text[at:end], end)
    return found


def _all_ends(plan: Plan, name: str) -> list[int]:
    """Return where each run of those characters ends."""
    text, size = plan.text.words, len(name)
    return [end for end, first, last in _ends(plan) if text.endswith(name, 0, end) and first <= end - size <= last]


def left_out(plan: Plan) -> Iterator[Variant]:
    """Yield names one of which has a character within that the other lacks (国网新能源公司, 国网新源公司).

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 交通\\n建设柳河山旅游大通道。完成柳河旅游大通道工程。"))
    >>> [(each.one, each.other) for each in left_out(plan)]
    [('柳河山旅游大通道', '柳河旅游大通道')]
    """
    known, loose, told = endings(plan), words().loose, set[int]()
    for long in known:
        if len(long) <= _SHORTEST:
            continue
        more, where = long[_BEFORE], known[long] - len(long)
        if more in loose and not long.startswith("国家级"):
            continue
        short = long[:_BEFORE] + long[_BEFORE + 1 :]
        if short in known and more not in short[_BEFORE - 1 : _BEFORE + 1] and where not in told:
            told.add(where)
            yield _variant(plan, long, short)


def swapped(plan: Plan) -> Iterator[Variant]:
    """Yield names of the same characters in another order (智能综合服务平台, 综合智能服务平台)."""
    known, seen, told = endings(plan), dict[str, str](), set[int]()
    for name in sorted(known, key=len, reverse=True):
        if len(name) < _SWAPPED:
            return
        first = seen.setdefault(name[0] + "".join(sorted(name)), name)
        if first != name and not _JOINS & set(name) and known[name] not in told:
            told.update(_all_ends(plan, name))
            yield _variant(plan, first, name)


def _variant(plan: Plan, one: str, other: str) -> Variant:
    places = [tuple(_named(plan, end - len(name), end) for end in _all_ends(plan, name)) for name in (one, other)]
    return Variant(plan.text.quote(places[0][0]), plan.text.quote(places[1][0]), places[0], places[1])


@derived
def _mentioned(plan: Plan) -> dict[int, int]:
    return {place.end: place.start for entity in plan.entities for place in entity.mentions}


def _named(plan: Plan, start: int, end: int) -> Place:
    """Return the place of a name's end, from where the reader saw the name begin."""
    return plan.text.place(min(start, _mentioned(plan).get(end, start)), end)
