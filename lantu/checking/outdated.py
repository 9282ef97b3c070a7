"""What is out of date (过时): words, bodies and campaigns that a plan begun later should not promise by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick

from lantu.checking.derived import derived
from lantu.checking.looking_back import looks_back
from lantu.plan.model import Plan

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: slower, the same
    from yaml import SafeLoader  # type: ignore[assignment]

_FIXED = re.compile(r"[一-鿿]+(?![?*{])")


class Term(NamedTuple):
    """Words out of date since a year: how they are written, and what is written now.

    `current`: words that show the new term is known; `anywhere`: a review of those years may not use the old ones either.
    """

    written: tuple[re.Pattern[str], ...]
    now: str
    since: int
    current: re.Pattern[str] | None
    anywhere: bool
    source: str


class Campaign(NamedTuple):
    """A campaign with a period of its own."""

    called: tuple[str, ...]
    first: int
    last: int
    source: str


class Outdated(NamedTuple):
    """The terms and campaigns; `cues` finds the fixed beginning of each way of writing, `owners` its term and pattern."""

    terms: tuple[Term, ...]
    campaigns: tuple[Campaign, ...]
    cues: AhoCorasick
    owners: tuple[tuple[int, re.Pattern[str]], ...]


@cache
def outdated() -> Outdated:
    """Return what is out of date, and since when.

    >>> [term.now for term in outdated().terms if any(one.search("一般预算收入增长") for one in term.written)]
    ['一般公共预算收入（支出）']
    """
    kept = yaml.load(Path(__file__).with_name("outdated.yaml").read_text(encoding="utf-8"), Loader=SafeLoader)
    terms = tuple(
        Term(tuple(map(re.compile, each["written"])), each["now"], each["since"],
             re.compile(each["current"]) if "current" in each else None, each.get("anywhere", False), each["source"])
        for each in kept["terms"]
    )  # fmt: skip
    campaigns = tuple(
        Campaign(tuple(each["called"]), each["first"], each["last"], each["source"]) for each in kept["campaigns"]
    )
    owners = tuple((number, written) for number, term in enumerate(terms) for written in term.written)
    cues = AhoCorasick([_FIXED.match(written.pattern)[0] for _, written in owners])  # type: ignore[index]
    return Outdated(terms, campaigns, cues, owners)


@derived
def _promised(plan: Plan) -> tuple[list[int], list[int]]:
    spans = sorted(commitment.place.span for commitment in plan.commitments)
    return [start for start, _ in spans], [end for _, end in spans]


def promised(plan: Plan, offset: int) -> bool:
    """Tell whether an offset stands in a promise, and not in a chapter that reports what was done."""
    starts, ends = _promised(plan)
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < ends[at] and not looks_back(plan, offset)


def old_terms(plan: Plan) -> Iterator[tuple[Term, list[re.Match[str]]]]:
    """Yield each term out of date when the plan begins that its text has, with all places of it."""
    if plan.period is None:
        return
    found: dict[int, list[re.Match[str]]] = {}
    kept, words, end = outdated(), plan.text.words, 0
    for which, start, _ in kept.cues.find_matches_as_indexes(words, overlapping=True):
        number, written = kept.owners[which]
        match = written.match(words, start) if start >= end and kept.terms[number].since <= plan.period[0] else None
        if match:
            end = match.end()
            found.setdefault(number, []).append(match)
    for number, matches in found.items():
        yield kept.terms[number], matches
