"""I019: a growth indicator has its base in the column of levels and its target in the column of growth."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, is_rate, name_place, names
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I019",
    title="增速指标的基期值和目标值不在同一口径的列里",
    message="增速指标{names}的基期增速写在基期列，目标增速却写在“年均增长”列，目标列空着。",
    remedy="请把目标增速也写进目标列，或在表下注明基期列填的是当年增速。",
    severity=Severity.NOTE,
    category="structure",
    basis="同一行的基期值与目标值应当同一口径",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n⟦工业增加值增速（%）⟧\n9.6\n-\n10\n预期性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n1\n森林覆盖率（%）\n40\n≥42\n-\n约束性\n"
        "2\n工业增加值增速（%）\n9.6\n10\n-\n预期性\n3\n地区生产总值（亿元）\n84\n-\n8\n预期性\n"
    ),
)
def rate_in_the_column_of_levels(plan: Plan) -> Iterator[Hit | Looked]:
    """The base is one year's rate, the target the mean of five; a reader who subtracts the columns compares two things.

    False alarm: the table says in a note which figure stands where.
    """
    rates = [one for one in plan.indicators if is_rate(one) and one.base is not None and one.growth is not None]
    yield Looked(tuple(one.id for one in rates))
    rates = [one for one in rates if one.target is None]
    if rates:
        yield Hit(
            tuple(name_place(one) for one in rates),
            {"names": names(rates)},
            tuple(cell(one, role) for one in rates for role in ("base", "growth")),
            confidence=0.7,
        )
