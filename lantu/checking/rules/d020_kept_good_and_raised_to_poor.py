"""D020: water that is to stay good, and elsewhere is to rise to a class that is poor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import promising_sentences
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_GOOD = re.compile(r"(?:断面|水质|水体|水环境)[^，。；]{0,12}(?:稳定在|保持在?|维持在?|持续)(?:优良|良好|优)")
_POOR = re.compile(r"(?:提升|提高|改善|恢复|达)(?:到|至|为)(?:地表水)?(?:[ⅣⅤ]|[四五]|Ⅳ|Ⅴ|IV|V)类(?!及以上|以上)")
_WATER = re.compile(r"断面|水质|水体|水环境|河")
_CLAUSE = re.compile(r"[^，,；;。]+")


@rule(
    code="D020",
    title="水质一处要保持优良，一处只求达到Ⅳ类或Ⅴ类",
    message="一处写“{good}”，另一处写“{poor}”：Ⅳ类是轻度污染，Ⅴ类是中度污染，都不是优良。",
    remedy="请写明各是哪些断面；同一断面的，请统一现状和目标。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="GB 3838—2002；地表水环境质量评价办法（试行）：Ⅰ—Ⅱ类优，Ⅲ类良好",
    fails="第一章 主要目标\n国考断面水质稳定在优良水平。\n第二章 环境保护\n⟦水环境质量从劣Ⅴ类提升到Ⅴ类⟧，水源地水质达标。",
    passes="第一章 主要目标\n国考断面水质稳定在优良水平。\n第二章 环境保护\n水环境质量从Ⅲ类提升到Ⅱ类，水源地水质达标。",
)
def kept_good_and_raised_to_poor(plan: Plan) -> Iterator[Hit]:
    """One chapter takes the water for good, another starts from polluted water; they plan from two different todays.

    False alarm: two rivers, of which the words name neither.
    """
    good = next(_clauses(plan, _GOOD), None)
    poor = next(_clauses(plan, _POOR), None) if good is not None else None
    if good is not None and poor is not None:
        facts = {"good": plan.text.quote(good), "poor": plan.text.quote(poor)}
        rows = tuple(row.places.get("target", row.place) for row in plan.indicators if _of_classes(row.name))
        yield Hit((poor,), facts, (good, *rows[:2]), confidence=0.75)


def _clauses(plan: Plan, pattern: re.Pattern[str]) -> Iterator[Place]:
    words = plan.text.words
    for one in holding(plan, promising_sentences(plan), _WATER):
        for clause in _CLAUSE.finditer(words, one.start, one.end):
            if pattern.search(clause[0]) and _WATER.search(clause[0]):
                yield plan.text.place(*clause.span())


def _of_classes(name: str) -> bool:
    return "类" in name and ("水" in name or "断面" in name)
