"""D003: from a number down to a larger one, or up to a smaller one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lantu.checking.figures import Figure, figures_by_sentence
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_FROM = re.compile(r"[由从][^，。；]{0,12}$")
_FAR = re.compile(r".{24}|[；。]")
_SEVERAL = re.compile(r"分别|、\s*$")
_UP = re.compile(r"(?:提高|提升|增加|增长|上升|扩大|增|升|发展)(?:为|至|到)")
_DOWN = re.compile(r"(?:下降|降低|减少|缩小|压减|降|减)(?:为|至|到)")


@rule(
    code="D003",
    title="升降方向与前后两个数相反",
    message="“{words}”：说的是{way}，后一个数却{than}前一个数。",
    remedy="请核对两个数，或改正升降的用词。",
    severity=Severity.ERROR,
    category="direction_conflict",
    basis="算术",
    fails="第一章 发展回顾\n五年间，城镇登记失业率由3.2%下降到⟦3.9⟧%。",
    passes="第一章 发展回顾\n五年间，城镇登记失业率由3.9%下降到3.2%。",
)
def from_less_to_more_reversed(plan: Plan) -> Iterator[Hit | Looked]:
    """由…下降到… with a larger second number: one of the two numbers, or the verb, is wrong.

    False alarm: ranks, where a smaller number is the better one; they are left out.
    """
    words = plan.text.words
    for found in figures_by_sentence(plan).values():
        for one, other in pairwise(found):
            between = words[one.number.end : other.number.start]
            before = words[max(0, one.number.start - 40) : one.number.start]
            if one.unit != other.unit or _FAR.search(between) or not _FROM.search(before) or _SEVERAL.search(before):
                continue
            up, down = bool(_UP.search(between)), bool(_DOWN.search(between))
            if up != down:
                yield Looked((one.id, other.id))
                if (up and other.value < one.value) or (down and other.value > one.value):
                    yield _hit(plan, one, other, up)


def _hit(plan: Plan, one: Figure, other: Figure, up: bool) -> Hit:
    end = other.number.end + len(other.quantity.unit or "") if other.quantity else other.number.end
    facts = {
        "words": plan.text.words[one.number.start : end], "way": "上升" if up else "下降", "than": "小于" if up else "大于",
    }  # fmt: skip
    return Hit((other.number,), facts, (one.number,), f"{other.said} {'<' if up else '>'} {one.said}")
