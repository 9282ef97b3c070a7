"""V004: one plant with a capacity here and ten, a hundred or a thousand times it there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lantu.checking.figures import Figure, figures
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_TIMES = (10, 100, 1000)
_NAME = 2  # characters: the name of the firm a plant's name begins with


@rule(
    code="V004",
    title="同一企业的同类装置规模相差十倍",
    message="{subject}在这里是{one}，在别处（{other_subject}）是{other}，正好相差{times}倍。",
    remedy="请核对是不是同一个装置；是的话，有一处多写或少写了零。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一装置只有一个规模",
    fails="第一章 能源\n加快建设宏达热电⟦2×30⟧MW机组。\n第二章 供热\n依托宏达热电2×300MW机组供热。",
    passes="第一章 能源\n加快建设宏达热电2×300MW机组。\n第二章 供热\n依托宏达热电2×300MW机组供热。",
)
def capacity_tenfold(plan: Plan) -> Iterator[Hit | Looked]:
    """The names begin alike, the number of sets is the same, and the capacity differs by a power of ten: a nought was lost or added.

    False alarm: a firm with a small and a large plant of the same number of sets.
    """
    plants: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures(plan):
        if one.quantity is not None and one.quantity.times is not None and len(one.subject) > _NAME:
            plants[(one.quantity.times, one.unit)].append(one)
    for alike in plants.values():
        for one, other in combinations(alike, 2):
            if one.subject[:_NAME] not in other.subject and other.subject[:_NAME] not in one.subject:
                continue
            yield Looked((one.id, other.id))
            small, large = sorted((one.value, other.value))
            times = next((n for n in _TIMES if small * n == large), None)
            if times is not None:
                facts = {
                    "subject": one.subject, "one": _said(one), "other": _said(other), "other_subject": other.subject, "times": times,
                }  # fmt: skip
                yield Hit((one.number,), facts, (other.number,), f"{large:f}÷{small:f}={times}", confidence=0.8)


def _said(one: Figure) -> str:
    return f"{one.quantity.times}×{one.said}" if one.quantity is not None else one.said
