"""CEIL (上限): a bound to be kept in every year (城镇调查失业率<5.5%). Met or not, with the margin; no partial credit.

Expected in every year: X. Margin: (X−A)/|X|.
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
    """Return the bound as the upper end of the band.

    >>> from decimal import Decimal
    >>> [str(one) for one in bounds(Goal("失业率", "CEIL", unit="%", target=Decimal("5.5")), 2027)]
    ['None', '5.5%']
    """
    held = None if goal.target is None else Amount(goal.target, goal.unit)
    return None, held


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
    type="CEIL",
    title="上限",
    formula="每年A≤X；余量=(X−A)/|X|",
    source="总量控制与“控制在…以内”类目标，逐年达标",
    needs=("target",),
    judge=judge,
    bounds=bounds,
)
