"""RANGE (区间): a band to stay in (45～55), or one set anew in each year's plan (保持在合理区间、各年度视情提出).

Expected in a year: that year's band, else the plan's own. Margin: distance to the nearer end ÷ |that end|, below 0 outside.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.tracking.amount import Amount, beside
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import satisfies
from lantu.tracking.figure import Figure
from lantu.tracking.goal import Goal
from lantu.tracking.held import distance_words, margin_to
from lantu.tracking.kind import Case, Kind
from lantu.tracking.levels import usable_levels
from lantu.tracking.moments import end_words


def bounds(goal: Goal, year: int) -> tuple[Amount | None, Amount | None]:
    """Return the band asked for in a year.

    >>> [str(one) for one in bounds(Goal("增速", "RANGE", unit="%", target=Decimal(5), upper=Decimal("5.5")), 2027)]
    ['5%', '5.5%']
    """
    own = goal.annual_targets.get(year)
    if own is None:
        low, high, sign = goal.target, goal.upper, goal.comparator
    else:
        low, high, sign = own.value, own.upper, own.comparator or "="
    if high is None and sign in ("<", "<="):
        low, high = None, low
    return _amount(low, goal.unit), _amount(high, goal.unit)


def judge(case: Case) -> Assessment:
    """Return whether the latest whole year lies in the band asked for in that year."""
    evidence = case.evidence(unit=case.goal.unit)
    levels, aside = usable_levels(case, evidence.figures)
    inside = case.within(levels)
    warnings = (*evidence.warnings, *aside)
    silent = case.silence(inside[-1].span.last if inside else None, warnings)
    return silent or _judged(case, inside, warnings)


def _judged(case: Case, inside: tuple[Figure, ...], warnings: tuple[str, ...]) -> Assessment:
    last, year = inside[-1], inside[-1].span.year
    low, high = bounds(case.goal, year)
    if low is None and high is None:
        return case.says(Status.INCOMPLETE, f"{case.goal.name}{year}年的区间还没有在年度计划里提出", warnings=warnings)
    ends = [(sign, one.value) for sign, one in ((">=", low), ("<=", high)) if one is not None]
    margins = [one for one in (margin_to(last.value, sign, end) for sign, end in ends) if one is not None]
    margin, met = min(margins, default=None), all(satisfies(last.value, sign, end) for sign, end in ends)
    reason = (
        f"截至{end_words(last.period)}，{beside(case.goal.name)}{Amount(last.value, last.unit)}，应在{_band(low, high)}"
    )
    distance = min((last.value - end for _, end in ends), key=abs)
    reason += distance_words(distance, last.unit, "余量" if met else "超出")
    near = margin is not None and margin < case.rules["margin"]
    status = Status.NOT_MET if not met else Status.NEAR_LIMIT if near else Status.MET
    return case.says(status, reason, used=inside, warnings=warnings, value=Amount(last.value, last.unit), margin=margin)


def _band(low: Amount | None, high: Amount | None) -> str:
    if low is None or high is None:
        return f"{low}以上" if low is not None else f"{high}以内"
    return f"{low.value_shown}～{high}之间"


def _amount(value: Decimal | None, unit: str | None) -> Amount | None:
    return None if value is None else Amount(value, unit)


KIND = Kind(
    type="RANGE",
    title="区间",
    formula="每年在当年区间之内；余量=到较近一端的距离÷|该端|",
    source="国家“十五五”规划纲要：地区生产总值增长保持在合理区间、各年度视情提出",
    needs=(),
    judge=judge,
    bounds=bounds,
)
