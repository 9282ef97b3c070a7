"""N003: two lists name the same places, one of them with a character changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.name_lists import strays
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place


@rule(
    code="N003",
    title="两处名单里同一名称差一个字",
    message="两处名单其余名称相同，这里写“{one}”，那里写“{other}”，疑为同一名称的两种写法。",
    remedy="请按行政区划或登记的名称核对，改正写错的一处。",
    severity=Severity.WARNING,
    category="name_variant",
    basis="逐字比对",
    fails="第一章 供热\n推进青瓦、⟦坡地⟧、黄家山、白渠等地集中供热。\n第二章 乡村\n以青瓦、黄家山、⟦坡底⟧、白渠四村联创为牵引。",
    passes="第一章 供热\n推进青瓦、上庄、黄家山、白渠等地集中供热。\n第二章 乡村\n以青瓦、黄家山、下庄、白渠四村联创为牵引。",
)
def name_in_a_list_miswritten(plan: Plan) -> Iterator[Hit]:
    """A village miswritten drops out of the list of those who are to be served.

    False alarm: two neighbouring places whose names differ by one character, each in one of the lists.
    """
    places: dict[tuple[str, str], dict[Place, None]] = defaultdict(dict)
    for one, other in strays(plan):
        pair = (one.name, other.name) if (other.name, one.name) not in places else (other.name, one.name)
        for member in (one, other):
            places[pair][plan.text.place(member.start, member.end)] = None
    for (one_name, other_name), found in places.items():
        yield Hit(
            tuple(sorted(found, key=lambda place: place.start)), {"one": one_name, "other": other_name}, confidence=0.8
        )
