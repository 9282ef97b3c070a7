"""From a goal and its figures to the status on a day, and to the path a chart draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, localcontext

from lantu.standards.status_rules import StatusRules, status_rules
from lantu.tracking.amount import Amount
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.evidence import known
from lantu.tracking.figure import Figure
from lantu.tracking.goal import AnnualTarget, Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.registry import all_kinds

DIGITS = 100  # enough for the largest and the smallest figure in one formula


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A year of the path: the value asked for at its end, the band of 基本符合预期 to 快于预期, the year's own target.

    For goals that hold a bound, `low` and `high` are the bounds and `expected` the one that is stated alone.
    """

    year: int
    expected: Amount | None
    low: Amount | None
    high: Amount | None
    annual: AnnualTarget | None = None


def assess(goal: Goal, figures: Sequence[Figure], at: date, rules: StatusRules | None = None) -> Assessment:
    """Return the status of a goal on a day, from the figures known by then.

    Figures that become known later change nothing. The thresholds are those in force on the day, unless given.

    Raises:
        TrackingError: the figures contradict the goal (unit, prices, edition, a rate or value out of reach).
        StatusRulesNotInForce: no thresholds were in force on the day.

    >>> from lantu.plan.period import Period
    >>> goal = Goal("PM2.5", "LEVEL_DOWN", unit="微克/立方米", base=Decimal(40), base_year=2025, target=Decimal(33), target_year=2030)
    >>> found = assess(goal, [Figure(Period.year(2027), Decimal(38), "微克/立方米")], date(2027, 12, 31))
    >>> found.words, found.reason
    ('滞后', '截至2027年，PM2.5 38微克/立方米，应降到37.2以下；完成28.57%，序时40%；余下3年每年还需降1.67微克/立方米')
    """
    with localcontext(Context(prec=DIGITS)):
        return _assess(goal, known(figures, at), at, rules or status_rules(at))


def _assess(goal: Goal, figures: tuple[Figure, ...], at: date, rules: StatusRules) -> Assessment:
    held = rules.overridden(goal.name, goal.overrides)
    case = Case(goal, figures, at, held, again=lambda inner: _assess(inner, figures, at, rules))
    if goal.type is None:
        return case.says(Status.TYPE_UNKNOWN, goal.unclear or f"从规划里看不出“{goal.name}”的指标类型，请人工设定")
    if goal.unclear is not None:
        return case.says(Status.INCOMPLETE, goal.unclear)
    kind = all_kinds()[goal.type]
    missing = kind.missing(goal)
    if missing:
        return case.says(Status.INCOMPLETE, f"“{goal.name}”（{kind.title}）缺{missing}，补上后才能评估")
    return kind.judge(case)


def expected_path(goal: Goal, rules: StatusRules) -> tuple[PathPoint, ...]:
    """Return the path of a goal, year by year from the base year; () where the goal has none or lacks what it needs.

    >>> goal = Goal("单位GDP能耗", "CUMUL_CUT", unit="%", base_year=2025, target=Decimal(17), target_year=2030)
    >>> [str(one.expected) for one in expected_path(goal, status_rules(date(2027, 1, 1)))]
    ['0%', '3.66%', '7.18%', '10.58%', '13.85%', '17%']
    """
    kind = None if goal.type is None else all_kinds()[goal.type]
    if kind is None or goal.unclear or kind.missing(goal) or goal.base_year is None or goal.target_year is None:
        return ()
    with localcontext(Context(prec=DIGITS)):
        years = range(goal.base_year, goal.target_year + 1)
        return tuple(_point(kind, goal, year, rules.overridden(goal.name, goal.overrides)) for year in years)


def _point(kind: Kind, goal: Goal, year: int, rules: StatusRules) -> PathPoint:
    annual = goal.annual_targets.get(year)
    if kind.bounds is not None:
        low, high = kind.bounds(goal, year)
        return PathPoint(year, low if high is None else high if low is None else None, low, high, annual)
    if kind.value_at is None:
        return PathPoint(year, None, None, None, annual)
    gone, whole = Decimal(year - (goal.base_year or 0)), Decimal((goal.target_year or 0) - (goal.base_year or 0))
    time = gone / whole
    ends = [kind.value_at(goal, time * rules[key], gone) for key in ("nearly", "faster")]
    return PathPoint(year, kind.value_at(goal, time, gone), ends[0], ends[1], annual)
