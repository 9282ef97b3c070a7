"""A008: a share of GDP that is to be many times what it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import Figure, figures_by_key
from lantu.checking.growth import shown, yearly
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_MOST = 4  # other bases and wholes shown
_MANY = Decimal(2)  # times: with a whole that grows too, the part would have to grow several tenths a year


@rule(
    code="A008",
    title="占比的目标是现状的好几倍，隐含的增速难以相信",
    message="{subject}现为{base}，目标是{target}，是现状的{times}倍：即使总量不变，分子也要年均增长{rate}%。",
    remedy="请核对现状和目标的口径（占谁的比重）是否相同；相同的，请核对目标。",
    severity=Severity.WARNING,
    category="plausibility",
    basis="算术",
    fails="第一章 发展回顾\n2020年，数字经济占GDP比重为3%。\n第二章 主要目标\n到2025年，数字经济占GDP比重达到⟦15⟧%。",
    passes="第一章 发展回顾\n2020年，数字经济占GDP比重为9%。\n第二章 主要目标\n到2025年，数字经济占GDP比重达到12%。",
)
def share_grows_beyond_belief(plan: Plan) -> Iterator[Hit | Looked]:
    """A share that is to double in five years asks of its numerator to grow by 15% a year more than the whole.

    False alarm: a young industry with one great project about to open.
    """
    for group in figures_by_key(plan).values():
        shares = [
            one for one in group if one.unit == "%" and one.measure == "level" and one.last and "占" in one.subject
        ]
        facts = [one for one in shares if one.tense == "fact" and one.value > 0]
        for target in (one for one in shares if one.tense == "commitment" and one.comparator in ("=", ">=", ">", "~")):
            bases = {one.value: one for one in facts if (target.last or 0) - (one.last or 0) in (4, 5)}
            yield Looked((target.id, *(one.id for one in bases.values())))
            small = [one for one in bases.values() if _beyond_belief(one, target)]
            if small:
                yield _hit(plan, max(small, key=lambda one: one.value), target, small)


def _beyond_belief(base: Figure, target: Figure) -> bool:
    return target.value >= base.value * _MANY and target.value - base.value > 3


def _hit(plan: Plan, base: Figure, target: Figure, bases: list[Figure]) -> Hit:
    years = (target.last or 0) - (base.last or 0)
    rate = yearly(base, target, years)
    of_gdp = "GDP" in target.subject or "生产总值" in target.subject
    wholes = [one for one in figures_by_key(plan).get("gdp", ()) if one.measure == "level"] if of_gdp else []
    facts = {
        "subject": target.subject, "base": base.said, "target": target.said, "times": shown(target.value / base.value),
        "rate": shown(rate.value) if rate else "",
    }  # fmt: skip
    sum_ = f"({target.value:f}÷{base.value:f})^(1/{years})−1={facts['rate']}%"
    others = [one.number for one in (*(other for other in bases if other is not base), *wholes)]
    return Hit((target.number,), facts, (base.number, *others[:_MOST]), sum_, confidence=0.8)
