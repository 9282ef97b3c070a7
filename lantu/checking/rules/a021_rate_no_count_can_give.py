"""A021: a rate that no number of so few things can give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import Figure, figures
from lantu.checking.likeness import matter, share_found
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_RATE = re.compile(r"(?:达标|覆盖|合格|通达|完成|建成|入园|配备)(?:比例|率)$")
_FEW = 33  # things: one of them is more than three points
_THINGS = ("个", "处", "座")
_ALIKE = 0.6
_SHORT = 4


@rule(
    code="A021",
    title="数量这么少，得不出这个比率",
    message="文中写有{count}个（{counted}），按个数算比率只能是{below}%或{above}%，{subject}的目标却是{rate}%：是按什么算的？",
    remedy="请写明按个数、水量还是样本计算；按个数的，请改成能够达到的值。",
    severity=Severity.NOTE,
    category="plausibility",
    basis="算术：比率＝个数÷总数",
    fails="第一章 发展成就\n全县9个乡镇饮用水水源地水质稳定达标。\n第二章 环境保护\n到2025年，乡镇饮用水水源地水质达标率⟦97⟧%。",
    passes="第一章 发展成就\n全县9个乡镇饮用水水源地水质稳定达标。\n第二章 环境保护\n到2025年，乡镇饮用水水源地水质达标率88.9%。",
)
def rate_no_count_can_give(plan: Plan) -> Iterator[Hit | Looked]:
    """With eleven sources the rate moves in steps of nine points; another rate must be counted otherwise, and the plan should say how.

    False alarm: a rate by water volume, samples or days.
    """
    everything = figures(plan)
    counts = list({(matter(one.subject), one.value): one for one in reversed(everything) if _is_few(one)}.values())[
        ::-1
    ]
    for one in everything if counts else ():
        if one.unit == "%" and one.measure == "level" and one.comparator == "=" and _RATE.search(one.subject):
            name = matter(one.subject)
            found = next((few for few in counts if len(name) >= _SHORT and _alike(name, few)), None)
            if found is not None:
                yield Looked((one.id, found.id))
                if _out_of_reach(one, int(found.value)):
                    yield _hit(one, found)


def _is_few(one: Figure) -> bool:
    quantity = one.quantity
    if quantity is None or quantity.kind != "count" or quantity.unit not in _THINGS:
        return False
    return one.measure == "level" and one.tense == "fact" and one.comparator == "=" and 2 <= one.value <= _FEW


def _alike(name: str, few: Figure) -> bool:
    return share_found(name, matter(few.subject)) >= _ALIKE


def _out_of_reach(rate: Figure, count: int) -> bool:
    nearest = (rate.value * count / 100).to_integral_value()
    return not rate.low <= 100 * nearest / count <= rate.high


def _hit(rate: Figure, few: Figure) -> Hit:
    count = int(few.value)
    steps = int(rate.value * count / 100)
    below, above = (f"{Decimal(100 * n) / count:.1f}".removesuffix(".0") for n in (steps, min(steps + 1, count)))
    facts = {
        "count": count, "counted": few.subject, "below": below, "above": above, "subject": rate.subject, "rate": f"{rate.value:f}",
    }  # fmt: skip
    sum_ = f"{steps}÷{count}={below}%，{min(steps + 1, count)}÷{count}={above}%"
    return Hit((rate.number,), facts, (few.number,), sum_, confidence=0.6)
