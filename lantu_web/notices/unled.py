"""What would be warned of but has no lead unit (应预警、没有牵头单位): nobody is told, so it stays listed until someone leads it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from lantu.standards.status_rules import status_rules
from lantu_web.indicators.remembered import standings_of
from lantu_web.notices.judging import is_news, judge_standing, level_of
from lantu_web.notices.models import EarlyWarning, Level
from lantu_web.notices.selectors import closed_at, open_at
from lantu_web.record.models import Indicator, Plan


class Unled(NamedTuple):
    """An indicator nobody leads, the level it would be warned of at, and why."""

    indicator: Indicator
    level: Level
    why: str

    @property
    def thing_name(self) -> str:
        """Its name in the addresses of the decomposition."""
        return f"indicator-{self.indicator.pk}"


def without_lead(plan: Plan, at: datetime | None = None) -> list[Unled]:
    """Return what the rules would warn of at a moment if someone led it, gravest first, binding ones first among equals.

    It is judged as `evaluate` does; a bounded number of queries.
    """
    nobodys = [one for one in standings_of(plan, at).values() if one.indicator.owner_id is None]
    if not nobodys:
        return []
    day = timezone.localdate(at) if at else timezone.localdate()
    rules, keys = status_rules(day), [one.indicator.pk for one in nobodys]
    warned = EarlyWarning.objects.filter(indicator__in=keys)
    there = set(warned.filter(open_at(at)).values_list("indicator", flat=True))
    closed = {one.indicator_id: one for one in warned.filter(closed_at(at)).order_by("closed_at").as_of(at)}
    found = []
    for one in nobodys:
        told = judge_standing(one, None, day, rules)
        if one.indicator.pk not in there and is_news(told, closed.get(one.indicator.pk), rules):
            assert told.warned is not None
            assert told.warned.level is not None
            found.append(Unled(one.indicator, Level(level_of(told.warned.level, rules)), told.warned.why))
    return sorted(found, key=lambda one: (-one.level, one.indicator.binding is not True, one.indicator.pk))
