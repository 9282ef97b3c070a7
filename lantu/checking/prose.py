"""The prose of a plan (正文): paragraphs and sentences outside headings, tables, boxes and annexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.plan.model import Plan
from lantu.reading.commitments.prose import sentences as split
from lantu.reading.commitments.prose import stretches

_START = attrgetter("start")


class Stretch(NamedTuple):
    """Characters [start, end) of prose, and the index in `Plan.outline` of the heading they stand under (None before the first)."""

    start: int
    end: int
    section: int | None


@derived
def paragraphs(plan: Plan) -> tuple[Stretch, ...]:
    """Return the paragraphs in order, without a run-in lead, which is a heading (段首句).

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 目标\\n产业创优。建设产业园，完善道路。"))
    >>> [plan.text.words[p.start : p.end] for p in paragraphs(plan)]
    ['建设产业园，完善道路。']
    """
    words = plan.text.words
    found = []
    for start, end, section in stretches(plan.text, plan.outline, plan.boxes):
        lead_stop = words[start] == "。"
        if start + lead_stop < end:
            found.append(Stretch(start + lead_stop, end, section))
    return tuple(found)


def holding(plan: Plan, among: Sequence[Stretch], cue: re.Pattern[str]) -> Iterator[Stretch]:
    """Yield in order those of some stretches that hold a cue: a cheap pattern without which a dearer one cannot match.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 目标\\n建设产业园。完善道路，提升道路等级。"))
    >>> [plan.text.words[one.start : one.end] for one in holding(plan, sentences(plan), re.compile("道路|桥梁"))]
    ['完善道路，提升道路等级。']
    """
    return (among[number] for number in numbers_holding(plan, among, cue))


def numbers_holding(plan: Plan, among: Sequence[Stretch], cue: re.Pattern[str]) -> Iterator[int]:
    """Yield the numbers of the stretches that `holding` yields."""
    number, end = 0, 0
    for found in cue.finditer(plan.text.words):
        at = found.start()
        if at >= end:
            number = bisect_right(among, at, lo=number, key=_START)
            if number and at < among[number - 1].end:
                end = among[number - 1].end
                yield number - 1


@derived
def sentences(plan: Plan) -> tuple[Stretch, ...]:
    """Return the sentences in order, their stop included; parts divided by semicolons are sentences of their own."""
    words = plan.text.words
    return tuple(
        Stretch(start, end, one.section) for one in paragraphs(plan) for start, end in split(words, one.start, one.end)
    )
