"""I002: an indicator has a base value and no target."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, name_place, states
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I002",
    title="指标只有基期值，没有目标",
    message="{attribute}指标“{name}”写了基期值{base}{unit}，目标值和增速都空着。",
    remedy="请补上目标值；由上级下达的，请写明“完成上级下达任务”。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="《国家发展规划法》第八条：规划内容包括主要目标指标",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n⟦原煤产量（万吨）⟧\n310\n-\n约束性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n持续保持\n约束性\n2\n原煤产量（万吨）\n310\n320\n约束性\n",
)
def base_without_target(plan: Plan) -> Iterator[Hit | Looked]:
    """A base alone tells where the county stands and not where it goes.

    False alarm: a table that gives the target in a column whose head was not recognised.
    """
    for one in plan.indicators:
        if "target" not in one.places or not states(one.base_text):
            continue
        yield Looked((one.id,))
        if not states(one.target_text) and not states(one.growth_text):
            attribute = "" if one.binding is None else "约束性" if one.binding else "预期性"
            facts = {"name": one.name, "base": one.base_text, "unit": one.unit or "", "attribute": attribute}
            yield Hit((name_place(one),), facts, (cell(one, "base"),))
