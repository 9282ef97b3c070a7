"""D002: the text promises more of an indicator whose target equals its base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lantu.checking.figures import folded
from lantu.checking.goals import promising_sentences
from lantu.checking.prose import Stretch, holding, sentences
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan
from lantu.source.place import Place

_RISES = re.compile(r"提高|提升|增加|扩大|改善|优化|上升|好转")
_STAYS = re.compile(r"保持|稳定|持平")
_CLAUSE = re.compile(r"[^，,；;。：:]+")
_CORE = re.compile(r"(?:比例|比重|占比|率|指数|数量|规模)$")
_SHORT = 3


@rule(
    code="D002",
    title="正文说要提高，指标表的目标与现状持平",
    message="指标“{name}”的现状和目标{flat}，{text}。",
    remedy="请核对目标值；确实只求保持的，请把正文改为“保持稳定”。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="正文与指标表应当一致",
    fails=(
        "第一章 主要目标\n五年间年均提高森林覆盖率0.5个百分点。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n⟦40⟧\n⟦40⟧\n约束性\n2\n常住人口城镇化率（%）\n60\n65\n预期性\n"
    ),
    passes=(
        "第一章 主要目标\n五年间森林覆盖率保持稳定。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n40\n40\n约束性\n2\n常住人口城镇化率（%）\n60\n65\n预期性\n"
    ),
)
def better_in_words_flat_in_the_table(plan: Plan) -> Iterator[Hit | Looked]:
    """Words that promise a rise and a table that does not cannot both be reported on.

    False alarm: the words speak of quality and the table of quantity.
    """
    for row in plan.indicators:
        if row.direction != "up" and row.type != "FLOOR":
            continue
        if row.base is not None and (row.target == row.base or (row.target is None and row.type == "FLOOR")):
            yield Looked((row.id,))
            rises = list(_clauses(plan, row, promising_sentences(plan), _RISES))
            if rises:
                cells = tuple(row.places[field] for field in ("base", "target") if field in row.places) or (row.place,)
                stays = list(_clauses(plan, row, sentences(plan), _STAYS))[:1]
                said = plan.text.quote(rises[0])
                flat = (
                    f"都是 {row.base_text}" if row.target is not None else f"是“{row.base_text}”和“{row.target_text}”"
                )
                yield Hit(cells, {"name": row.name, "flat": flat, "text": f"正文却写“{said}”"}, (*rises[:3], *stays))


def _clauses(plan: Plan, row: Indicator, told: Sequence[Stretch], verbs: re.Pattern[str]) -> Iterator[Place]:
    """Yield the clauses that say one of these verbs of the row's matter."""
    core = _CORE.sub("", folded(row.name))
    if len(core) < _SHORT:
        return
    for one in holding(plan, told, re.compile(re.escape(core[:2]))) if core[0] >= "一" else told:  # folding is slow
        for clause in _CLAUSE.finditer(plan.text.words, one.start, one.end):
            if core in folded(clause[0]) and verbs.search(clause[0]):
                yield plan.text.place(*clause.span())
