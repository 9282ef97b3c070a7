"""LEVEL_DOWN (降低型): a level that falls to another by the last year (PM2.5降至X).

Expected at k: B−(B−T)·k/n. Progress: (B−A)/(B−T). Required: (A−T)/(n−k) less a year.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.tracking.amount import Amount, unit_of_change
from lantu.tracking.assessment import Assessment
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.levels import Curve, judge_level


def at(base: Decimal, target: Decimal, share: Decimal) -> Decimal:
    """Return B−(B−T)·share.

    >>> at(Decimal(40), Decimal(33), Decimal("0.4"))
    Decimal('37.2')
    """
    return base - (base - target) * share


def share(base: Decimal, target: Decimal, level: Decimal) -> Decimal:
    """Return (B−A)/(B−T)."""
    return (base - level) / (base - target)


def pace(level: Decimal, target: Decimal, years: Decimal) -> Decimal:
    """Return (A−T)/years: how much less each year."""
    return (level - target) / years


def value_at(goal: Goal, progress: Decimal, _gone: Decimal) -> Amount | None:
    """Return the level where a share of the way is made."""
    return None if goal.base is None or goal.target is None else Amount(at(goal.base, goal.target, progress), goal.unit)


CURVE = Curve(at, share, pace, unit_of_change, verb="降到", rest="每年还需降")


def judge(case: Case) -> Assessment:
    """Return the assessment along a straight line downwards."""
    return judge_level(case, CURVE)


KIND = Kind(
    type="LEVEL_DOWN",
    title="降低型",
    formula="进度=(B−A)/(B−T)；应有值=B−(B−T)·τ；每年还需=(A−T)/余年",
    source="目标一致法：实际值与目标路径比较",
    needs=("base", "base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
