"""I004: a binding indicator only says that the upper level's target will be met."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, is_handed_down, name_place, names
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I004",
    title="约束性指标没有数",
    message="约束性指标{names}只写“{target}”，没有目标数。",
    remedy="请在上级下达后补上目标数和基期值，或注明下达文件。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="约束性指标是政府必须确保实现的工作要求（《国家发展规划法》第二十三条：主要指标分解纳入年度计划）",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n属性\n1\n⟦单位GDP能源消耗降低（%）⟧\n-\n完成市下达的任务\n约束性\n"
        "2\n森林覆盖率（%）\n40\n≥42\n约束性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n属性\n1\n单位GDP能源消耗降低（%）\n-\n14\n约束性\n2\n森林覆盖率（%）\n40\n保持稳定\n约束性\n"
        "3\n研发投入（亿元）\n1\n完成市下达的任务\n预期性\n"
    ),
)
def binding_without_number(plan: Plan) -> Iterator[Hit | Looked]:
    """A binding indicator is a duty. As long as its number stands in no document the county knows of, its progress cannot be followed.

    False alarm: the upper level had not yet set the number when the plan was passed, which is usual for energy and carbon.
    """
    binding = [one for one in plan.indicators if one.binding]
    yield Looked(tuple(one.id for one in binding))
    lacking = [
        one
        for one in binding
        if one.target is None
        and one.growth is None
        and (is_handed_down(one.target_text) or is_handed_down(one.growth_text))
    ]
    if lacking:
        first = lacking[0]
        words = first.target_text if is_handed_down(first.target_text) else first.growth_text
        yield Hit(
            tuple(name_place(one) for one in lacking),
            {"names": names(lacking), "target": words},
            tuple(cell(one, "target") for one in lacking),
        )
