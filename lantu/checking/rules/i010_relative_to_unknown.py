"""I010: targets relative to a mean whose value stands nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.annex import cell
from lantu.checking.goals import is_multi_year, promising_sentences
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_RELATIVE = re.compile(
    r"(?:高于|低于|不低于|不高于|达到|超过|优于|好于|赶上|接近|快于)(?:全[国省市州盟区]|同期全[国省市]|周边县|同类县)[一-龥]{0,4}(?:平均|均值)[一-龥]{0,2}"
)
_CUE = re.compile(r"平均|均值")
_NUMBER_NEAR = re.compile(r"\d|百分之")
_COMPARES = re.compile(r"平均|高于|低于|快于|不低于|不高于|同步|实际")
_AFTER = 14


@rule(
    code="I010",
    title="相对目标没有写明比较的数",
    message="{count}处目标以“{first}”为准，却没有写明比的那个数现在是多少、按哪一年算。",
    remedy="请写上比较对象的现值和年份，或改为具体数值。",
    severity=Severity.NOTE,
    category="no_base_or_target",
    basis="相对目标要与同一时期、同一口径的比较数相比",
    fails="十四五规划纲要（2021—2025年）\n第一章 主要目标\n到2025年，城乡居民收入⟦高于全市平均水平⟧，教育质量稳步提高。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 主要目标\n到2025年，城乡居民收入高于全市平均水平（2020年为21365元）。\n",
)
def relative_to_unknown(plan: Plan) -> Iterator[Hit]:
    """Whether a place is above the mean depends on the year and the way of counting; without today's value the gap is unknown.

    False alarm: the mean is published each year and everybody knows where.
    """
    if not is_multi_year(plan):
        return
    places = list(dict.fromkeys((*_in_prose(plan), *_in_table(plan))))
    if places:
        first = plan.text.quote(places[0]).replace("\n", "")
        yield Hit(tuple(places), {"count": len(places), "first": first}, confidence=0.75)


def _in_prose(plan: Plan) -> Iterator[Place]:
    words = plan.text.words
    for one in holding(plan, promising_sentences(plan), _CUE):
        for found in _RELATIVE.finditer(words, one.start, one.end):
            if not _NUMBER_NEAR.search(words, found.end(), min(found.end() + _AFTER, one.end)):
                yield plan.text.place(*found.span())


def _in_table(plan: Plan) -> Iterator[Place]:
    for one in plan.indicators:
        for role, said in (("target", one.target_text), ("growth", one.growth_text)):
            if said and role in one.places and _COMPARES.search(said) and not _NUMBER_NEAR.search(said):
                yield cell(one, role)
