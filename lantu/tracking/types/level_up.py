"""LEVEL_UP (水平上升): a ratio or number that rises to a level by the last year (2030年达到X).

Expected at k: B+(T−B)·k/n. Progress: (A−B)/(T−B). Required: (T−A)/(n−k) a year.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.tracking.amount import Amount, unit_of_change
from lantu.tracking.assessment import Assessment
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.levels import Curve, judge_level


def at(base: Decimal, target: Decimal, share: Decimal) -> Decimal:
    """Return B+(T−B)·share.

    >>> at(Decimal(40), Decimal(42), Decimal("0.4"))
    Decimal('40.8')
    """
    return base + (target - base) * share


def share(base: Decimal, target: Decimal, level: Decimal) -> Decimal:
    """Return (A−B)/(T−B)."""
    return (level - base) / (target - base)


def pace(level: Decimal, target: Decimal, years: Decimal) -> Decimal:
    """Return (T−A)/years."""
    return (target - level) / years


def value_at(goal: Goal, progress: Decimal, _gone: Decimal) -> Amount | None:
    """Return the level where a share of the way is made."""
    return None if goal.base is None or goal.target is None else Amount(at(goal.base, goal.target, progress), goal.unit)


CURVE = Curve(at, share, pace, unit_of_change, verb="升到", rest="每年还需提高")


def judge(case: Case) -> Assessment:
    """Return the assessment along a straight line."""
    return judge_level(case, CURVE)


KIND = Kind(
    type="LEVEL_UP",
    title="水平上升",
    formula="进度=(A−B)/(T−B)；应有值=B+(T−B)·τ；每年还需=(T−A)/余年",
    source="目标一致法：实际值与目标路径比较",
    needs=("base", "base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
