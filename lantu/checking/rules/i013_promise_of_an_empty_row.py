"""I013: the text promises to found what the table has an empty row for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.annex import name_place, states
from lantu.checking.goals import promising_sentences
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan
from lantu.source.place import Place

_PARTS = re.compile(r"[（(][^（()）]*[）)]|[、/／和及与]|数量?$|个数$")
_FOUNDS = re.compile(r"创建|建设|新建|组建|设立|培育|争创|申报|打造|获批|认定")
_SHORTEST = 4
_MOST = 4


@rule(
    code="I013",
    title="正文要建的，指标表里没有数",
    message="正文写了“{promise}”，指标表里“{name}”一行却没有数，建几个、哪年建成都无从检验。",
    remedy="请在指标表补上目标数，或在正文写明名称、个数和年份。",
    severity=Severity.WARNING,
    category="untestable",
    basis="目标要能检验：写明指标、数值和期限",
    fails=(
        "第一章 创新\n到规划期末，⟦力争创建国家重点实验室⟧。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n重点实验室（个）\n-\n-\n预期性\n"
    ),
    passes=(
        "第一章 创新\n到规划期末，力争创建国家重点实验室。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n重点实验室（个）\n-\n2\n预期性\n"
    ),
)
def promise_of_an_empty_row(plan: Plan) -> Iterator[Hit | Looked]:
    """Text and table point at each other and neither has the number.

    False alarm: the text gives the number in another sentence.
    """
    for one in plan.indicators:
        if "target" in one.places and not states(one.target_text) and not states(one.growth_text):
            yield Looked((one.id,))
            told = _promises(plan, one)
            if told:
                facts = {"promise": plan.text.quote(told[0]), "name": one.name}
                yield Hit(told, facts, (name_place(one),), confidence=0.8)


def _promises(plan: Plan, one: Indicator) -> tuple[Place, ...]:
    """Return the clauses that promise to found what the indicator counts, without a number of it."""
    parts = [part for part in _PARTS.split(one.name) if len(part) >= _SHORTEST]
    words, found = plan.text.words, []
    for sentence in promising_sentences(plan):
        for part in parts:
            at = words.find(part, sentence.start, sentence.end)
            if at >= 0:
                start = max(words.rfind(mark, sentence.start, at) for mark in "，。；") + 1 or sentence.start
                span = max(start, sentence.start), at + len(part)
                if _FOUNDS.search(words, *span) and not re.search(r"\d|[两三四五六七八九十]个", words[slice(*span)]):
                    found.append(span)
                break
    return tuple(plan.text.place(*span) for span in found[:_MOST])
