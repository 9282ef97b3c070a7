"""U001: a symbol after a number is no unit, or cannot be the unit here."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.unit_symbols import slips_of
from lantu.plan.model import Plan


@rule(
    code="U001",
    title="没有这个单位",
    message="“{wrong}”不是这里能用的计量单位，应是“{right}”之误。",
    remedy="请核对原始资料，改为正确的单位符号。",
    severity=Severity.ERROR,
    category="unit",
    basis="GB 3100—93：单位符号",
    fails="第一章 能源\n建设青石电厂2×660⟦MV⟧发电项目，新增变电容量40⟦MAV⟧。\n",
    passes="第一章 能源\n建设青石电厂2×660MW发电项目，新增变电容量40MVA，拍摄宣传MV2部。\n",
)
def no_such_unit(plan: Plan) -> Iterator[Hit]:
    """A megavolt power station does not exist. A wrong symbol goes on into applications, approvals and contracts.

    False alarm: hardly any; letters that are part of a product's name after a number.
    """
    for slip in slips_of(plan):
        if slip.symbol.impossible:
            facts = {"wrong": slip.symbol.wrong, "right": slip.symbol.right}
            yield Hit((plan.text.place(slip.start, slip.end),), facts, confidence=0.97)
