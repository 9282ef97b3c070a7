"""The indicators of two plans side by side (上下规划衔接): which of one is which of the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from lantu.checking.annex import name_place
from lantu.plan.model import Indicator, Plan
from lantu.source.place import Place
from lantu.standards.indicator_library import library, normal_forms

_PLACE = re.compile(r"^(?:全[国省市县区州盟旗]|县城|县域|市区|城区|市域)+")


class Match(NamedTuple):
    """An indicator here and the same one of the upper-level plan."""

    here: Indicator
    above: Indicator


def matches(plan: Plan, upper: Plan) -> list[Match]:
    """Return the indicators both plans have, each of the upper plan's used once, in the order of this plan."""
    above: dict[str, Indicator] = {}
    for one in upper.indicators:
        for key in _keys(one):
            above.setdefault(key, one)
    found, used = [], set()
    for one in plan.indicators:
        other = next((above[key] for key in _keys(one) if key in above), None)
        if other is not None and other.id not in used:
            used.add(other.id)
            found.append(Match(one, other))
    return found


def absent(plan: Plan, upper: Plan) -> list[Indicator]:
    """Return the binding indicators of the upper plan that this plan does not have."""
    here = {key for one in plan.indicators for key in _keys(one)}
    return [one for one in upper.indicators if one.binding and not here.intersection(_keys(one))]


def table_place(plan: Plan) -> Place | None:
    """Return where to speak of the table as a whole: the heading of the annex it stands in, else its first name."""
    if not plan.indicators:
        return None
    first = plan.indicators[0].place.start
    heads = [one.place for one in plan.outline if one.level == "annex" and one.place.end <= first < one.body_end]
    return heads[-1] if heads else name_place(plan.indicators[0])


def _keys(indicator: Indicator) -> list[str]:
    """Return what an indicator is known by: its key in the library, else its name folded, without the place it is of."""
    entry = library().match(indicator.name)
    if entry is not None:
        return [entry.key]
    return [_PLACE.sub("", form) for form in normal_forms(indicator.name)]
