"""FLOOR (保持、下限): a bound to be kept in every year (耕地保有量≥24万亩). Met or not, with the margin; no partial credit.

Expected in every year: X. Margin: (A−X)/|X|.
"""

from __future__ import annotations

from lantu.tracking.amount import Amount
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import sign_of
from lantu.tracking.goal import Goal
from lantu.tracking.held import judge_bound
from lantu.tracking.kind import Case, Kind
from lantu.tracking.levels import usable_levels


def bounds(goal: Goal, _year: int) -> tuple[Amount | None, Amount | None]:
    """Return the bound as the lower end of the band.

    >>> from decimal import Decimal
    >>> [str(one) for one in bounds(Goal("耕地保有量", "FLOOR", unit="万亩", target=Decimal("24")), 2027)]
    ['24万亩', 'None']
    """
    held = None if goal.target is None else Amount(goal.target, goal.unit)
    return held, None


def judge(case: Case) -> Assessment:
    """Return whether the latest whole year keeps the bound."""
    evidence = case.evidence(unit=case.goal.unit)
    levels, aside = usable_levels(case, evidence.figures)
    inside = case.within(levels)
    warnings = (*evidence.warnings, *aside)
    silent = case.silence(inside[-1].span.last if inside else None, warnings)
    if silent is not None or case.goal.target is None:
        return silent or case.says(Status.INCOMPLETE, "缺目标值")
    return judge_bound(case, inside, sign_of(case.goal), case.goal.target, warnings)


KIND = Kind(
    type="FLOOR",
    title="保持、下限",
    formula="每年A≥X；余量=(A−X)/|X|",
    source="“保持在…以上”类目标，逐年达标",
    needs=("target",),
    judge=judge,
    bounds=bounds,
)
