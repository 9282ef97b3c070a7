"""I003: indicators give a growth rate and no base."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import is_rate, name_place, names, states
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I003",
    title="指标只有增速，没有基期值",
    message="指标{names}只写了增速，没有基期值{note}。",
    remedy="请补上基期年的实际值；指标本身是增速的，请补上基期年的增速或总量。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="算术：五年后的总量=基期值×（1+增速）^5",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n⟦社会消费品零售总额（亿元）⟧\n-\n-\n7\n预期性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n社会消费品零售总额（亿元）\n12\n-\n7\n预期性\n"
    ),
)
def growth_without_base(plan: Plan) -> Iterator[Hit | Looked]:
    """Without a base value nobody can say what a growth rate amounts to. An indicator that is a rate itself is only asked about.

    False alarm: yearly growth is published, so a rate can be followed without a base; hence the lower severity for rates.
    """
    lacking = [one for one in plan.indicators if "base" in one.places and one.growth is not None]
    yield Looked(tuple(one.id for one in lacking))
    lacking = [one for one in lacking if one.target is None and not states(one.base_text)]
    for rates in (False, True):
        group = [one for one in lacking if is_rate(one) is rates]
        if group:
            yield Hit(
                tuple(name_place(one) for one in group),
                {"names": names(group), "note": "，基期年的增速或总量没有交代" if rates else "，目标总量算不出来"},
                severity=Severity.NOTE if rates else None,
                confidence=0.7 if rates else 0.9,
            )
