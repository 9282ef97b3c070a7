"""N001: a name is written with a character within it here, and without it there."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.names import left_out
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="N001",
    title="同一名称多一个字或少一个字",
    message="“{one}”（{times}处）与“{other}”（{others}处）只差一个字，疑为同一名称的两种写法。",
    remedy="请按批复、挂牌或工商登记核对全称，全文统一；若本是两样东西，请写清区别。",
    severity=Severity.WARNING,
    category="name_variant",
    basis="逐字比对",
    fails="第一章 能源\n引进⟦国柳新能源控股有限公司⟧建设电站。重点推进⟦国柳新源控股有限公司⟧抽水蓄能项目。",
    passes="第一章 能源\n引进国柳新能源控股有限公司建设电站。重点推进东柳新能源控股有限公司抽水蓄能项目。",
)
def name_with_a_character_more(plan: Plan) -> Iterator[Hit]:
    """Two names a character apart leave open whether one thing or two are meant; approvals and funds hang on the exact name.

    False alarm: two things whose names really differ by that character.
    """
    for found in left_out(plan):
        fewer, more = sorted((found.places, found.others), key=len)
        yield Hit(
            tuple(sorted((*found.places, *found.others), key=lambda place: place.start)),
            {"one": found.one, "other": found.other, "times": len(found.places), "others": len(found.others)},
            confidence=0.85 if len(fewer) < len(more) else 0.75,
        )
