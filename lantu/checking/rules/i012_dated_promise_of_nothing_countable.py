"""I012: a promise has a date and names no number (若干, 零的突破)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import is_multi_year, promising_sentences, unquoted
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_DATE = re.compile(
    r"(?:到|至)(?:20\d\d|二[〇○零]二[〇○零一-九])年?(?:底|末|前)?|(?:到)?规划期末|[“\"]十[一二三四五六七八]五[”\"]末"
)
_VAGUE = re.compile(r"若干[一-龥]{2,12}|(?:“零”|零)的?突破|数[十百]?(?:个|家|项|户)[一-龥]{2,8}")
_CUE = re.compile(r"若干|突破|数[十百个家项户]")
_NUMBER = re.compile(r"\d+(?!年|日|月|G)|[两二三四五六七八九十][个家项户所]")


@rule(
    code="I012",
    title="有期限的目标没有数",
    message="{count}处目标写了期限，要做到的却是“{first}”等，到期无从判断做没做到。",
    remedy="请写明做到几个、由谁认定，或写出具体的项目名称。",
    severity=Severity.NOTE,
    category="untestable",
    basis="目标要能检验：写明指标、数值和期限",
    fails="十四五规划纲要（2021—2025年）\n第一章 创新\n到2025年，形成⟦若干引领转型的新技术项目⟧。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 创新\n到2025年，形成10个引领转型的新技术项目。印发若干政策措施。\n",
)
def dated_promise_of_nothing_countable(plan: Plan) -> Iterator[Hit]:
    """A date makes a promise look firm; 若干 takes it back.

    False alarm: 若干 in the title of a document (若干意见), which is left out.
    """
    if not is_multi_year(plan):
        return
    words, places = plan.text.words, []
    for one in holding(plan, promising_sentences(plan), _CUE):
        dated = _DATE.search(words, one.start, one.end)
        found = _VAGUE.search(words, dated.end(), one.end) if dated else None
        if dated is None or found is None or _NUMBER.search(words, dated.end(), one.end):
            continue
        if "》" not in words[found.start() : found.end() + 8]:
            places.append(plan.text.place(*found.span()))
    if places:
        yield Hit(tuple(places), {"count": len(places), "first": unquoted(plan.text.quote(places[0]))}, confidence=0.8)
