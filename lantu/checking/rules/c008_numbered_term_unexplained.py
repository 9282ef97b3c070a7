"""C008: terms made of numbers that the plan never spells out."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.goals import is_multi_year
from lantu.checking.numbered_terms import Term, unexplained_terms
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_OFTEN = 3
_SHOWN = 8


@rule(
    code="C008",
    title="数字提法没有解释",
    message="{terms}全文没有说明指哪几项。",
    remedy="请在第一次出现处写明各指什么，或在规划后附名词解释。",
    severity=Severity.NOTE,
    category="undefined_term",
    basis="公文用语应使读者不看别的文件也能明白（《党政机关公文处理工作条例》第十九条：用语准确规范）",
    fails="十四五规划纲要（2021—2025年）\n第一章 产业\n围绕⟦“4+6+N”⟧产业体系招商，推进⟦“五员队伍”⟧建设。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 产业\n围绕“4+6+N”（四大传统产业、六新产业和若干新兴产业）体系招商，落实“四个不摘”，守住“三线一单”。\n",
)
def numbered_term_unexplained(plan: Plan) -> Iterator[Hit]:
    """A formula saves the writer a line and costs every reader a question; a new official cannot carry out what he cannot unpack.

    False alarm: a term of the province that everybody in the county knows.
    """
    if not is_multi_year(plan):
        return
    terms = unexplained_terms(plan)
    often = [one for one in terms if len(one.spans) >= _OFTEN]
    for one in often:
        words = f"“{one.words}”用了{len(one.spans)}次，"
        yield Hit(_places(plan, [one]), {"terms": words}, confidence=0.85)
    rest = [one for one in terms if len(one.spans) < _OFTEN]
    if rest:
        shown = "、".join(f"“{one.words}”" for one in rest[:_SHOWN])
        more = f"等{len(rest)}个提法" if len(rest) > _SHOWN else ""
        yield Hit(_places(plan, rest), {"terms": shown + more}, confidence=0.75)


def _places(plan: Plan, terms: list[Term]) -> tuple[Place, ...]:
    spans = sorted((start - (plan.text.words[start - 1] in '“"'), end) for one in terms for start, end in one.spans)
    return tuple(plan.text.place(start, end + (plan.text.words[end : end + 1] in ("”", '"'))) for start, end in spans)
