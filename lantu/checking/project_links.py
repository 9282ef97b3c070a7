"""Links (项目与正文的对应) between the projects of the boxes and what the text promises: by the words both have, rare words first."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.checking.derived import derived
from lantu.checking.other_names import by_capacity, capacities, end_of, shortened
from lantu.checking.own_place import own_place, without_rank
from lantu.checking.prose import numbers_holding, sentences
from lantu.plan.model import Plan, Project

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: slower, the same
    from yaml import SafeLoader  # type: ignore[assignment]

_HAN = re.compile(r"[一-鿿]+")
_SIGN = re.compile(r"\d*[A-Za-z]{2,}\d*")
_OFTEN = 80  # sentences with a word so common that it tells nothing
_TERM = 2
END = 2  # terms at either end of a name that tell whose a work is, or what it is
_WATT = re.compile("[瓦W]")
_PARTS = re.compile(r"[（()）、，]")
_PROJECTS = re.compile(r"项目|工程")
_CATEGORY = re.compile(r"类(?:工程|项目|工程项目)")
_SPOKEN_OF, _PART_SPOKEN_OF = 0.36, 0.55  # share of a name's weight that one sentence must have
_SHORT = 5  # terms of a name of which each end must be spoken of
_PART = 3  # terms of a part that may stand for the whole


class Words(NamedTuple):
    """The word lists: what names of projects have in common, verbs that promise to build, works, and vague words."""

    common: re.Pattern[str]
    begins: re.Pattern[str]
    faint: frozenset[str]
    heads: AhoCorasick
    vague: re.Pattern[str]


@cache
def words() -> Words:
    """Return the word lists of projects."""
    kept = yaml.load(Path(__file__).with_name("project_words.yaml").read_text(encoding="utf-8"), Loader=SafeLoader)
    one_of = {
        key: "|".join(sorted(map(re.escape, value.split()), key=len, reverse=True)) for key, value in kept.items()
    }
    heads = AhoCorasick(kept["heads"].split(), matchkind=MatchKind.LeftmostLongest)
    faint = frozenset(kept["faint"].split())
    return Words(re.compile(one_of["common"]), re.compile(one_of["begins"]), faint, heads, re.compile(one_of["vague"]))


def terms(name: str, *, without: str = "") -> list[str]:
    """Return the pairs of characters and the signs (kV, 5G) that tell a name from others.

    >>> terms("柳县石壁河水库工程（一期）", without="柳县")
    ['石壁', '壁河', '河水', '水库']
    """
    if without and name.startswith(without):
        name = name[len(without) :].removeprefix("县")
    own = words().common.sub(" ", name)
    pairs = [run[at : at + _TERM] for run in _HAN.findall(own) for at in range(len(run) - 1)]
    return list(dict.fromkeys([*pairs, *(sign.lower() for sign in _SIGN.findall(own))]))


def county(plan: Plan) -> str:
    """Return the place the plan is for, without its rank."""
    return without_rank(own_place(plan))


class Weighed:
    """Names (or sentences) by their terms; answers which of them is most like another name, rare terms counting most."""

    def __init__(self, holders: dict[str, Sequence[int]], total: int) -> None:
        self._holders = holders
        self._unknown = math.log(total + 2)  # a term of no or few names tells much, one of many little
        self._weights = {term: math.log((total + 2) / (len(holding) + 1)) for term, holding in holders.items()}

    def lacks(self, end: Sequence[str], number: int | None) -> bool:
        """Tell whether a name (or sentence) has none of the terms."""
        return not any(number in self._holders.get(term, ()) for term in end)

    def closest(self, wanted: Iterable[str]) -> tuple[int | None, float]:
        """Return the number of the name with most of the wanted terms, and which share of their weight it has."""
        wanted = [term for term in wanted if len(self._holders.get(term, ())) <= _OFTEN]
        whole = sum(self._weights.get(term, self._unknown) for term in wanted)
        has: dict[int, float] = defaultdict(float)
        for term in wanted:
            weight = self._weights.get(term, self._unknown)
            for number in self._holders.get(term, ()):
                has[number] += weight
        if not has or not whole:
            return None, 0.0
        best = max(sorted(has), key=has.__getitem__)
        return best, has[best] / whole


@derived
def listed(plan: Plan) -> tuple[Project, ...]:
    """Return the projects of all boxes."""
    return tuple(project for box in plan.boxes for project in box.projects)


@derived
def lists_projects(plan: Plan) -> bool:
    """Tell whether the boxes of a plan are for projects: half of them list some and say so. Boxes of goals or measures are not."""
    saying = sum(1 for box in plan.boxes if box.projects and _PROJECTS.search(box.title))
    return 0 < len(plan.boxes) <= 2 * saying


@derived
def project_terms(plan: Plan) -> tuple[list[str], ...]:
    """Return the terms of each project of `listed`."""
    known = {name: terms(name, without=county(plan)) for name in dict.fromkeys(each.name for each in listed(plan))}
    return tuple(known[project.name] for project in listed(plan))


def unmentioned(plan: Plan) -> tuple[Project, ...]:
    """Return the projects no sentence of the prose speaks of, by their name, most of its words, or those of one of its parts."""
    found = [
        (project, own)
        for project, own in zip(listed(plan), project_terms(plan), strict=True)
        if own and not project.mentions and not _CATEGORY.search(project.name)
    ]
    silent = {name: _is_silent(plan, name, own) for name, own in {project.name: own for project, own in found}.items()}
    return tuple(project for project, _ in found if silent[project.name])


def _is_silent(plan: Plan, name: str, own: Sequence[str]) -> bool:
    """Tell whether no sentence of the prose speaks of a project of that name and terms."""
    spoken = text_by_terms(plan)
    best, share = spoken.closest(own)
    lacks = any(spoken.lacks(end, best) for end in (own[:END], own[-END:]))  # whose it is, or what it is
    silent = share < _SPOKEN_OF or (len(own) <= _SHORT and share < _PART_SPOKEN_OF and lacks)
    return silent and not _part_spoken_of(plan, name) and not called_otherwise(plan, name, own)


def _part_spoken_of(plan: Plan, name: str) -> bool:
    """Tell whether a sentence speaks of one part of a name, or of what its brackets say: 广场工程（商城搬迁）."""
    parts = (terms(part, without=county(plan)) for part in _PARTS.split(name))
    return any(len(part) >= _PART and text_by_terms(plan).closest(part)[1] >= _PART_SPOKEN_OF for part in parts)


def called_otherwise(plan: Plan, name: str, own: Sequence[str]) -> bool:
    """Tell whether a sentence speaks of a project by its short name, or of a work of its kind with its very capacity."""
    with_end = _text_by_words(plan).get((end_of(name) or "").lower(), [])
    with_capacity = [number for each in capacities(name) for number in _text_by_capacity(plan).get(each, [])]
    return any(shortened(name, _spoken(plan, number)) for number in with_end[:_OFTEN]) or any(
        by_capacity(name, own, _spoken(plan, number)) for number in with_capacity[:_OFTEN]
    )


def _spoken(plan: Plan, number: int) -> str:
    return plan.text.words[sentences(plan)[number].start : sentences(plan)[number].end]


@derived
def _text_by_capacity(plan: Plan) -> dict[Decimal, list[int]]:
    """Return the sentences of the prose by the capacities they state."""
    holders: dict[Decimal, list[int]] = defaultdict(list)
    for number in numbers_holding(plan, sentences(plan), _WATT):
        for each in capacities(_spoken(plan, number)):
            holders[each].append(number)
    return dict(holders)


@derived
def text_by_terms(plan: Plan) -> Weighed:
    """Return the sentences of the prose by the terms of the projects."""
    wanted = {term for each in project_terms(plan) for term in each}
    return Weighed({word: held for word, held in _text_by_words(plan).items() if word in wanted}, len(sentences(plan)))


@derived
def _text_by_words(plan: Plan) -> dict[str, list[int]]:
    """Return the numbers of the sentences that hold each term of the projects and each end of their names, in small letters."""
    ends = (end_of(project.name) for project in listed(plan))
    terms_ = (term for each in project_terms(plan) for term in each)
    wanted = list(dict.fromkeys((*terms_, *(end.lower() for end in ends if end))))
    holders: dict[str, list[int]] = {term: [] for term in wanted}
    known = sentences(plan)
    if wanted and known:
        found = AhoCorasick(wanted).find_matches_as_indexes(plan.text.words.lower(), overlapping=True)
        number, stop = 0, known[0].end
        for which, start, end in found:
            while stop < end and number + 1 < len(known):
                number += 1
                stop = known[number].end
            if known[number].start <= start and end <= stop:
                held = holders[wanted[which]]
                if not held or held[-1] != number:
                    held.append(number)
    return holders


@derived
def projects_by_terms(plan: Plan) -> Weighed:
    """Return the projects by their terms."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(project_terms(plan)):
        for term in each:
            holders[term].append(number)
    return Weighed(dict(holders), len(listed(plan)))
