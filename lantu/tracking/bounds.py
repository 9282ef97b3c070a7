"""What it means to reach a bound: ≥ > ≤ < and ranges, and the words for it."""

from __future__ import annotations

from decimal import Decimal

from lantu.plan.model import Comparator
from lantu.tracking.goal import Goal

_SAID = {">=": "不低于", ">": "高于", "<=": "不高于", "<": "低于"}


def satisfies(value: Decimal, sign: str, bound: Decimal) -> bool:
    """Tell whether a value keeps a bound.

    >>> satisfies(Decimal("5.5"), "<", Decimal("5.5")), satisfies(Decimal("5.5"), "<=", Decimal("5.5"))
    (False, True)
    """
    return {">=": value >= bound, ">": value > bound, "<=": value <= bound, "<": value < bound}[sign]


def sign_of(goal: Goal, comparator: Comparator | None = None) -> str:
    """Return how a goal's value must stand to its target: the plan's own sign, else by type and direction (= and ~ mean 达到)."""
    stated = comparator or goal.comparator
    if stated in _SAID:
        return stated
    falls = goal.type in ("LEVEL_DOWN", "CEIL", "RANK") or (goal.type == "GROWTH" and goal.direction == "down")
    return "<=" if falls else ">="


def said(sign: str) -> str:
    """Return a sign in words.

    >>> said("<=")
    '不高于'
    """
    return _SAID[sign]
