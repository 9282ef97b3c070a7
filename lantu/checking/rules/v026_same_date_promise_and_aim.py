"""V026: by one date the same work is to be finished, and elsewhere only striven for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.figures import section_of
from lantu.checking.looking_back import looks_back
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_DATE = re.compile(r"(20\d\d)\s?年年?[底末]前?")
_BEFORE = re.compile(r"(力争|争取|努力)?(?:到|至|在)?[ 　]?$")
_WORK = re.compile(r"[一-鿿]{5,16}?(?:平台|系统|中心|工程|体系|大厅|基地|公路|水厂|园区|医院|学校)")
_STRIVES = re.compile(r"力争|争取|努力")
_SHARED = 6  # characters of the name's end
_CLAUSE = re.compile(r"[^。；\n]{0,200}")


class _Dated(NamedTuple):
    strives: bool
    place: Place
    name: Place
    section: int | None


@rule(
    code="V026",
    title="同一工作同一期限一处写完成、一处写力争",
    message="{year}年{name}，一处写“{firm}”，另一处写“{aim}”。",
    remedy="请统一两处的要求和用词。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="约束力不同的两种说法不能指同一工作",
    fails="第一章 数字政府\n2022年底完成县级一体化政务服务平台建设。\n第二章 营商环境\n⟦力争2022年底前⟧一体化政务服务平台基本建成。",
    passes="第一章 数字政府\n2022年底完成县级一体化政务服务平台建设。\n第二章 营商环境\n力争2023年底前一体化政务服务平台基本建成。",
)
def same_date_promise_and_aim(plan: Plan) -> Iterator[Hit]:
    """One of the two will be quoted when the date has come: finished, or only aimed at.

    False alarm: two stages of one work that are both due then.
    """
    works: defaultdict[tuple[str, str], list[_Dated]] = defaultdict(list)
    words = plan.text.words
    for date in _DATE.finditer(words):
        if looks_back(plan, date.start()):
            continue
        before = _BEFORE.search(words[max(0, date.start() - 5) : date.start()])
        clause = _CLAUSE.match(words, date.end())
        strives = bool(before and before[1]) or bool(clause and _STRIVES.search(clause[0][:24]))
        start = date.start() - len(before[0]) if before else date.start()
        place = plan.text.place(start, date.end())
        for work in _WORK.finditer(words, date.end(), clause.end() if clause else date.end()):
            name = plan.text.place(*work.span())
            works[date[1], work[0][-_SHARED:]].append(_Dated(strives, place, name, section_of(plan, place)))
    for (year, key), group in works.items():
        aim = next((one for one in group if one.strives), None)
        firm = next((one for one in group if not one.strives and aim is not None and one.section != aim.section), None)
        if aim is not None and firm is not None:
            facts = {"year": year, "name": key, "firm": _said(plan, firm), "aim": _said(plan, aim)}
            yield Hit((aim.place,), facts, (firm.name, aim.name), confidence=0.75)


def _said(plan: Plan, one: _Dated) -> str:
    words = plan.text.words[one.place.start : one.name.end]
    return words if len(words) <= 40 else f"{plan.text.quote(one.place)}……{plan.text.quote(one.name)}"
