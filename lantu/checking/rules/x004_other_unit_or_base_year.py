"""X004: an indicator has another unit or base year than in the upper-level plan."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import name_place
from lantu.checking.matched import matches
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan


@rule(
    code="X004",
    title="单位或基期与上位规划不一",
    message="“{name}”{what}，上位规划{above}，两级无法直接汇总比较。",
    remedy="请按上位规划统一单位和基期，或注明换算。",
    severity=Severity.WARNING,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="序号\n指标名称\n2019年\n2025年\n属性\n1\n⟦森林覆盖率（%）⟧\n40\n42\n约束性\n2\n⟦绿地率（%）⟧\n33\n35\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    upper="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
)
def other_unit_or_base_year(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """Two levels add up and compare only with one unit and one base year.

    False alarm: the upper plan was made in another year, and says how to convert.
    """
    for here, above in matches(plan, upper):
        yield Looked((here.id,))
        differs = _differs(here, above)
        if differs is not None:
            yield Hit(
                (name_place(here),), {"name": here.name, "what": differs[0], "above": differs[1]}, confidence=0.85
            )


def _differs(here: Indicator, above: Indicator) -> tuple[str, str] | None:
    """Return how the two say it, None where they agree or one does not say."""
    if here.unit and above.unit and here.unit != above.unit:
        return f"单位是{here.unit}", f"是{above.unit}"
    based = here.base is not None and above.base is not None and here.base_year and above.base_year
    if based and here.base_year != above.base_year:
        return f"基期是{here.base_year}年", f"是{above.base_year}年"
    return None
