"""U007: a capacity to heat or treat is given as an area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_AREA = re.compile(
    r"(?:供热|供暖|供气|供水|供电|处理|输送|制冷)能力(?:达到|达|为|提升至|提高到|约|[：:])*\s*(?P<area>\d[\d.]*\s*万?(?:平方米|平米|㎡|m2|m²|亩|公顷))"
)


@rule(
    code="U007",
    title="能力用面积来表示",
    message="{count}处把供热等能力写成面积（{shown}）{note}。",
    remedy="请写明是供热面积还是供热能力（兆瓦、吨/小时）；有几个数的，请写明谁包括谁。",
    severity=Severity.NOTE,
    category="unit",
    basis="GB 3100—93：能力是单位时间的量，面积不是",
    fails="第一章 供热\n大暖供热能力为⟦615万平方米⟧，燃气热力站14座，供热能力为⟦56万平方米⟧。\n",
    passes="第一章 供热\n集中供热面积615万平方米，供热能力为320兆瓦，燃气热力站14座。\n",
)
def capacity_as_an_area(plan: Plan) -> Iterator[Hit]:
    """The floor area that is heated and the heat that can be made are two things; two areas side by side may hold one another.

    False alarm: a trade that calls heated area capacity, and says so.
    """
    found = list(_AREA.finditer(plan.text.words))
    if found:
        shown = "、".join(dict.fromkeys(one["area"] for one in found[:4]))
        note = "，也没有说这几个数是不是互相包含" if len({one["area"] for one in found}) > 1 else ""
        places = tuple(plan.text.place(*one.span("area")) for one in found)
        yield Hit(places, {"count": len(found), "shown": shown, "note": note}, confidence=0.75)
