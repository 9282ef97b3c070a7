"""A004: a ratio of shares whose terms do not make a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import rounding
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_NEAR = (Decimal(80), Decimal(120))  # a ratio that adds to something else is none of shares


@rule(
    code="A004",
    title="构成比例之和不是100",
    message="“{ratio}”各项之和是{total}，不是100。",
    remedy="请核对各项比例。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术",
    fails="第一章 发展回顾\n2020年，三次产业结构调整为⟦12.3:40.5:49.2⟧。",
    passes="第一章 发展回顾\n2020年，三次产业结构调整为12.3:40.5:47.2。",
)
def shares_do_not_make_a_hundred(plan: Plan) -> Iterator[Hit | Looked]:
    """Shares of one whole add up to it; half of the last digit of each term is allowed.

    False alarm: a ratio of other things that happens to add up to nearly a hundred.
    """
    for one in plan.quantities:
        total = sum(one.terms, Decimal(0))
        if len(one.terms) >= 3 and _NEAR[0] <= total <= _NEAR[1]:
            yield Looked((one.id,))
            if abs(total - 100) > sum(map(rounding, one.terms), Decimal(0)):
                ratio = ":".join(f"{term:f}" for term in one.terms)
                yield Hit(
                    (one.number_place,),
                    {"ratio": ratio, "total": f"{total:f}"},
                    (),
                    f"{ratio.replace(':', '+')}={total:f}",
                )
