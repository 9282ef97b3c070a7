"""A006: industry's share of GDP against that of the secondary sector it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import Figure, figures_by_key, rounding
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan, Quantity

_CONSTRUCTION = Decimal(15)  # points of GDP: more than this left for construction is a question


@rule(
    code="A006",
    title="工业占比与第二产业占比不相容",
    message="第二产业占{secondary}%，工业占{industry}%，{what}。",
    remedy="请核对两个占比的年份和口径。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术；国民经济行业分类 GB/T 4754—2017：第二产业＝工业（不含开采和制造业的辅助活动）＋建筑业",
    fails="第一章 发展回顾\n2020年，三次产业结构为10.0:30.0:60.0，工业增加值占GDP比重达到⟦42⟧%。",
    passes="第一章 发展回顾\n2020年，三次产业结构为10.0:47.0:43.0，工业增加值占GDP比重达到42%。",
)
def industry_exceeds_secondary(plan: Plan) -> Iterator[Hit | Looked]:
    """The secondary sector is industry and construction: industry cannot be more, and what is left must be plausible for construction.

    False alarm: shares of different years or price bases.
    """
    for ratio in plan.quantities:
        if len(ratio.terms) != 3 or "产业" not in ratio.subject or ratio.period is None:
            continue
        for share in figures_by_key(plan).get("industry_share", ()):
            if share.measure == "level" and share.last == ratio.period.last_year and share.tense == ratio.tense:
                yield Looked((ratio.id, share.id))
                yield from _judged(ratio, share)


def _judged(ratio: Quantity, share: Figure) -> Iterator[Hit]:
    secondary = ratio.terms[1]
    facts = {"secondary": f"{secondary:f}", "industry": f"{share.value:f}"}
    sum_ = f"{secondary:f}−{share.value:f}={secondary - share.value:f}"
    if share.low > secondary + rounding(secondary):
        yield Hit((share.number,), facts | {"what": "部分大于整体"}, (ratio.number_place,), sum_)
    elif secondary - share.value > _CONSTRUCTION and share.comparator == "=":
        what = f"余下的建筑业占{secondary - share.value:f}%，是否属实"
        yield Hit((share.number,), facts | {"what": what}, (ratio.number_place,), sum_, Severity.WARNING, 0.7)
