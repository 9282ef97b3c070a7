"""U004: the unit of an indicator stands in its name and again in a cell."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell, name_place
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan

_PER_CENT = ("%", "％")


@rule(
    code="U004",
    title="百分号写了两次",
    message="指标“{name}”的单位已经是%，表里又写成“{value}”，与其他行不一致。",
    remedy="请删去格子里的百分号。",
    severity=Severity.NOTE,
    category="unit",
    basis="GB/T 15835—2011：同一表内写法应一致",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n⟦35%⟧\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
)
def per_cent_in_name_and_value(plan: Plan) -> Iterator[Hit | Looked]:
    """8 % of a number already in per cent is 0.08 to a program that reads the table.

    False alarm: a table in which every cell carries its sign, which is left out.
    """
    shares = [one for one in plan.indicators if one.unit in _PER_CENT]
    yield Looked(tuple(one.id for one in shares))
    cells = [(one, role, words) for one in shares for role, words in _cells(one) if any(c.isdigit() for c in words)]
    double = [(one, role, words) for one, role, words in cells if words.strip().endswith(_PER_CENT)]
    if 2 * len(double) > len(cells):
        return
    for one, role, words in double:
        yield Hit((cell(one, role),), {"name": one.name, "value": words.strip()}, (name_place(one),))


def _cells(one: Indicator) -> Iterator[tuple[str, str]]:
    for role, words in (("base", one.base_text), ("target", one.target_text), ("growth", one.growth_text)):
        if words and role in one.places:
            yield role, words
