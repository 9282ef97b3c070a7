"""Lists of names (并列名单): 瓦窑、坡底、田家山; two lists of one thing tell when a name in one of them is miswritten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.checking.names import common_words, words
from lantu.plan.model import Plan

_LONGEST, _SHORTEST = 4, 2  # characters of a short name
_SHARED = 2  # names that two lists share before a third is compared
_LISTS = 8  # lists with one name that are compared with each other, at most
_MEMBER = re.compile(r"[一-鿿]+")
_LAST = re.compile(r"[一-鿿]+$")
_FAR = 12  # characters of a member, at most
_INNER = re.compile(rf"、(?:[一-鿿]{{1,{_FAR}}}、)+")


class Member(NamedTuple):
    """A name in a list, characters [start, end) of the plan."""

    name: str
    start: int
    end: int


@derived
def lists(plan: Plan) -> tuple[tuple[Member, ...], ...]:
    """Return the lists of three or more members parted by 、 whose inner members are not all common words."""
    text, found = plan.text.words, []
    for inner in map(_members, _INNER.finditer(text)):
        if any(_own(each.name) for each in inner):
            before = _LAST.search(text, max(0, inner[0].start - 1 - _FAR), inner[0].start - 1)
            after = _MEMBER.match(text, inner[-1].end + 1, inner[-1].end + 1 + _FAR)
            if before and after:
                found.append((Member(before.group(), *before.span()), *inner, Member(after.group(), *after.span())))
    return tuple(found)


def _members(run: re.Match[str]) -> list[Member]:
    """Return the inner members of a list: what stands between two marks close to each other, Chinese characters only."""
    members, at = list[Member](), run.start() + 1
    for name in run.group()[1:-1].split("、"):
        members.append(Member(name, at, at + len(name)))
        at += len(name) + 1
    return members


def _own(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name not in common_words()


def _names(members: tuple[Member, ...]) -> set[str]:
    """Return the short names of a list; words before the first and after the last may be none of its own."""
    first, last = members[0].name, members[-1].name
    sizes = range(_SHORTEST, _LONGEST + 1)
    ends = {first[-size:] for size in sizes} | {last[:size] for size in sizes}
    return {name for name in (*ends, *(each.name for each in members[1:-1])) if _own(name)}


def strays(plan: Plan) -> Iterator[tuple[Member, Member]]:
    """Yield the members of two lists that share other names, where one is a character off the other (坡底, 坡地).

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 供热\\n在青瓦、坡底、黄家山建设。推进青瓦、坡地、黄家山、东庄改造。"))
    >>> [(one.name, other.name) for one, other in strays(plan)]
    [('坡底', '坡地')]
    """
    everything = lists(plan)
    for (early, late), names in sorted(_shared(everything).items()):
        own = {name for name in names if not any(name != other and name in other for other in names)}
        if len(own) >= max(_SHARED, min(len(everything[early]), len(everything[late])) // 2):
            yield from _one_off(everything[early], everything[late])


def _shared(everything: tuple[tuple[Member, ...], ...]) -> dict[tuple[int, int], list[str]]:
    """Return the names that two lists share, by the numbers of the lists; not of lists that are the same."""
    alike: list[tuple[str, ...]] = [tuple(member.name for member in members) for members in everything]
    names = {}
    for number, own in enumerate(alike):
        if own not in names:
            names[own] = _names(everything[number])
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(alike):
        for name in names[own]:
            holders[name].append(number)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, numbers in holders.items():
        for at, late in enumerate(numbers[:_LISTS]):
            for early in numbers[:at]:
                if alike[early] != alike[late]:
                    shared[early, late].append(name)
    return shared


def _one_off(early: tuple[Member, ...], late: tuple[Member, ...]) -> Iterator[tuple[Member, Member]]:
    """Yield the inner members that differ in one character, each written in one of the two lists only."""
    names, others, free = _names(early), _names(late), words().loose | words().places
    for one in early[1:-1]:
        for other in late[1:-1]:
            both = one.name in others or other.name in names or len(one.name) != len(other.name)
            if both or not (_own(one.name) and _own(other.name)):
                continue
            differ = [pair for pair in zip(one.name, other.name, strict=True) if pair[0] != pair[1]]
            if len(differ) == 1 and one.name[0] == other.name[0] and not free & set(differ[0]):
                yield one, other
