"""Growth rates from totals, where prices allow it; the change of an intensity from its two parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from lantu.errors import NotPositive, RateOutOfReach, RealGrowthFromCurrentPrices
from lantu.plan.units import normal_unit, unit_kind
from lantu.tracking.amount import PERCENT, POINTS, Amount, settled
from lantu.tracking.evidence import in_terms
from lantu.tracking.figure import Figure
from lantu.tracking.goal import Goal


def rates_of_totals(goal: Goal, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the growth of each whole year over the year before, in per cent: (A_i/A_{i−1}−1)·100.

    Raises:
        RealGrowthFromCurrentPrices: the goal is growth at comparable prices, or counts money, and the totals are not at
            comparable prices (of current prices, or not stated).
        UnitsDiffer: rates and totals are mixed.
        NotPositive: a total is not above zero.

    >>> from lantu.plan.period import Period
    >>> totals = [Figure(Period.year(2025 + k), Decimal(100) + 6 * k, "亿元", price_basis="comparable") for k in (0, 1)]
    >>> str(rates_of_totals(Goal("地区生产总值", "GROWTH", unit="%"), totals)[0].value.normalize())
    '6'
    """
    _refuse_current_prices(goal, figures)
    with localcontext(Context(prec=100)):
        return _rates(goal, figures)


def _rates(goal: Goal, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    unit = next((one.unit for one in figures if normal_unit(one.unit or "") not in (PERCENT, POINTS, None)), None)
    converted = [replace(one, value=Amount(one.value, one.unit).within(unit).value, unit=unit) for one in figures]
    years = {one.span.last: one for one in in_terms(goal, converted).figures if one.span.is_whole_year}
    pairs = [(years[end - 1], one) for end, one in years.items() if end - 1 in years]
    for one in years.values():
        if one.value <= 0:
            raise NotPositive(name=goal.name, what=f"{one.period}的数据", value=one.value)
    return tuple(replace(one, value=settled((one.value / before.value - 1) * 100), unit=PERCENT) for before, one in pairs)  # fmt: skip


def _refuse_current_prices(goal: Goal, figures: Sequence[Figure]) -> None:
    for one in figures:
        money = unit_kind(normal_unit(one.unit or "") or "") == "money"
        real = goal.price_basis == "comparable" or (money and goal.price_basis is None)
        if real and one.price_basis != "comparable":
            basis = "是现价" if one.price_basis == "current" else "没有注明价格口径"
            raise RealGrowthFromCurrentPrices(name=goal.name, basis=basis)


def intensity_change(numerator: Decimal, denominator: Decimal) -> Amount:
    """Return the change of an intensity (单位GDP能耗) in per cent: ((1+a)/(1+b)−1)·100; below zero is a fall.

    `numerator` is the growth of what is used (energy), `denominator` that of GDP at comparable prices, both in per cent.

    Raises:
        RateOutOfReach: a growth of −100 % or less.

    >>> str(intensity_change(Decimal("2.5"), Decimal("5.8")))
    '-3.12%'
    """
    for value, what in ((numerator, "分子增速"), (denominator, "分母增速")):
        if not value.is_finite() or not -100 < value < 1000:
            raise RateOutOfReach(name="强度", what=what, value=value, least=-100, most=1000)
    with localcontext(Context(prec=40)):
        return Amount(((1 + numerator / 100) / (1 + denominator / 100) - 1) * 100, PERCENT)
