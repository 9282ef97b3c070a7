"""A025: so many times as much (翻番, 增长N倍), and two values that give another multiple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lantu.checking.figures import Figure, figures_by_key, figures_by_sentence, key_of, rounding
from lantu.checking.growth import shown
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.plan.units import unit_kind

_GROWS = re.compile(r"(?:增长|增加|提高|扩大|上升)了?$")
_IS = re.compile(r"(?:的|是|为|达到?|相当于)$")
_SINCE = re.compile(r"(?:比|较|是|为)((?:19|20)\d\d)年")
_TIMES_NAME = re.compile(r"(?:增长|提高|扩大)?倍数$")
_ROUGH = Decimal("0.05")  # 翻番 is said of what comes near it


class _Multiple(NamedTuple):
    figure: Figure
    low: Decimal
    high: Decimal
    words: str


@rule(
    code="A025",
    title="倍数与前后两个数对不上",
    message="{subject}由{base}到{target}，是原来的{ratio}倍，即增长{more}倍，文中写的是“{words}”。",
    remedy="请核对两个数和倍数；“增长几倍”不含原来的一倍，“是几倍”含原来的一倍。",
    severity=Severity.WARNING,
    category="arithmetic",
    basis="算术：增长倍数＝期末÷期初－1；翻一番是原来的2倍，翻两番是4倍",
    fails="第一章 发展回顾\n旅游总收入由2015年的20亿元增加到2020年的60亿元，增长⟦3⟧倍。",
    passes="第一章 发展回顾\n旅游总收入由2015年的20亿元增加到2020年的60亿元，增长2倍。",
)
def multiple_differs_from_values(plan: Plan) -> Iterator[Hit | Looked]:
    """To grow by two times and to be two times are often mixed up; the two values tell which is meant.

    False alarm: a multiple at constant prices beside values at current prices.
    """
    for found in figures_by_sentence(plan).values():
        for one in (figure for figure in found if figure.unit == "倍" and figure.comparator == "="):
            multiple = _multiple(plan, one)
            ends = _ends(plan, one, found) if multiple is not None else None
            if multiple is not None and ends is not None:
                yield Looked((one.id, ends[0].id, ends[1].id))
                if _differs(multiple, *ends):
                    yield _hit(multiple, *ends)


def _multiple(plan: Plan, one: Figure) -> _Multiple | None:
    """Return how many times as much is said, as an interval; None where the words do not tell which is meant."""
    said = plan.text.quote(one.number)
    if said.startswith("翻"):
        return _Multiple(one, one.value * (1 - _ROUGH), one.value * (1 + _ROUGH), said)
    before = plan.text.words[max(0, one.number.start - 5) : one.number.start]
    grows, is_ = _GROWS.search(before), _IS.search(before)
    if grows is None and is_ is None:
        return None
    add = 1 if grows else 0
    slack = rounding(one.value)
    return _Multiple(one, one.value - slack + add, one.value + slack + add, f"{(grows or is_)[0]}{said}倍")  # type: ignore[index]


def _ends(plan: Plan, one: Figure, found: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """Return base and target: two years of one thing in the sentence, else its level there and that of the year it names."""
    key = key_of(_TIMES_NAME.sub("", one.subject))
    levels = [other for other in found if other.key == key and other.measure == "level" and _single(other)]
    levels = [other for other in levels if other.unit == levels[0].unit]
    if len(levels) == 2 and levels[0].last != levels[1].last:
        base, target = sorted(levels, key=lambda level: level.last or 0)
        return base, target
    sentence = plan.text.words[max(0, one.number.start - 40) : one.number.start]
    since = _SINCE.search(sentence)
    if since is None or len(levels) != 1:
        return None
    group = figures_by_key(plan).get(key, ())
    base_of = [other for other in group if other.measure == "level" and _single(other) and str(other.last) == since[1]]
    return (base_of[0], levels[0]) if base_of and base_of[0].unit == levels[0].unit else None


def _single(one: Figure) -> bool:
    return one.first == one.last is not None and not one.annual and one.comparator == "="


def _differs(multiple: _Multiple, base: Figure, target: Figure) -> bool:
    if min(base.low, target.low) <= 0:
        return False
    return target.high / base.low < multiple.low or target.low / base.high > multiple.high


def _hit(multiple: _Multiple, base: Figure, target: Figure) -> Hit:
    ratio = target.value / base.value
    facts = {
        "subject": target.subject, "base": base.said, "target": target.said, "ratio": shown(ratio), "more": shown(ratio - 1),
        "words": multiple.words,
    }  # fmt: skip
    sum_ = f"{target.value.normalize():f}÷{base.value.normalize():f}={shown(ratio)}"
    confidence = 0.7 if unit_kind(base.unit) == "money" else 0.85
    return Hit((multiple.figure.number,), facts, (base.number, target.number), sum_, confidence=confidence)
