"""Lists of short members in the prose (甲、乙、丙), what is said of them, and those that stand twice with other members."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.checking.slogans import counted_lists
from lantu.plan.model import Plan

_SAID = re.compile(
    r"等(?![一-龥]{1,2}的)(?P<said>[一-龥]{6,24})(?=[，。；：！？\n])"
)  # not 等专业的招生人数, told of each school
_BREAK = re.compile(r"[，。；：！？（）()“”《》\s\d]")
_JOINT = re.compile(r"[和及与]")
_FAR = 110
_FEWEST, _SHORTEST, _LONGEST = 3, 2, 12
_AFTER = re.compile(r"(?P<counter>大|个|项|种|条|类)(?P<noun>[一-龥]{2,8})")
_THING = re.compile(r".{0,2}(?:产业|工程|行动|基地|板块|领域|体系|集群|园区|平台|任务)")
_NUMERAL = re.compile(r"(?:[一二两三四五六七八九十]+|\d+)$")
_MOST = 8  # lists of which the same is said that are compared
_MEANS = 2
_VERBS = re.compile(
    r"^(?:推动|推进|加快|发展|培育|壮大|围绕|聚焦|支持|打造|建设|做大|做强|重点|以|使|让|将|把|对|在|为|实施|改造|提升|完成|具备|针对|立足|依托|统筹|深化|我[县市区省]|全[县市区省])+(?=..)"
)


class Listing(NamedTuple):
    """A list at characters [start, end): its members, what is said of it, the number said (None where none), whether it ends in 等."""

    start: int
    end: int
    members: tuple[str, ...]
    what: str
    said: int | None
    open_ended: bool


def differing(plan: Plan) -> Iterator[tuple[Listing, Listing]]:
    """Yield pairs of lists of which the same is said and whose members differ, though they share half of them."""
    for group in _alike(plan).values():
        for one, other in combinations(group[:_MOST], 2):
            if _differ(one, other):
                yield one, other
                break


@derived
def _alike(plan: Plan) -> dict[str, list[Listing]]:
    """Return the lists by what is said of them: the words after them, or the number that counts them."""
    groups: dict[str, list[Listing]] = defaultdict(list)
    for one in (*_said_of(plan), *counted(plan)):
        groups[one.what if one.said is None else str(one.said)].append(one)
    return {what: sorted(group) for what, group in groups.items() if len(group) > 1}


def _said_of(plan: Plan) -> Iterator[Listing]:
    """Yield lists that end in 等 and the clause after it: …等成为新的支柱产业."""
    words = plan.text.words
    for found in _SAID.finditer(words):
        low = max(0, found.start() - _FAR)
        start = max((one.end() for one in _BREAK.finditer(words, low, found.start())), default=low)
        *members, last = words[start : found.start()].split("、")
        listed = (*members, *_JOINT.split(last))
        if len(listed) >= _FEWEST and len(members) > 1 and all(_SHORTEST <= len(one) <= _LONGEST for one in listed):
            yield Listing(start, found.start(), without_lead(listed), found["said"], None, open_ended=True)


@derived
def counted(plan: Plan) -> tuple[Listing, ...]:
    """Return the lists that a number and a noun count: 煤焦、化工、材料三大产业."""
    words, found = plan.text.words, []
    for one in counted_lists(plan):
        noun = _AFTER.match(words, one.end - 1)
        if one.fits and noun is not None:
            stop = _THING.match(noun["noun"]) or re.match(r"[一-龥]{2,4}", noun["noun"])
            number = _NUMERAL.search(words[one.start : one.end - 1])
            what = (number[0] if number else "") + words[one.end - 1] + (stop[0] if stop else noun["noun"])
            members = without_lead(one.members)
            start = one.start + len(one.members[0]) - len(members[0])
            found.append(Listing(start, one.end, members, what, one.said, open_ended=False))
    return tuple(found)


def without_lead(members: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members, the first without the verbs that govern the whole list."""
    return (_VERBS.sub("", members[0]), *members[1:])


def _differ(one: Listing, other: Listing) -> bool:
    """Tell lists that share at least half of their members and not all; a member may be a longer form of the other's."""
    few, many = sorted((one, other), key=lambda listing: len(listing.members))
    shared = sum(member in many.members for member in few.members)
    if shared < _MEANS or 2 * shared < len(few.members) or (one.said and 3 * shared < 2 * len(few.members)):
        return False
    alone = [member for at, member in enumerate(few.members) if not _is_among(member, many.members, first=at == 0)]
    return bool(alone) or len(few.members) < len(many.members)


def _is_among(member: str, members: tuple[str, ...], *, first: bool) -> bool:
    """Tell whether a member stands in another list; before the first there may be words of the sentence."""
    if any(member in one or one in member for one in members):
        return True
    return first and member[-_MEANS:] == members[0][-_MEANS:]
