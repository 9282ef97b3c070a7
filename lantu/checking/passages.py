"""What repeated words amount to: whole sentences copied (段落雷同), set phrases left out, the copies of one passage brought together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from lantu.checking.derived import derived
from lantu.checking.looking_back import looks_back
from lantu.checking.repeats import Repeat, folded, repeats
from lantu.plan.model import Plan
from lantu.source.place import Place

SENTENCE = 14  # characters of the shortest sentence that is no set phrase
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_STOP = re.compile(r"[，,。；;！!？?\n]")
_END = re.compile(r"[。；;！!？?\n]")
_BREAK = "\n"
_SCRAP_BEFORE = re.compile(r"^[^，。；]{1,3}[，。；]")
_SCRAP_AFTER = re.compile(r"[，。；][^，。；]{1,3}$")
_SCRAP = 4  # characters of such a scrap with its mark
_DIGIT = re.compile(r"\d")
_FAR = 200  # no clause is longer
_NEAR = 8  # passages that a copy may belong to, at most
_NEARLY = 0.85  # share of a clause that must be equal for it to count as repeated
_SAME_PASSAGE = 0.6  # share of the longer of two stretches in which they must lie on each other to be one copy


def place_of(plan: Plan, copy: tuple[int, int]) -> Place:
    """Return where a copy stands, without the one to three characters of another clause that happen to be equal too."""
    start, end = folded(plan).span(*copy)
    words = plan.text.words[start:end]
    before, after = _SCRAP_BEFORE.match(words), _SCRAP_AFTER.search(words, max(0, len(words) - _SCRAP))
    return plan.text.place(start + (before.end() if before else 0), start + (after.start() if after else len(words)))


@cache
def _marks() -> re.Pattern[str]:
    """Return the words that mark a set phrase, as one pattern."""
    kept = yaml.safe_load(Path(__file__).with_name("set_phrases.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(map(re.escape, kept["marks"].split())))


def is_set_phrase(words: str) -> bool:
    """Tell whether words are of the kind every plan carries in the same form.

    >>> is_set_phrase("深入贯彻习近平总书记重要讲话精神"), is_set_phrase("新建城东小学")
    (True, False)
    """
    return bool(_marks().search(words))


class Copied(NamedTuple):
    """What a repeat amounts to, set phrases left out: characters of its whole clauses, and of its longest whole sentence."""

    clauses: int
    sentence: int


def weigh(plan: Plan, repeat: Repeat) -> Copied:
    """Return how much a repeat copies: only clauses that stand in both places nearly whole count, and no set phrases.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> phrase, own = "深入贯彻习近平总书记重要讲话精神", "新建县城东区学校两所，改造北街"
    >>> plan = read_plan(SourceText.of_words(f"第一章 教育\\n{phrase}。{own}。\\n今年，{own}，{phrase}。"))
    >>> [(repeat.shared, *weigh(plan, repeat)) for repeat in repeats(plan)]
    [(14, 14, 0), (16, 0, 0)]
    """
    stretch, known = _stretch(plan, repeat), _weights(plan)
    if stretch.same not in known:
        known[stretch.same] = _weight(plan, repeat, stretch)
    return known[stretch.same]


class _Stretch(NamedTuple):
    """The whole sentences around a later copy: characters [start, end) of the plan, and all that their weight depends on."""

    start: int
    end: int
    same: tuple[str, int, tuple[tuple[int, int], ...]]


@derived
def _weights(_plan: Plan) -> dict[tuple[str, int, tuple[tuple[int, int], ...]], Copied]:
    """Return the weights known so far: what is copied often is weighed once."""
    return {}


def _stretch(plan: Plan, repeat: Repeat) -> _Stretch:
    text, words = folded(plan), plan.text.words
    start, end = text.span(*repeat.late)
    before = max(words.rfind(_BREAK, 0, start) + 1, start - _FAR)
    first = max((stop.end() for stop in _STOP.finditer(words, before, start)), default=before)
    stop = _END.search(words, end, end + _FAR)
    last = stop.start() if stop else min(end + _FAR, len(words))
    low = text.index(first)
    pieces = tuple((each.late - low, each.length) for each in repeat.pieces)
    return _Stretch(first, last, (words[first:last], text.index(last) - low, pieces))


def _weight(plan: Plan, repeat: Repeat, stretch: _Stretch) -> Copied:
    clauses = sum(_whole(plan, repeat, stretch, _CLAUSE))
    return Copied(clauses, max(_whole(plan, repeat, stretch, _SENTENCE), default=0) if clauses else 0)


def _whole(plan: Plan, repeat: Repeat, stretch: _Stretch, unit: re.Pattern[str]) -> Iterator[int]:
    """Yield the equal characters of each clause or sentence that the later copy holds whole, or nearly so and no number in it."""
    text = folded(plan)
    for found in unit.finditer(plan.text.words, stretch.start, stretch.end):
        low, high = text.index(found.start()), text.index(found.end())
        same = sum(max(0, min(each.late + each.length, high) - max(each.late, low)) for each in repeat.pieces)
        missing = high - low - same
        if not same or missing > (1 - _NEARLY) * (high - low):
            continue
        if not (missing and _DIGIT.search(found.group())) and not is_set_phrase(found.group()):
            yield same


@derived
def passages(plan: Plan) -> tuple[tuple[Repeat, Copied], ...]:
    """Return the repeats that copy a sentence's worth, with their weight; not those that promise again what was reported."""
    text = folded(plan)
    found = []
    for repeat in repeats(plan):
        if repeat.shared < SENTENCE:
            continue
        copied = weigh(plan, repeat)
        if copied.clauses >= SENTENCE and not _report_and_promise(
            plan, *(text.span(*s)[0] for s in (repeat.early, repeat.late))
        ):
            found.append((repeat, copied))
    return tuple(found)


def _report_and_promise(plan: Plan, one: int, other: int) -> bool:
    return looks_back(plan, one) != looks_back(plan, other)


def clusters(chosen: Iterable[Repeat]) -> list[list[tuple[int, int]]]:
    """Return the copies of each passage, in folded characters and in order: three copies are one passage, not two repeats."""
    found: list[list[tuple[int, int]]] = []
    lates: list[tuple[int, int]] = []
    owners: list[int] = []
    for repeat in sorted(chosen, key=lambda each: each.late):
        owner = _owner(lates, owners, repeat.early)
        if owner is None:
            owner = len(found)
            found.append([repeat.early])
        found[owner].append(repeat.late)
        lates.append(repeat.late)
        owners.append(owner)
    return [sorted(set(copies)) for copies in found]


def _owner(lates: list[tuple[int, int]], owners: list[int], stretch: tuple[int, int]) -> int | None:
    """Return the passage one of whose later copies is the stretch, or nearly so."""
    at = bisect_right(lates, (stretch[1], 0))
    for number in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        start, end = lates[number]
        on = min(end, stretch[1]) - max(start, stretch[0])
        if on >= _SAME_PASSAGE * max(end - start, stretch[1] - stretch[0]):
            return owners[number]
    return None
