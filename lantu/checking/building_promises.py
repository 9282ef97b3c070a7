"""Promises to build (建设承诺): works one could go and see, named in the text, and whether a box lists a project for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.checking.looking_back import looks_back
from lantu.checking.names import common_words
from lantu.checking.project_links import END, county, projects_by_terms, terms, words
from lantu.checking.prose import sentences
from lantu.plan.model import Plan
from lantu.source.place import Place

_STOP = re.compile(r"[，,。；;：:\n]")
_PARTS = re.compile(r"、|以及|暨|(?<=[区园站馆台统心场室院校厂])和")
_AFTER = re.compile(r"[、，,。；;（）()和及”]|等|的?(?:建设|改造|项目|工程|升级|投用|试点)|$")
_COUNT = re.compile(r"(?:\d[\d.]*|[一二两三四五六七八九十])\s*(?:多|余)?\s*(?:座|所|个|条|处|家|回|项|栋)(?!以)")
_DATE = re.compile(r"20\d\d\s*年|期末|五”?末")
_BEGINS_BADLY = re.compile(r".*[等为成]|好|健全|完善|和|及|的(?:建设|发展)|为|以|至少|各")
_LEAD = re.compile(r"^.*(?:的|[一\d](?:座|所|个|处|条|回|家|项))(?=[^的]{3,})")
_SOFT = re.compile(r"(?:平台|系统|示范区|集聚区|学校|管网|线路|公路)$")
_FAR, _NEAR = 90, 20
_SURELY_LISTED = 0.65  # that share, where the project lacks what the work's name begins with
_LISTED = 0.5  # share of a work's weight that one project of the boxes must have to stand for it
_LONGEST, _SHORTEST, _PLAIN = 26, 4, 6


class Promise(NamedTuple):
    """A promise to build: the work as the text names it, its place, and how surely one work is meant (3 most)."""

    work: str
    place: Place
    section: int | None
    strength: int

    @property
    def soft(self) -> bool:
        """Whether the work is none of brick or steel: a platform, or a zone on paper."""
        return bool(_SOFT.search(self.work))


@derived
def promises(plan: Plan) -> tuple[Promise, ...]:
    """Return the promises to build in the order of the text, those of chapters that look back left out.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 产业\\n引进龙头企业建设柳河保税物流园区，完善机制。到2025年新建2座变电站。"))
    >>> [(each.work, each.strength) for each in promises(plan)]
    [('柳河保税物流园区', 2), ('变电站', 3)]
    """
    text, known, found = plan.text.words, sentences(plan), list[Promise]()
    starts = [sentence.start for sentence in known]
    for _, _, end in words().heads.find_matches_as_indexes(text):
        number = bisect_right(starts, end - 1) - 1 if _AFTER.match(text, end) else -1
        if number < 0 or end > known[number].end:
            continue
        first = known[number].start
        work = _work(text, _clause(text, first, end), end)
        if work is None or looks_back(plan, end):
            continue
        strength = _strength(plan, text[work.start : end], text[first:end])
        if strength > work.faint:
            name = _LEAD.sub("", text[work.start : end])
            found.append(Promise(name, plan.text.place(work.start, end), known[number].section, strength))
    return tuple(found)


class _Work(NamedTuple):
    start: int
    faint: bool


def _clause(text: str, first: int, end: int) -> int:
    """Return where the clause that ends at an offset begins."""
    first = max(first, end - _FAR)
    stops = [stop.end() for stop in _STOP.finditer(text, first, end)]
    return stops[-1] if stops else first


def _work(text: str, first: int, end: int) -> _Work | None:
    """Return where the name of a work begins that ends at `end`: behind the verb, and behind the work listed before it."""
    verb = None
    for verb in words().begins.finditer(text, first, end):  # noqa: B007 (the last of them is meant)
        pass
    if verb is None:
        return None
    start = verb.end()
    for mark in _PARTS.finditer(text, start, end - _SHORTEST + 1):
        start = mark.end()
    work = text[start:end]
    fits = (
        _SHORTEST <= len(work) <= _LONGEST
        and not _BEGINS_BADLY.match(work)
        and all(work.count(a) == work.count(b) for a, b in ("“”", "()", "（）"))
    )
    if not fits or words().vague.search(text, max(first, start - _NEAR), end):
        return None
    return _Work(start, verb.group() in words().faint)


def _strength(plan: Plan, work: str, before: str) -> int:
    """Return 3 for a work with a number or date, 2 for one with a name of its own, 1 for one told at length, else 0."""
    if _COUNT.search(work) or (len(work) >= _PLAIN and _DATE.search(before)):
        return 3
    own = work.replace(county(plan), "") if county(plan) else work
    if _named(plan, own):
        return 2
    return int(len(own) >= _PLAIN)


@derived
def _known(plan: Plan) -> frozenset[str]:
    kinds = ("place", "enterprise", "institution")
    return frozenset(name for each in plan.entities if each.type in kinds for name in (each.name, *each.aliases))


def _named(plan: Plan, work: str) -> bool:
    known = _known(plan)
    return any(work[:size] in known and work[:size] not in common_words() for size in range(2, min(len(work), 8) + 1))


def unlisted(plan: Plan) -> Iterator[Promise]:
    """Return the promises no project of the boxes stands for."""
    works = dict.fromkeys(promise.work for promise in promises(plan))
    listed = {work: _is_listed(plan, work) for work in works}
    return (promise for promise in promises(plan) if not listed[promise.work])


def _is_listed(plan: Plan, work: str) -> bool:
    wanted, projects = terms(work, without=county(plan)), projects_by_terms(plan)
    best, share = projects.closest(wanted)
    return not wanted or not (share < _LISTED or (share < _SURELY_LISTED and projects.lacks(wanted[:END], best)))


def in_boxed_chapter(plan: Plan, offset: int) -> bool:
    """Tell whether an offset stands in a chapter that has a box; anywhere in a text without chapters."""
    chapters = _boxed_chapters(plan)
    at = bisect_right(chapters, offset, key=itemgetter(0)) - 1
    return at >= 0 and offset < chapters[at][1]


@derived
def _boxed_chapters(plan: Plan) -> tuple[tuple[int, int], ...]:
    """Return in order the spans of the chapters that have a box; the whole text where there are no chapters."""
    chapters = [section for section in plan.outline if section.level == "chapter"]
    if not chapters:
        return ((0, len(plan.text.words)),)
    spans = [(chapter.place.start, chapter.body_end) for chapter in chapters]
    starts = sorted(box.place.start for box in plan.boxes)
    return tuple((start, end) for start, end in spans if bisect_left(starts, start) < bisect_left(starts, end))
