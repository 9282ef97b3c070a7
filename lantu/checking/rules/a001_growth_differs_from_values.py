"""A001: a growth rate that the two values beside it do not give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lantu.checking.figures import Figure, figures_by_sentence
from lantu.checking.growth import Rate, shown, yearly
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="A001",
    title="增长率与前后两个数对不上",
    message="{subject}从{first}年的{base}到{last}年的{target}，{how}{computed}%，文中写的是{rate}%。",
    remedy="请核对起止年份、两个数和增长率，改正其中有误的一个。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术：年均增长率＝(期末÷期初)^(1÷年数)－1",
    fails="第一章 发展回顾\n农产品网络零售额由2016年的200万元增加到2020年的400万元，年均增长⟦25⟧%。",
    passes="第一章 发展回顾\n农产品网络零售额由2016年的200万元增加到2020年的400万元，年均增长18.9%。",
)
def growth_differs_from_values(plan: Plan) -> Iterator[Hit | Looked]:
    """Three numbers of one sentence that cannot all be right; rounding of each is allowed for.

    False alarm: a rate at constant prices beside values at current prices; the sentence should say so.
    """
    for found in figures_by_sentence(plan).values():
        for rate in (one for one in found if one.measure == "growth" and one.comparator in ("=", "~", ">=", ">")):
            for base, target in _endpoints(rate, found):
                years = (target.last or 0) - (base.last or 0)
                computed = yearly(base, target, years if rate.annual else 1)
                if computed is not None and (rate.annual or years == 1):
                    yield Looked((rate.id, base.id, target.id))
                    if _differs(rate, computed):
                        yield _hit(rate, base, target, years, computed)


def _endpoints(rate: Figure, found: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of levels of two years that the rate leads from one to the other."""
    levels = [
        one for one in found if one.measure == "level" and one.key == rate.key and one.first == one.last and one.last
    ]
    for base, target in combinations(levels, 2):
        if base.last < target.last == rate.last and base.unit == target.unit and base.tense == target.tense:  # type: ignore[operator]
            yield base, target


def _differs(rate: Figure, computed: Rate) -> bool:
    """Tell whether the stated rate lies outside what rounding leaves; a floor only from below."""
    return computed.high < rate.low or (rate.comparator in ("=", "~") and rate.high < computed.low)


def _hit(rate: Figure, base: Figure, target: Figure, years: int, computed: Rate) -> Hit:
    power = f"^(1/{years})" if rate.annual else ""
    facts = {
        "subject": base.subject, "first": base.last, "last": target.last, "base": base.said, "target": target.said,
        "computed": shown(computed.value), "rate": shown(rate.value), "how": "年均增长" if rate.annual else "增长",
    }  # fmt: skip
    places = (rate.number,)
    sum_ = f"({target.value.normalize():f}÷{base.value.normalize():f}){power}−1={shown(computed.value)}%"
    return Hit(places, facts, (base.number, target.number), sum_)
