"""A002: a target that its base and its yearly rate do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import Figure, figures_by_key, sentence_of
from lantu.checking.growth import Rate, shown, yearly
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.plan.units import unit_kind

_MARGIN = Decimal(1)  # of a point: a floor is set a little below what is aimed at


@rule(
    code="A002",
    title="目标值、基期值和年均增速对不上",
    message="{subject}由{first}年的{base}到{last}年的{target}，年均须{needed}%，文中写的是{rate}。{question}",
    remedy="请核对三个数；金额类指标请写明增速按可比价还是现价。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术：年均增长率＝(期末÷期初)^(1÷年数)－1",
    fails="第一章 发展回顾\n2020年，游客接待量达到100万人次。\n第二章 主要目标\n到2025年，游客接待量达到⟦200⟧万人次，年均增长8%。",
    passes="第一章 发展回顾\n2020年，游客接待量达到100万人次。\n第二章 主要目标\n到2025年，游客接待量达到200万人次，年均增长14.9%。",
)
def target_differs_from_base_and_rate(plan: Plan) -> Iterator[Hit | Looked]:
    """The three are often set by three people. A floor (以上) below the rate needed is no contradiction and is put as a question.

    False alarm: a rate at constant prices and a target at current prices, where prices rise as much as the difference.
    """
    for group in figures_by_key(plan).values():
        for rate in (one for one in group if one.measure == "growth" and one.annual):
            first, last = _span(plan, rate, group)
            base, target = _level(group, first - 1), _level(group, last)
            if base is None or target is None or base.unit != target.unit or target.tense != rate.tense:
                continue
            needed = yearly(base, target, last - first + 1)
            if needed is not None:
                yield Looked((base.id, target.id, rate.id))
                yield from _judged(rate, base, target, needed)


def _span(plan: Plan, rate: Figure, group: tuple[Figure, ...]) -> tuple[int, int]:
    """Return the years a rate is of: those from the last known level to the target of its sentence, else its own."""
    here = sentence_of(plan, rate.number)
    levels = [one for one in group if one.measure == "level" and one.first == one.last is not None]
    target = next(
        (one.last for one in levels if one.tense == rate.tense and sentence_of(plan, one.number) == here), None
    )
    known = [one.last for one in levels if one.last and target and target - 6 < one.last < target]
    if known and target:
        return max(known) + 1, target
    return (rate.first, rate.last) if rate.first is not None and rate.last is not None else (0, -1)


def _level(group: tuple[Figure, ...], year: int) -> Figure | None:
    """Return the level of a year, one of the prose before one of the table."""
    found = [one for one in group if one.measure == "level" and one.first == one.last == year and not one.annual]
    return min(found, key=lambda one: one.indicator is not None, default=None)


def _judged(rate: Figure, base: Figure, target: Figure, needed: Rate) -> Iterator[Hit]:
    money = unit_kind(base.unit) == "money"
    if rate.comparator in (">=", ">"):
        if needed.low > rate.value + _MARGIN:
            yield _hit(rate, base, target, needed, "只按下限增长达不到目标，是否另有安排？", Severity.WARNING)
        elif needed.high < rate.low:
            yield _hit(rate, base, target, needed, "按下限增长已超过目标。", Severity.WARNING)
    elif rate.comparator in ("=", "~") and (needed.high < rate.low or rate.high < needed.low):
        question = "是否一个按可比价、一个按现价？" if money else ""
        yield _hit(rate, base, target, needed, question, Severity.WARNING if money else Severity.ERROR)


def _hit(rate: Figure, base: Figure, target: Figure, needed: Rate, question: str, severity: Severity) -> Hit:
    years = (target.last or 0) - (base.last or 0)
    printed = _printed(base)
    end = (target.value * printed / base.value).normalize()  # in the base's printed unit
    reached = printed * (1 + rate.value / 100) ** years
    facts = {
        "subject": base.subject, "first": base.last, "last": target.last, "base": base.said, "target": target.said,
        "needed": ("增长" if needed.value >= 0 else "下降") + shown(abs(needed.value)), "rate": f"{shown(rate.value)}%{'以上' if rate.comparator in ('>=', '>') else ''}",
        "question": question,
    }  # fmt: skip
    sum_ = f"({end:f}÷{printed:f})^(1/{years})−1={shown(needed.value)}%；{printed:f}×(1+{shown(rate.value)}%)^{years}={shown(reached)}"
    return Hit((target.number,), facts, (rate.number, base.number), sum_, severity)


def _printed(one: Figure) -> Decimal:
    """Return the value in the unit it is printed in."""
    if one.quantity is not None and one.quantity.value is not None:
        return one.quantity.value
    return one.indicator.base if one.indicator and one.indicator.base is not None else one.value
