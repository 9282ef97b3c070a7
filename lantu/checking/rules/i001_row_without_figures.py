"""I001: a row of the indicator table states neither base, target nor growth."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import name_place, states
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I001",
    title="指标一行没有任何数",
    message="指标“{name}”的基期值、目标值和增速都空着，完成与否无从判断。",
    remedy="请补上基期值和目标值，或从指标表中删去这一行。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="《国家发展规划法》第八条：规划内容包括主要目标指标",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n⟦省级实验室数量（个）⟧\n-\n-\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n省级实验室数量（个）\n-\n3\n预期性\n",
)
def row_without_figures(plan: Plan) -> Iterator[Hit | Looked]:
    """An empty row is an indicator in name only. Nobody can be asked for it at the midterm or at the end.

    False alarm: a heading of the table that was read as a row.
    """
    for one in plan.indicators:
        yield Looked((one.id,))
        if not any(map(states, (one.base_text, one.target_text, one.growth_text))) and "target" in one.places:
            yield Hit((name_place(one),), {"name": one.name}, confidence=0.95)
