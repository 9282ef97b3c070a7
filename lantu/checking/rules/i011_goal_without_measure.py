"""I011: goals say that a number rises or falls and not by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import goal_sentences, is_multi_year, unquoted
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_VAGUE = re.compile(
    r"(?P<noun>[一-龥]{0,20}(?<!人口)(?:收入|产值|增加值|销售额|营业额|税收|人次|游客|投资额|支出|事故|案件|问题|案发|信访|安全生产|总量|数量|比重|占比|比例|浓度|能耗|成本))"
    r"(?P<how>(?:实现)?(?:大幅度?|显著|明显|持续|稳步|较大幅度|进一步|不断)(?:增加|增长|提高|提升|下降|减少|降低|攀升|上升|向好|好转))"
)
_NUMBER = re.compile(r"\d|百分之|翻[一两]?番|倍|全[国省市]|同步")
_INCOME = re.compile(
    r"(?:城镇?|居民|农民|农村).*收入(?:年均增速|增速)?$"
)  # 城乡居民收入 is told as that of the town and that of the country
_CLAUSE = "，。；;\n"


@rule(
    code="I011",
    title="目标写了升降，没有写多少",
    message="主要目标里有{count}处只说“{first}”等，本可以用数来说，却没有数。",
    remedy="请给出目标值或下限；确实定不下来的，请写明用什么指标来检验。",
    severity=Severity.NOTE,
    category="untestable",
    basis="目标要能检验：写明指标、数值和期限",
    fails="十四五规划纲要（2021—2025年）\n第一章 主要目标\n文化更加繁荣，⟦旅游收入大幅增加⟧，文化软实力不断增强。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 主要目标\n文化更加繁荣，旅游收入大幅增加，达到12亿元。\n到2025年，旅游收入达到12亿元。\n",
)
def goal_without_measure(plan: Plan) -> Iterator[Hit]:
    """Income, visitors and accidents can be counted. A goal that leaves the number out can be neither met nor missed.

    False alarm: the number stands elsewhere under another name.
    """
    if not is_multi_year(plan):
        return
    words, known = plan.text.words, dict[str, bool]()
    places = []
    for one in goal_sentences(plan):
        for found in _VAGUE.finditer(words, one.start, one.end):
            noun = found["noun"]
            if _has_number(plan, one.end, found.end()):
                continue
            if noun not in known:
                known[noun] = _promised_elsewhere(plan, noun)
            if not known[noun]:
                places.append(plan.text.place(*found.span()))
    if places:
        yield Hit(tuple(places), {"count": len(places), "first": unquoted(plan.text.quote(places[0]))}, confidence=0.75)


def _has_number(plan: Plan, end: int, start: int) -> bool:
    """Tell whether the same or the next clause gives a number."""
    words = plan.text.words[start:end]
    stop = next((i for i, c in enumerate(words) if c in _CLAUSE and i > 1), len(words))
    second = next((i for i, c in enumerate(words) if c in _CLAUSE and i > stop), len(words))
    return _NUMBER.search(words[:second]) is not None


def _promised_elsewhere(plan: Plan, noun: str) -> bool:
    """Tell whether a quantity promised or an indicator is of the same: the last four characters of the name stand in it."""
    tail = noun[-4:]
    named = [one.subject for one in plan.quantities if one.tense == "commitment" and one.value is not None]
    if _INCOME.search(noun):
        return any(_INCOME.search(one) for one in named)
    return any(tail in one for one in named) or any(tail in one.name for one in plan.indicators)
