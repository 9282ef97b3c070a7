"""U013: a number so small that its unit is the wrong one (0.015208亿吨)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.annex import cell
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.reading.wording import number_in_words

_SMALL = {"亿": Decimal("0.1"), "万": Decimal("0.01")}


@rule(
    code="U013",
    title="单位过大，数成了小数点后几位",
    message="“{value}{unit}”就是{plain}，单位选得过大，容易看错。",
    remedy="请换成小一级的单位。",
    severity=Severity.NOTE,
    category="unit",
    basis="GB 3100—93：选用单位时宜使数值在0.1与1000之间",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n能源综合生产能力（亿吨标准煤）\n⟦0.015208⟧\n0.2\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n能源综合生产能力（万吨标准煤）\n152.08\n200\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n",
)
def unit_too_large_for_its_number(plan: Plan) -> Iterator[Hit | Looked]:
    """Such a row was copied from a table of the province; one misplaced zero changes it tenfold unseen.

    False alarm: a unit fixed by the upper level's table.
    """
    for one in plan.indicators:
        limit = _SMALL.get((one.unit or "")[:1])
        if limit is None or len(one.unit or "") < 2:
            continue
        yield Looked((one.id,))
        for role, value in (("base", one.base), ("target", one.target)):
            if value is not None and 0 < value < limit:
                by, rest = (10000, "万") if (one.unit or "")[0] == "亿" else (10000, "")
                plain = f"{number_in_words(value * by)}{rest}{(one.unit or '')[1:]}"
                yield Hit((cell(one, role),), {"value": value, "unit": one.unit, "plain": plain}, confidence=0.8)
