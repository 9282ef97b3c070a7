"""V020: all of them are fewer than some of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_COUNTED = re.compile(
    r"(\d{2,5})个(?:[一-鿿]{0,2})?(贫困村|行政村|自然村|建制村|乡镇|街道|社区|中小学|村民小组|景区|园区|水源地|易地扶贫搬迁安置点)"
)
_ALL_AFTER = re.compile(r"(?:已|均|也)?(?:全部|全都|均已|无一例外)")
_ALL_BEFORE = re.compile(r"(?:全[县市区]|我[县市区]|全部|所有)(?:的|共|共有|共辖|现有)?$")
_WIDER = re.compile(r"全国|全省|全市|各省|世界|累计")


class _Count(NamedTuple):
    number: int
    thing: str
    all: bool
    start: int
    end: int


@rule(
    code="V020",
    title="一部分比全部还多",
    message="全部{thing}写的是{all}个，别处却写到{some}个{thing}。",
    remedy="请核对总数；合并、撤销过的，请统一到同一时点。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="算术：部分不大于整体",
    fails="第一章 发展成就\n全县52个行政村全部通互联网。\n第二章 集体经济\n⟦58⟧个行政村集体经济收入超过十万元。",
    passes="第一章 发展成就\n全县52个行政村全部通互联网。\n第二章 集体经济\n48个行政村集体经济收入超过十万元。",
)
def more_than_all_of_them(plan: Plan) -> Iterator[Hit]:
    """All villages are told once as so many, and elsewhere more of them get something: totals of two years, or one is wrong.

    False alarm: villages counted before and after a merger; villages and works counted together.
    """
    by_thing: defaultdict[str, list[_Count]] = defaultdict(list)
    for one in _counts(plan):
        by_thing[one.thing].append(one)
    for thing, group in by_thing.items():
        whole = max((one for one in group if one.all), key=lambda one: one.number, default=None)
        more = next((one for one in group if whole is not None and one.number > whole.number), None)
        if whole is not None and more is not None and more.number < 2 * whole.number:
            place, other = (plan.text.place(one.start, one.end) for one in (more, whole))
            facts = {"thing": thing, "all": whole.number, "some": more.number}
            yield Hit((place,), facts, (other,), f"{more.number} > {whole.number}", confidence=0.7)


def _counts(plan: Plan) -> tuple[_Count, ...]:
    """Return the counts of places of administration; those of the country or province at large are of another scope."""
    words, found = plan.text.words, []
    for each in _COUNTED.finditer(words):
        before = re.split("[，。；\n]", words[max(0, each.start() - 12) : each.start()])[-1]
        if each[1].lstrip("0") == each[1] and not before.endswith((".", "第")) and not _WIDER.search(before):
            total = bool(_ALL_BEFORE.search(before) or _ALL_AFTER.match(words, each.end()))
            found.append(_Count(int(each[1]), each[2], total, each.start(1), each.end(1)))
    return tuple(found)
