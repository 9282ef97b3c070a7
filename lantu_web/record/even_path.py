"""Annual targets by the even path (均匀进度): a suggestion for each year that a person may take or change."""

from __future__ import annotations

from decimal import Decimal

from lantu.errors import LantuError
from lantu.standards.status_rules import status_rules
from lantu.tracking import Goal, expected_path
from lantu_web.record.standing import Standing


def even_path(standing: Standing) -> dict[int, Decimal]:
    """Return by year the value an even path asks for, in the sense of a year's target of the type; {} where none can be told.

    A level: that year's level. A sum: that year's share. A growth rate or a cut: that year's rate. A bound: the bound.
    """
    goal = standing.goal
    if goal is None or goal.type is None or goal.unclear or goal.base_year is None or goal.target_year is None:
        return {}
    years = range(goal.base_year + 1, goal.target_year + 1)
    try:
        values = _values(goal, years, standing)
    except LantuError:
        return {}
    return {year: _rounded(value, goal) for year, value in values.items() if year in standing.indicator.plan.years}


def _values(goal: Goal, years: range, standing: Standing) -> dict[int, Decimal]:
    if goal.type == "GROWTH" and goal.target is not None:
        return dict.fromkeys(years, goal.target)
    if goal.type == "CUMUL" and goal.target is not None:
        return dict.fromkeys(years, goal.target / len(years))
    if goal.type == "CUMUL_CUT" and goal.target is not None:
        yearly = (1 - (1 - goal.target / 100) ** (1 / Decimal(len(years)))) * 100
        return dict.fromkeys(years, yearly)
    if goal.type in ("FLOOR", "CEIL", "RANK") and goal.target is not None:
        return dict.fromkeys(years, goal.target)
    path = expected_path(goal, status_rules(standing.day))
    return {p.year: p.expected.value for p in path if p.expected is not None and p.year in years}


def _rounded(value: Decimal, goal: Goal) -> Decimal:
    """Return a value with one digit more than the plan's own numbers, at most four."""
    places = max((_decimals(one) for one in (goal.base, goal.target) if one is not None), default=0) + 1
    return value.quantize(Decimal(1).scaleb(-min(places, 4)))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
