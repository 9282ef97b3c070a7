"""T004: a paragraph that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import paragraphs
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_LONG = 60  # characters: a shorter one may be an item of a list
_OPEN = re.compile(r"^(?!.*(?:来[自源]|附件|\.html)).*[一-鿿，、]$", re.DOTALL)
_MOST = 0.04  # of the paragraphs: with more, the text was broken into lines by a program
_TAIL, _FAR = 14, 40
_MARKS = "，。；："


@rule(
    code="T004",
    title="段落末尾没有句号，话可能没有说完",
    message="这一段到“{tail}”为止，没有句末标点。",
    remedy="请补完这句话，或补上句号。",
    severity=Severity.WARNING,
    category="truncated",
    basis="GB/T 15834—2011 4.1",
    fails=(
        "第一章 任务\n加强职业健康监督，完善职业病防治体系，落实用人单位主体责任，严格执行职业健康检查制度，提升基层防治能力，"
        "⟦深入开展多种形式的职业病防治知识宣传和教育培训⟧\n推进健康县城建设。\n"
    ),
    passes=(
        "第一章 任务\n加强职业健康监督，完善职业病防治体系，落实用人单位主体责任，严格执行职业健康检查制度，提升基层防治能力，"
        "深入开展多种形式的职业病防治知识宣传和教育培训。\n推进健康县城建设\n"
    ),
)
def sentence_without_end(plan: Plan) -> Iterator[Hit]:
    """Words were lost in copying: what the sentence promised is not known.

    False alarm: a text broken into lines by a program; where many paragraphs lack a stop, nothing is said.
    """
    words = plan.text.words
    told = [one for one in paragraphs(plan) if one.end - one.start >= _LONG]
    lacking = [one for one in told if _OPEN.search(words[one.end - _TAIL : one.end])]
    if len(lacking) <= max(1, _MOST * len(told)):
        for one in lacking:
            start = max(words.rfind(mark, one.end - _FAR, one.end - 1) + 1 for mark in _MARKS)
            start = start or one.end - _TAIL  # no mark near: the last words
            yield Hit((plan.text.place(start, one.end),), {"tail": words[start : one.end]}, confidence=0.8)
