"""X002: a rate or share is targeted below what the upper-level plan targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.annex import cell
from lantu.checking.matched import Match, matches
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="X002",
    title="目标低于上位规划",
    message="“{name}”目标是{here}%，上位规划是{above}%，{which}。",
    remedy="请核对是否有意低于上级目标；有意的，请说明理由。",
    severity=Severity.WARNING,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n36\n⟦38⟧\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    upper="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n城镇化率（%）\n60\n65\n预期性\n",
)
def target_below_the_upper_plans(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """The mean of a province is reached only if its counties reach it. A lower target may be right and should be meant.

    False alarm: the county starts far below the mean, or the upper target is only for some places.
    """
    for match in matches(plan, upper):
        compared = _targets(match)
        if compared is None:
            continue
        yield Looked((match.here.id,))
        role, here, above = compared
        down = match.above.direction == "down"
        if (here > above) if down else (here < above):
            facts = {"name": match.here.name, "here": here, "above": above, "which": "比上级松" if down else "低于上级"}
            yield Hit(
                (cell(match.here, role),), facts, computation=f"{here}{'>' if down else '<'}{above}", confidence=0.75
            )


def _targets(match: Match) -> tuple[str, Decimal, Decimal] | None:
    """Return the column and both numbers where both plans give a rate or share that can be compared."""
    here, above = match
    if here.unit != "%" or above.unit != "%":
        return None
    if here.target is not None and above.target is not None:
        return "target", here.target, above.target
    if here.growth is not None and above.growth is not None:
        return "growth", here.growth, above.growth
    return None
