"""X005: the upper-level plan is for other years."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.matched import table_place
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="X005",
    title="规划期与上位规划不同",
    message="本规划的规划期是{here}年，上位规划是{above}年。",
    remedy="请核对是不是选错了上位规划；期限本就不同的，请写明如何衔接。",
    severity=Severity.WARNING,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="青石县“十四五”规划纲要（2021—2025年）\n序号\n指标名称\n2020年\n2025年\n属性\n1\n⟦森林覆盖率（%）⟧\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    passes="青石县“十三五”规划纲要（2016—2020年）\n序号\n指标名称\n2015年\n2020年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    upper="白河市“十三五”规划纲要（2016—2020年）\n序号\n指标名称\n2015年\n2020年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
)
def plans_of_different_periods(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """Targets of different years cannot be handed down; often the wrong document was taken.

    False alarm: a special plan of three years beneath one of five.
    """
    place = table_place(plan)
    if place is None or plan.period is None or upper.period is None:
        return
    yield Looked(tuple(one.id for one in plan.indicators))
    if plan.period != upper.period:
        facts = {"here": "—".join(map(str, plan.period)), "above": "—".join(map(str, upper.period))}
        yield Hit((place,), facts, confidence=0.9)
