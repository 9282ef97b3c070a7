"""U006: the same quantity stands in two places, a thousand or ten thousand times apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.magnitudes import Stated, comparable_pairs, stated_together
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.reading.wording import number_in_words

_SLIPS = tuple(Decimal(10) ** power for power in (3, 4, 8))
_NEAR = Decimal("0.01")
_LEAST, _MOST = Decimal(2000), Decimal(50000)


@rule(
    code="U006",
    title="同一个数相差成千上万倍",
    message="“{subject}”一处是{one}，另一处是{other}，相差约{times}倍，疑是单位写错。",
    remedy="请核对单位：万与亿、吨与万吨、亩与万亩。",
    severity=Severity.ERROR,
    category="unit",
    basis="算术：换算成同一单位后相比",
    fails="第一章 目标\n到2025年，外贸进出口总额达到⟦62.3⟧亿元。到2025年，全县外贸进出口总额达到⟦62.3⟧万元。\n",
    passes="第一章 目标\n到2025年，外贸进出口总额达到62.3亿元。2020年，全县外贸进出口总额为41.2亿元，折合412000万元。\n",
)
def ten_thousand_times_as_much(plan: Plan) -> Iterator[Hit | Looked]:
    """万 for 亿 is the commonest slip of the pen in a plan, and the costliest when copied.

    False alarm: two things under one short name, for example of the county and of one township.
    """
    groups = [group for group in stated_together(plan).values() if len(group) > 1]
    yield Looked(tuple(one.id for group in groups for one in group))
    for one, other in comparable_pairs(plan):
        if one.unit == other.unit and one.value == other.value:
            continue
        low, high = sorted((abs(one.base), abs(other.base)))
        times = high / low
        slip = any(abs(times / power - 1) <= _NEAR for power in _SLIPS)
        if slip or (_LEAST <= times <= _MOST and one.unit != other.unit):
            yield _hit(one, other, times, sure=slip)


def _hit(one: Stated, other: Stated, times: Decimal, *, sure: bool) -> Hit:
    first, second = (f"{number_in_words(stated.value)}{stated.unit}" for stated in (one, other))
    facts = {"subject": one.subject, "one": first, "other": second, "times": f"{times:.0f}"}
    computation = (
        f"{first}={number_in_words(one.base)}{one.dimension}；{second}={number_in_words(other.base)}{one.dimension}"
    )
    places = tuple(sorted((one.place, other.place), key=lambda place: place.start))
    return Hit(
        places,
        facts,
        computation=computation,
        severity=None if sure else Severity.WARNING,
        confidence=0.9 if sure else 0.7,
    )
