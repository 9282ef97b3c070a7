"""I024: a row gives a number and also says that the upper level's target will be met."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, is_handed_down, name_place, names
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I024",
    title="一项指标两个目标",
    message="指标{names}既写了目标数，又写“{words}”，两者不一致时以哪个为准没有说。",
    remedy="请只留一个，或写明“不低于上级下达的目标”。",
    severity=Severity.NOTE,
    category="no_base_or_target",
    basis="一项指标只能有一个目标值",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n⟦空气质量优良天数比例（%）⟧\n60\n70\n完成市里下达的目标\n约束性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n空气质量优良天数比例（%）\n60\n70\n-\n约束性\n"
    ),
)
def two_targets_in_one_row(plan: Plan) -> Iterator[Hit | Looked]:
    """When the city hands down 75 and the table says 70, the county has promised both.

    False alarm: the number is the one handed down.
    """
    numbered = [one for one in plan.indicators if one.target is not None]
    yield Looked(tuple(one.id for one in numbered))
    both = [one for one in numbered if is_handed_down(one.growth_text)]
    if both:
        facts = {"names": names(both), "words": both[0].growth_text}
        yield Hit(tuple(map(name_place, both)), facts, tuple(cell(one, "growth") for one in both), confidence=0.75)
