"""Annual targets and figures of the demonstration, made up from base, target and a pace; marked as such."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from itertools import cycle

import yaml
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.observations.models import Release
from lantu_web.observations.services import record_figure
from lantu_web.record.models import Indicator, Plan
from lantu_web.record.selectors import indicators_for
from lantu_web.record.services import set_annual_target

_MONTH_OF_RELEASE = 3


def known_since(year: int) -> datetime:
    """Return the moment figures of the year before are known."""
    return timezone.make_aware(datetime(year, _MONTH_OF_RELEASE, 20, 9))


def give_figures(plan: Plan, by: User) -> None:
    """Give every indicator that has a base and a target, or a yearly rate, its annual targets and figures."""
    made = yaml.safe_load(files("lantu_web.demo").joinpath("figures.yaml").read_text(encoding="utf-8"))
    paces = cycle(made["pace"])
    for indicator in indicators_for(by, plan):
        pace = Decimal(next(paces))
        for year in plan.years:
            expected = _value(indicator, year, Decimal(1))
            if expected is None:
                continue
            set_annual_target(
                indicator=indicator,
                year=year,
                value=expected,
                basis=made["source"],
                by=by,
                demo_since=known_since(plan.first_year),
            )
            late = indicator.name == made["missing"] and year == made["years"][-1]
            if year in made["years"] and not late:
                record_figure(
                    indicator=indicator,
                    period=str(year),
                    value=_value(indicator, year, pace) or expected,
                    unit=indicator.unit,
                    source=made["source"],
                    release=Release.FINAL,
                    by=by,
                    demo_since=known_since(year + 1),
                )


def _value(indicator: Indicator, year: int, pace: Decimal) -> Decimal | None:
    """Return the value of a year at a share of the even pace, with the digits of the plan's own numbers."""
    if indicator.type == "GROWTH" and indicator.growth is not None:
        return (indicator.growth * pace).quantize(Decimal("0.1"))
    if indicator.base is None or indicator.target is None or not indicator.base_year or not indicator.target_year:
        return indicator.target if indicator.type in ("FLOOR", "CEIL") else None
    share = Decimal(year - indicator.base_year) / (indicator.target_year - indicator.base_year)
    value = indicator.base + (indicator.target - indicator.base) * share * pace
    digits = max(_decimals(indicator.base), _decimals(indicator.target))
    return value.quantize(Decimal(1).scaleb(-min(digits, 6)))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
