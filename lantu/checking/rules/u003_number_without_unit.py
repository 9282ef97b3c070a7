"""U003: a rate without per cent, a concentration without its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_NUMBER = r"\d+(?:\.\d+)?(?:\s*[～~\-—－–至]\s*\d+(?:\.\d+)?)?"
_VERB = r"(?:均|已|也|分别|力争|控制)?(?:达到|达|为|是|在|保持在|控制在|稳定在|提高到|提升到|提高至|提升至|降到|降至|下降到|不低于|不高于|高于|低于|超过|[＞＜≥≤><]){1,2}"
_LACKS = re.compile(
    rf"(?P<what>(?:率|比例|比重|占比|浓度))\s*{_VERB}\s*(?P<number>{_NUMBER})(?:之间|以上|以内|以下|左右)?(?=[，。；、]|$)"
)
_CUE = re.compile(rf"(?:率|比例|比重|占比|浓度)\s*{_VERB}\s*\d")
_LEAD = re.compile(r"^[使让将把]")
_PURE = re.compile(r"(?:容积|汇|利|频|倍|速|功|曲|斜|密|毛密|折射|市盈|市净)率$|比例尺|浓度比$|性别比例$|1\s*[:：]")


@rule(
    code="U003",
    title="数后面缺单位",
    message="“{what}”给的是{number}，后面没有{unit}。",
    remedy="请补上单位。",
    severity=Severity.WARNING,
    category="unit",
    basis="GB/T 15835—2011；GB 3100—93：量值由数值和单位组成",
    fails="第一章 生态\n二氧化硫削减比例在⟦25～30⟧之间，PM2.5平均浓度控制在⟦35⟧以下。\n",
    passes="第一章 生态\n二氧化硫削减比例在25%～30%之间，PM2.5平均浓度控制在35微克/立方米以下，小区容积率为2.5。\n",
)
def number_without_unit(plan: Plan) -> Iterator[Hit]:
    """A ratio of 25 is not 25 per cent, and a concentration without a unit is no concentration.

    False alarm: a pure number such as 容积率 (left out), or a ratio meant as so many to one.
    """
    words = plan.text.words
    for one in holding(plan, sentences(plan), _CUE):
        for found in _LACKS.finditer(words, one.start, one.end):
            before = words[max(one.start, found.start() - 8) : found.end("what")]
            if _PURE.search(before):
                continue
            unit = "计量单位" if found["what"] == "浓度" else "百分号"
            start = max(words.rfind(mark, one.start, found.start()) for mark in "，；。") + 1
            what = _LEAD.sub("", words[max(start, one.start) : found.end("what")].strip())
            place = plan.text.place(*found.span("number"))
            yield Hit((place,), {"what": what, "number": found["number"], "unit": unit}, confidence=0.9)
