"""LEVEL_UP_GEO (总量增长): a total that grows by compounding to a level (地区生产总值达到X亿元).

Expected at k: B·(T/B)^(k/n). Progress: ln(A/B)/ln(T/B). Required: (T/A)^(1/(n−k))−1 a year.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.errors import NotPositive
from lantu.tracking.amount import PERCENT, Amount
from lantu.tracking.assessment import Assessment
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.levels import Curve, judge_level


def at(base: Decimal, target: Decimal, share: Decimal) -> Decimal:
    """Return B·(T/B)^share.

    >>> at(Decimal(100), Decimal(121), Decimal("0.5")).normalize()
    Decimal('1.1E+2')
    """
    return base * (target / base) ** share


def share(base: Decimal, target: Decimal, level: Decimal) -> Decimal:
    """Return ln(A/B)/ln(T/B)."""
    return (level / base).ln() / (target / base).ln()


def pace(level: Decimal, target: Decimal, years: Decimal) -> Decimal:
    """Return the yearly growth from A to T, in per cent."""
    return ((target / level) ** (1 / years) - 1) * 100


def value_at(goal: Goal, progress: Decimal, _gone: Decimal) -> Amount | None:
    """Return the level where a share of the way is made."""
    if goal.base is None or goal.target is None:
        return None
    _positive(goal.name, goal.base, "基期值")
    _positive(goal.name, goal.target, "目标值")
    return Amount(at(goal.base, goal.target, progress), goal.unit)


CURVE = Curve(at, share, pace, lambda _: PERCENT, verb="升到", rest="年均还需增长")


def judge(case: Case) -> Assessment:
    """Return the assessment along a curve of equal growth. Raises NotPositive."""
    for value, what in ((case.goal.base, "基期值"), (case.goal.target, "目标值")):
        _positive(case.goal.name, value, what)
    for one in case.figures:
        _positive(case.goal.name, one.value, f"{one.period}的数据")
    return judge_level(case, CURVE)


def _positive(name: str, value: Decimal | None, what: str) -> None:
    if value is not None and value <= 0:
        raise NotPositive(name=name, what=what, value=value)


KIND = Kind(
    type="LEVEL_UP_GEO",
    title="总量增长",
    formula="进度=ln(A/B)/ln(T/B)；应有值=B·(T/B)^τ；年均还需=(T/A)^(1/余年)−1",
    source="目标一致法，按复利路径",
    needs=("base", "base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
