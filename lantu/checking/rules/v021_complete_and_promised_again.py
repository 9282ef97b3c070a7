"""V021: what is reported as complete is promised again as complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.figures import Figure, figures
from lantu.checking.likeness import matter, share_found
from lantu.checking.looking_back import looks_back
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_KEPT = re.compile(r"保持|巩固|稳定|维持|持续|继续|始终")
_ALIKE = 0.6
_SHORT = 4


@rule(
    code="V021",
    title="已经达到100%的，又作为目标",
    message="{subject}的目标是100%，前面已写{known}达到100%。",
    remedy="请写明两处有什么不同；没有不同的，改为“保持100%”或删去。",
    severity=Severity.NOTE,
    category="value_conflict",
    basis="目标应当高于现状，或写明保持",
    fails="第一章 发展成就\n2020年，行政村通硬化路覆盖率达到100%。\n第二章 乡村建设\n到2025年，行政村硬化路通达率达到⟦100⟧%。",
    passes="第一章 发展成就\n2020年，行政村通硬化路覆盖率达到100%。\n第二章 乡村建设\n到2025年，行政村硬化路通达率保持100%。",
)
def complete_and_promised_again(plan: Plan) -> Iterator[Hit | Looked]:
    """A goal that was reached before the plan began is none; often the old plan's sentence was carried over.

    False alarm: the later goal is of a higher standard (fibre instead of any network), which the words do not say.
    """
    full = [one for one in figures(plan) if one.unit == "%" and one.value == 100 and one.measure == "level"]
    reached = [one for one in full if one.tense == "fact" and _in_report(plan, one)]
    for target in (one for one in full if one.tense == "commitment"):
        name = matter(target.subject)
        known = next((one for one in reached if len(name) >= _SHORT and _same(name, matter(one.subject))), None)
        if known is not None:
            yield Looked((known.id, target.id))
            before = plan.text.words[max(0, target.number.start - 10) : target.number.start]
            if not _KEPT.search(before):
                facts = {"subject": target.subject, "known": f"“{known.subject}”"}
                yield Hit((target.number,), facts, (known.number,), "100% → 100%", confidence=0.7)


def _in_report(plan: Plan, one: Figure) -> bool:
    return one.indicator is not None or looks_back(plan, one.number.start)


def _same(name: str, known: str) -> bool:
    return share_found(name, known) >= _ALIKE
