"""U011: a number of people is counted in visits (人次)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_MIXED = re.compile(
    r"人数(?:累计|共|已|总计)?(?:达到|达|为|超过|突破|有|共)?(?:约|近)?\s*(?P<figure>\d[\d.,]*\s*余?[万千]?余?人次)|人次数?(?:累计|共)?(?:达到|达|为|超过)(?:约|近)?\s*(?P<heads>\d[\d.,]*\s*[万千]?余?人)(?!次)"
)


@rule(
    code="U011",
    title="人数和人次混用",
    message="“{words}”：人数以“人”计，人次以“人次”计，两者不是一个数。",
    remedy="请核对是人数还是人次，改成一致的说法。",
    severity=Severity.NOTE,
    category="unit",
    basis="人数不重复计，人次重复计（统计用语）",
    fails="第一章 文化\n送戏下乡100场，惠民人数达到⟦23万人次⟧。\n",
    passes="第一章 文化\n送戏下乡100场，惠及群众23万人次，参与展演人数3000余人。\n",
)
def people_counted_as_visits(plan: Plan) -> Iterator[Hit]:
    """One who comes three times is one person and three visits.

    False alarm: none known; the two words contradict each other.
    """
    for found in _MIXED.finditer(plan.text.words):
        group = "figure" if found["figure"] else "heads"
        yield Hit((plan.text.place(*found.span(group)),), {"words": found[0]}, confidence=0.9)
