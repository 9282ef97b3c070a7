"""Goals told in yearly rates that compound: average growth, cumulative cuts. One year's factor is 1 ± rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from lantu.errors import RateOutOfReach
from lantu.tracking.amount import PERCENT, Amount, beside, settled
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import satisfies, sign_of
from lantu.tracking.evidence import Evidence, covering
from lantu.tracking.figure import Figure
from lantu.tracking.held import judge_bound
from lantu.tracking.kind import Case
from lantu.tracking.moments import as_decimal, end_words
from lantu.tracking.on_path import Walk, judge_walk

HUNDRED = Decimal(100)
_CHANGE = re.compile(r"(?:年均|累计)?(?:增速|增长率|增长|增幅|降低率|降低|下降率|下降)$")


class Compounding(NamedTuple):
    """How a type compounds.

    Attributes:
        sign: +1 where a rate adds (growth), −1 where it takes away (cuts).
        whole: the factor of the whole plan, from the goal's rate and the number of years.
        achieved: from the factor so far and the years gone, what is told of it, in per cent.
        told, rest: words before what was achieved, and before what is still required.
        can_be_early: meeting it before the end is 提前完成.
    """

    sign: int
    whole: Callable[[Decimal, Decimal], Decimal]
    achieved: Callable[[Decimal, Decimal], Decimal]
    told: str
    rest: str
    can_be_early: bool


def judge_rates(case: Case, way: Compounding, evidence: Evidence) -> Assessment:
    """Return the assessment by the factors that follow one another from the beginning of the plan."""
    kept, aside = usable_rates(case, evidence.figures)
    name, most = case.goal.name, case.rules["rate_most"]
    for one in kept:
        in_reach(name, way.sign, one.value, f"{one.period}的数据", most)
    inside = case.within(kept)
    chain = covering(inside, case.start)
    warnings = (*evidence.warnings, *aside)
    silent = gap(case, inside, chain, warnings) or case.silence(chain[-1].span.last if chain else None, warnings)
    target = case.goal.target
    if silent is not None or target is None:
        return silent or case.says(Status.INCOMPLETE, "缺目标值")
    in_reach(name, way.sign, target, "目标值", most)
    return _judged(case, way, kept, chain, target, warnings)


def _judged(
    case: Case,
    way: Compounding,
    kept: Sequence[Figure],
    chain: tuple[Figure, ...],
    target: Decimal,
    warnings: tuple[str, ...],
) -> Assessment:
    gone, years = as_decimal(chain[-1].span.last - case.start), as_decimal(case.end - case.start)
    factor, whole = product(way, chain), way.whole(target / HUNDRED, years)
    achieved = settled(way.achieved(factor, gone) * HUNDRED)
    if settled(whole) == 1 or _is_held(case, target):
        told = _retold(chain[-1], achieved)
        held = judge_bound(case, (told,), sign_of(case.goal), target, warnings, told=way.told)
        return case.says(held.status, held.reason, used=chain, warnings=warnings, value=held.value, expected=held.expected, margin=held.margin)  # fmt: skip
    rest = years - gone
    required = (whole / factor) ** (1 / rest) - 1 if rest > 0 else None
    expected = way.achieved(whole ** (gone / years), gone) * HUNDRED
    return judge_walk(case, Walk(
        used=chain, through=chain[-1].span.last, value=Amount(achieved, PERCENT), expected=Amount(settled(expected), PERCENT),
        progress=settled(factor.ln() / whole.ln()), reached=satisfies(achieved, sign_of(case.goal), target),
        can_be_early=way.can_be_early, required=None if required is None else Amount(required * way.sign * HUNDRED, PERCENT),
        yearly=tuple(one.value for one in kept if one.span.is_whole_year),
        said=f"{beside(thing_growing(case.goal.name))}{way.told}{Amount(achieved, PERCENT)}", asked=f"应达到{Amount(settled(expected), PERCENT)}",
        rest=way.rest, warnings=(*warnings, *_provisional(chain)),
    ))  # fmt: skip


def thing_growing(name: str) -> str:
    """Return what an indicator of growth speaks of, for a sentence that says the growth itself.

    >>> thing_growing("制造业增加值增速"), thing_growing("单位GDP能源消耗降低"), thing_growing("增速")
    ('制造业增加值', '单位GDP能源消耗', '增速')
    """
    return _CHANGE.sub("", name) or name


def _is_held(case: Case, target: Decimal) -> bool:
    """Tell a growth that is to be kept under a bound, or that may be negative: there is no way to be made, only a bound to be kept."""
    return case.goal.type == "GROWTH" and (sign_of(case.goal) in ("<", "<=") or target < 0)


def _retold(one: Figure, value: Decimal) -> Figure:
    return Figure(one.period, value, one.unit, release=one.release, published=one.published)


def product(way: Compounding, chain: Sequence[Figure]) -> Decimal:
    """Return ∏(1 ± rate): a yearly average over several years counts for each, part of a year for its share of the year."""
    result = Decimal(1)
    for one in chain:
        length = one.span.length
        times = Fraction(1) if length > 1 and not one.period.annual else length
        result *= (1 + way.sign * one.value / HUNDRED) ** as_decimal(times)
    return result


def usable_rates(case: Case, figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """Return the rates of whole years and of the year to date; a later quarter alone does not compound with the others."""
    kept = tuple(one for one in figures if one.span.first.denominator == 1 and (one.span.last.denominator == 1 or one.span.length < 1))  # fmt: skip
    aside = [end_words(one.period) for one in case.within(figures) if one not in kept]
    return kept, (f"未用{'、'.join(aside)}的数据：不是全年或年初以来的比率",) if aside else ()


def gap(case: Case, inside: Sequence[Figure], chain: Sequence[Figure], warnings: tuple[str, ...]) -> Assessment | None:
    """Return 数据缺失 where figures lie beyond a stretch that has none: what compounds or adds up cannot step over it."""
    reach = chain[-1].span.last if chain else case.start
    beyond = [one for one in inside if one.span.first >= reach]
    if not beyond:
        return None
    first = min(one.span.first for one in beyond)
    missing = f"{int(reach)}年" + (f"至{int(first) - 1}年" if first - reach > 1 else "")
    return case.says(Status.NO_DATA, f"{case.goal.name}缺{missing}的数据，不能累计到{end_words(beyond[-1].period)}", warnings=warnings, missing=tuple(range(int(reach), int(first))))  # fmt: skip


def in_reach(name: str, sign: int, rate: Decimal, what: str, most: Decimal) -> None:
    """Refuse a rate whose factor is not above zero, or that is beyond belief. Raises RateOutOfReach."""
    least, top = (-HUNDRED, most) if sign > 0 else (-most, HUNDRED)
    if not least < rate < top:
        raise RateOutOfReach(name=name, what=what, value=rate, least=least, most=top)


def _provisional(chain: Sequence[Figure]) -> tuple[str, ...]:
    last = chain[-1]
    if last.span.length >= 1:
        return ()
    return (f"{end_words(last.period)}为年初以来的比率，按占全年的时间折算",)
