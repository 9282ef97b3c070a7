"""Indicators with how they stand, filtered."""

from __future__ import annotations

from datetime import datetime

from lantu_web.accounts.permissions import Person
from lantu_web.observations.selectors import figures_of
from lantu_web.record.models import Plan
from lantu_web.record.selectors import indicators_for
from lantu_web.record.standing import Standing, standing


def standings(
    plan: Plan, person: Person, at: datetime | None = None, *, words: str = "", binding: str = "", owner: str = ""
) -> list[Standing]:
    """Return how the indicators of a plan that concern a person stand; a bounded number of queries however many.

    Args:
        plan: the plan.
        person: who looks.
        at: the moment, None for now.
        words: part of the name.
        binding: "yes", "no" or "".
        owner: key of a department, "none" for those without, or "".
    """
    found = indicators_for(person, plan, at)
    if words:
        found = found.filter(name__contains=words)
    if binding in ("yes", "no"):
        found = found.filter(binding=binding == "yes")
    if owner == "none":
        found = found.filter(owner__isnull=True)
    elif owner.isdecimal():
        found = found.filter(owner=int(owner[:18]))
    indicators = list(found)
    figures = figures_of(indicators, at)
    return [standing(indicator, figures[indicator.pk], at) for indicator in indicators]
