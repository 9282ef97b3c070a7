"""N002: a name is written with the same characters in another order."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.names import swapped
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="N002",
    title="同一名称词序不一",
    message="“{one}”与“{other}”用字相同、词序不同，疑为同一名称的两种写法。",
    remedy="请核对项目全称，全文统一为一种写法。",
    severity=Severity.WARNING,
    category="name_variant",
    basis="逐字比对",
    fails="第一章 数字化\n加快建设⟦水务智能综合服务管理平台⟧。到2025年⟦水务综合智能管理服务平台⟧投用。",
    passes="第一章 数字化\n加快建设水务智能综合服务管理平台。到2025年农村综合智能管理服务平台投用。",
)
def words_of_a_name_swapped(plan: Plan) -> Iterator[Hit]:
    """A platform whose words change places reads like two platforms, and may be paid for twice.

    False alarm: two things named with the same words in another order.
    """
    for found in swapped(plan):
        places = tuple(sorted((*found.places, *found.others), key=lambda place: place.start))
        yield Hit(places, {"one": found.one, "other": found.other}, confidence=0.9)
