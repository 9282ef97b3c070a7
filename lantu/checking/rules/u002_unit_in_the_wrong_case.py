"""U002: unit symbols with wrong capital or small letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.unit_symbols import Slip, slips_of
from lantu.plan.model import Plan


@rule(
    code="U002",
    title="单位符号大小写不对",
    message="单位符号“{wrong}”写了{count}处，大小写不合规定，应为“{right}”。",
    remedy="请统一改为国家标准规定的符号。",
    severity=Severity.NOTE,
    category="unit",
    basis="GB 3100—93：词头与单位符号的大小写",
    fails="第一章 能源\n架设10⟦KV⟧线路，改造35⟦KV⟧变电站。\n",
    passes="第一章 能源\n架设10kV线路，改造35kV变电站，装机30MW，年发电3万kWh。\n",
)
def unit_in_the_wrong_case(plan: Plan) -> Iterator[Hit]:
    """Letters of units have a meaning: k is a thousand, K a kelvin, m a thousandth, M a million.

    False alarm: a symbol in a name or title that is quoted as it stands.
    """
    found: dict[str, list[Slip]] = defaultdict(list)
    for slip in slips_of(plan):
        if not slip.symbol.impossible:
            found[slip.symbol.wrong].append(slip)
    for wrong, group in found.items():
        places = tuple(plan.text.place(slip.start, slip.end) for slip in group)
        yield Hit(places, {"wrong": wrong, "count": len(group), "right": group[0].symbol.right}, confidence=0.95)
