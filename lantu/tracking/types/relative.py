"""RELATIVE (相对): measured against another series (高于GDP增长、与经济增长同步、高于全省平均水平).

Growth: ∏(1+g) over the plan so far, and the latest year, each against the other's, same years and prices. Levels: the latest year.
In step (同步): apart by no more than the tolerance. Both kept: 达标; the plan so far kept but not the latest year: 临界.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from lantu.errors import PricesMixed, RateOutOfReach
from lantu.tracking.amount import PERCENT, Amount, beside
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import satisfies
from lantu.tracking.evidence import covering, evidence_for, known
from lantu.tracking.figure import Figure
from lantu.tracking.kind import Case, Kind
from lantu.tracking.moments import as_decimal, end_words

_WORDS = {">": "应高于", ">=": "应不低于", "~": "应同步于", "=": "应同步于", "<": "应低于", "<=": "应不高于"}


def judge(case: Case) -> Assessment:
    """Return whether the series stands to the other as promised. Raises PricesMixed where their prices differ."""
    compared = case.goal.compared
    if compared is None or compared.of is None:
        return case.says(Status.INCOMPLETE, f"{case.goal.name}没有说明比的是增速还是水平，请人工设定")
    unit = PERCENT if compared.of == "growth" else case.goal.unit or next((one.unit for one in case.figures), None)
    own = evidence_for(case.goal, case.figures, unit=unit)
    other = evidence_for(replace(case.goal, edition=None, price_basis=None, name=compared.name), known(compared.figures, case.at), unit=unit)  # fmt: skip
    warnings = (*own.warnings, *other.warnings)
    pairs = _shared(case.within(own.figures), case.within(other.figures), compared.of)
    silent = case.silence(pairs[-1][0].span.last if pairs else None, warnings)
    if silent is not None:
        told = replace(silent, reason=f"{silent.reason}；{compared.name}的同期数据也要有")
        return told if silent.status is Status.NO_DATA else silent
    for mine, theirs in pairs:
        if None not in (mine.price_basis, theirs.price_basis) and mine.price_basis != theirs.price_basis:
            raise PricesMixed(name=case.goal.name, first="可比价", second="现价")
    return _compared(case, pairs, warnings)


def _shared(own: Sequence[Figure], other: Sequence[Figure], of: str) -> list[tuple[Figure, Figure]]:
    """Return the figures of both for the same whole years; for growth only as far as they follow one another."""
    theirs = {one.period: one for one in other if one.span.is_whole_year}
    shared = [one for one in own if one.period in theirs and one.span.is_whole_year]
    if of == "growth" and shared:
        shared = list(covering(shared, shared[0].span.first))
    return [(one, theirs[one.period]) for one in shared]


def _compared(case: Case, pairs: list[tuple[Figure, Figure]], warnings: tuple[str, ...]) -> Assessment:
    goal, (mine, theirs), name = case.goal, pairs[-1], case.goal.compared.name if case.goal.compared else ""
    grows = goal.compared is not None and goal.compared.of == "growth"
    latest = _stands(case, mine.value, theirs.value)
    reason = f"截至{end_words(mine.period)}，{beside(goal.name)}{Amount(mine.value, mine.unit)}，{_WORDS.get(goal.comparator, '应同步于')}{beside(name)}的{Amount(theirs.value, theirs.unit)}"
    so_far = latest
    value, expected = Amount(mine.value, mine.unit), Amount(theirs.value, theirs.unit)
    if grows:
        value, expected = (Amount(_average(case, [pair[side] for pair in pairs]), PERCENT) for side in (0, 1))
        so_far = _stands(case, value.value, expected.value)
        reason += f"；规划期以来年均{value}，{name}年均{expected}"
        if pairs[0][0].span.first > case.start:
            warnings = (*warnings, f"规划期以来的比较从{pairs[0][0].span.year}年起，之前没有同期数据")
    status = Status.NOT_MET if not so_far else Status.MET if latest else Status.NEAR_LIMIT
    return case.says(
        status, reason, used=tuple(one for one, _ in pairs), warnings=warnings, value=value, expected=expected
    )


def _stands(case: Case, mine: Decimal, theirs: Decimal) -> bool:
    if case.goal.comparator in (">", ">=", "<", "<="):
        return satisfies(mine, case.goal.comparator, theirs)
    return abs(mine - theirs) <= case.rules["sync"]


def _average(case: Case, figures: Sequence[Figure]) -> Decimal:
    for one in figures:
        if not -100 < one.value < case.rules["rate_most"]:
            raise RateOutOfReach(name=case.goal.name, what=f"{one.period}的数据", value=one.value, least=-100, most=case.rules["rate_most"])  # fmt: skip
    return average([one.value for one in figures])


def average(rates: Sequence[Decimal]) -> Decimal:
    """Return the average yearly growth of rates in per cent.

    >>> round(average([Decimal(10), Decimal(10)]), 6)
    Decimal('10.000000')
    """
    factor = Decimal(1)
    for rate in rates:
        factor *= 1 + rate / 100
    return ((factor ** as_decimal(Fraction(1, len(rates)))) - 1) * 100


KIND = Kind(
    type="RELATIVE",
    title="相对",
    formula="规划期以来∏(1+g)与最近一年，分别与比较对象同期、同价格口径比较",
    source="“与经济增长同步”“高于全省平均”类目标；同步的容差在状态规则里",
    needs=("compared",),
    judge=judge,
)
