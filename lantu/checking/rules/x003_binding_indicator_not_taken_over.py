"""X003: binding indicators of the upper-level plan that this plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import names
from lantu.checking.matched import absent, table_place
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="X003",
    title="上级的约束性指标本级没有",
    message="上位规划有{count}项约束性指标，本规划指标表里没有：{names}。",
    remedy="请补上这些指标，或说明本级不承担的理由。",
    severity=Severity.WARNING,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n⟦绿地率（%）⟧\n33\n35\n预期性\n2\n城镇化率（%）\n60\n65\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    upper="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n城镇化率（%）\n60\n65\n预期性\n",
)
def binding_indicator_not_taken_over(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """What is binding above is broken down to counties; a county without a row for it will be asked all the same.

    False alarm: the indicator does not apply here, such as a coast for an inland county.
    """
    place = table_place(plan)
    if place is None:
        return
    yield Looked(tuple(one.id for one in plan.indicators))
    lacking = absent(plan, upper)
    if lacking:
        yield Hit((place,), {"count": len(lacking), "names": names(lacking)}, confidence=0.8)
