"""I018: a promise for each township or village, the number of which stands nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import is_multi_year, promising_at
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_EACH = re.compile(
    r"每(?:一)?个?(?P<what>乡镇|镇|乡|街道|社区|行政村|村)[^，。；“]{0,8}?(?:建成|建设|建|拥有|有|设立|设置|配备|培育|打造)[^，。；]{0,4}?(?:\d+|[一两二三四五六七八九十]+)[个所处座家名支]"
)
_SO_MANY = re.compile(
    r"(?:建成|建设|建|创建|打造|新建)[^，。；]{0,6}?\d+个[^，。；]{0,20}?(?P<what>乡镇)[^，。；村]{0,8}?(?:站|所|中心|园|院|馆)"
)
_SAME = {"镇": "乡镇", "乡": "乡镇", "村": "行政村"}
_HAN = "一二两三四五六七八九十百"
_NUMERAL = rf"[\d{_HAN}](?:(?<=\d)\d*|(?<!\d)[{_HAN}]*)"
_COUNTS = {
    "乡镇": re.compile(rf"{_NUMERAL}(?:个?乡镇|个?乡[（(]镇[）)]|个?镇|乡[^，。]{{0,2}}镇)"),
    "村": re.compile(rf"{_NUMERAL}个?(?:行政村|街道|社区|村)"),
}
_IN_ALL = re.compile(r"(?:全[县市区]|我[县市区]|辖|共有?|现有)[^，。；]*$")
_EVERY_ONE = re.compile(r"[^，。；]{0,4}(?:全部|全覆盖|均)")
_NEAR = 14


@rule(
    code="I018",
    title="按乡镇或村下的任务，全文没有乡镇或村的个数",
    message="“{what}”{others}要按{each}来算，全文却没有写有多少个{each}，总数和覆盖面都算不出来。",
    remedy="请写明总数，或写明{each}的个数。".replace("{each}", "乡镇或村"),
    severity=Severity.NOTE,
    category="no_base_or_target",
    basis="算术：总数=每个乡镇（村）的数×个数",
    fails="第一章 教育\n加快普及学前教育，⟦每个乡镇至少建成1所⟧中心示范幼儿园。\n",
    passes="第一章 教育\n全县共有9个乡镇。加快普及学前教育，每个乡镇至少建成1所中心示范幼儿园。\n",
)
def so_many_for_each_township(plan: Plan) -> Iterator[Hit]:
    """Township mergers make the count a live question; without it the task cannot be summed or checked.

    False alarm: the number is common knowledge and unchanged.
    """
    words = plan.text.words
    if not is_multi_year(plan) and plan.period is not None:
        return
    tasks: dict[str, list[re.Match[str]]] = {}
    for pattern in (_EACH, _SO_MANY):
        for found in pattern.finditer(words) if pattern is _EACH or tasks else ():
            if promising_at(plan, found.start()):
                tasks.setdefault(_SAME.get(found["what"], found["what"]), []).append(found)
    for each, group in tasks.items():
        group.sort(key=lambda found: found.start())
        if any(found.re is _EACH for found in group) and not _is_counted(each, words):
            others = f"等{len(group)}处" if len(group) > 1 else ""
            facts = {"what": group[0][0], "each": each, "others": others}
            yield Hit(tuple(plan.text.place(*found.span()) for found in group), facts, confidence=0.75)


def _is_counted(each: str, words: str) -> bool:
    """Tell whether the text says how many there are in all; 建设3个乡镇 tells of some."""
    return any(
        _IN_ALL.search(words[max(0, found.start() - _NEAR) : found.start()]) or _EVERY_ONE.match(words, found.end())
        for found in _COUNTS[each if each in _COUNTS else "村"].finditer(words)
        if each in found[0] or each == "乡镇"
    )
