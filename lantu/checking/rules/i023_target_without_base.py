"""I023: indicators have a target and no base."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, is_rate, name_place, names, states
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I023",
    title="指标只有目标，没有基期值",
    message="指标{names}写了目标值，没有基期值，五年要提高多少看不出来。",
    remedy="请补上基期年的实际值；当年没有统计的，请注明。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="算术：五年提高=目标值−基期值",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n⟦每千人口托位数（个）⟧\n-\n2.5\n预期性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n每千人口托位数（个）\n0.9\n2.5\n预期性\n"
    ),
)
def target_without_base(plan: Plan) -> Iterator[Hit | Looked]:
    """Without a base a target may be met already; progress cannot be told before the last year.

    False alarm: a new indicator that nobody counted in the base year, or one summed up over the period (累计).
    """
    given = [one for one in plan.indicators if "base" in one.places and one.target is not None and not is_rate(one)]
    yield Looked(tuple(one.id for one in given))
    lacking = [one for one in given if not states(one.base_text) and one.type != "CUMUL"]
    if lacking:
        places = tuple(name_place(one) for one in lacking)
        yield Hit(places, {"names": names(lacking)}, tuple(cell(one, "base") for one in lacking), confidence=0.9)
