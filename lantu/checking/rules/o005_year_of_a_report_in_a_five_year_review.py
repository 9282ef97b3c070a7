"""O005: the review of five years speaks of this year, as an annual report does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.looking_back import looks_back
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_THIS_YEAR = re.compile(
    r"(?<![\d年月份])(?:全年|今年以来|今年|本年度|上半年|去年)(?=(?:[，,]?)(?:共|累计|预计|已|新|完成|实现|建成|投入|争取|培训|发放|组织|开展|种植|造林|拆除|改造|接待))"
)
_DATED = re.compile(r"20\d\d\s*年[^。；]{0,40}$")
_CUES = ("全年", "今年", "本年度", "上半年", "去年")
_SPAN, _SHOWN = 3, 14


@rule(
    code="O005",
    title="五年回顾里混入年度口径",
    message="这里回顾的是几年的成绩，却写“{words}”，看不出是哪一年。",
    remedy="请写明年份，或改为规划期累计数。",
    severity=Severity.WARNING,
    category="pasted_from_elsewhere",
    basis="上下文",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 “十三五”发展成就\n基础设施升级改造。省级园林县城通过评估。⟦全年⟧完成造林2.8万亩。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 “十三五”发展成就\n基础设施升级改造。省级园林县城通过评估。2019年，全年完成造林2.8万亩。",
)
def year_of_a_report_in_a_five_year_review(plan: Plan) -> Iterator[Hit]:
    """A sentence of an annual report that slipped into the review gives one year's number for five years'.

    False alarm: the year is named some sentences before.
    """
    if plan.period is None or plan.period[1] - plan.period[0] < _SPAN:
        return
    for at in offsets_of(plan.text.words, _CUES):
        found = _THIS_YEAR.match(plan.text.words, at)
        if found is None:
            continue
        before = plan.text.words[max(0, found.start() - 60) : found.start()]
        if looks_back(plan, found.start()) and not _DATED.search(before):
            words = re.split(r"[，。；\n]", plan.text.words[found.start() : found.start() + _SHOWN])[0]
            yield Hit((plan.text.place(*found.span()),), {"words": words}, confidence=0.8)
