"""GROWTH (年均增速): an average yearly growth rate over the plan (年均增长g%).

Average: ḡ=(∏(1+g_i))^(1/k)−1. Progress: Σln(1+g_i)/(n·ln(1+g)). Required: ((1+g)^n/∏(1+g_i))^(1/(n−k))−1 a year.
Growth at comparable prices is never recomputed from totals at current prices.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.plan.units import normal_unit
from lantu.tracking.amount import MOST, PERCENT, POINTS, Amount
from lantu.tracking.assessment import Assessment
from lantu.tracking.evidence import Evidence, in_terms
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.rates import Compounding, in_reach, judge_rates
from lantu.tracking.totals import rates_of_totals


def average(factor: Decimal, years: Decimal) -> Decimal:
    """Return the average yearly growth of a factor.

    >>> round(average(Decimal("1.055") * Decimal("1.062"), Decimal(2)) * 100, 3)
    Decimal('5.849')
    """
    return factor ** (1 / years) - 1


def value_at(goal: Goal, progress: Decimal, gone: Decimal) -> Amount | None:
    """Return the average growth so far that has made a share of the way; None before the first year."""
    if goal.target is None or gone == 0 or goal.base_year is None or goal.target_year is None:
        return None
    in_reach(goal.name, 1, goal.target, "目标值", MOST)
    years = goal.target_year - goal.base_year
    return Amount(((1 + goal.target / 100) ** (years * progress / gone) - 1) * 100, PERCENT)


WAY = Compounding(
    sign=1,
    whole=lambda rate, years: (1 + rate) ** years,
    achieved=average,
    told="年均增长",
    rest="年均还需增长",
    can_be_early=False,
)


def judge(case: Case) -> Assessment:
    """Return the assessment by compounded growth. Raises RealGrowthFromCurrentPrices where only totals at current prices are given."""
    Amount(Decimal(0), case.goal.unit).within(PERCENT)
    return judge_rates(case, WAY, _rates(case))


def _rates(case: Case) -> Evidence:
    """Return growth rates; totals, where they may be used, are turned into them."""
    if all(normal_unit(one.unit or "") in (PERCENT, POINTS, None) for one in case.figures):
        return case.evidence(unit=PERCENT)
    return in_terms(case.goal, rates_of_totals(case.goal, case.figures))


KIND = Kind(
    type="GROWTH",
    title="年均增速",
    formula="年均增速=(∏(1+g))^(1/k)−1；进度=Σln(1+g)/(n·ln(1+目标))；余年需=((1+目标)^n/∏(1+g))^(1/余年)−1",
    source="统计公报注：绝对数按现价、增速按可比价计算，可比价增速不由现价总量推算",
    needs=("base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
