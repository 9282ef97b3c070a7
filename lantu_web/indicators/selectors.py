"""Indicators with how they stand, filtered and in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from lantu_web.accounts.permissions import Person
from lantu_web.indicators.remembered import standings_of
from lantu_web.kept.states import states_at
from lantu_web.observations.models import Observation
from lantu_web.observations.selectors import figures_of
from lantu_web.record.models import Indicator, Plan
from lantu_web.record.selectors import indicator_for, indicators_for, plans_for
from lantu_web.record.standing import Standing, standing
from lantu_web.submissions.models import ReportingWindow, SubmissionItem
from lantu_web.submissions.owed import OPEN

# From what pleases to what worries; what judges nothing comes last. A status further on is a worse one.
FROM_GOOD_TO_BAD = (
    "COMPLETED", "EARLY", "MET", "FASTER", "ON_TRACK", "NORMAL", "ADJUSTED", "NEARLY", "NEAR_LIMIT", "SLOW", "NOT_STARTED",
    "BEHIND", "NOT_MET", "UNLIKELY", "MISSED",
)  # fmt: skip
_BINDING = {"yes": True, "no": False, "unknown": None}
SORTS = {"": "规划顺序", "worst": "最差的在前", "name": "名称", "owner": "牵头单位", "progress": "进度慢的在前"}


def rank(one: Standing) -> int | None:
    """Return how bad a status is, None for one that judges nothing."""
    return FROM_GOOD_TO_BAD.index(one.code) if one.code in FROM_GOOD_TO_BAD else None


def standings(
    plan: Plan,
    person: Person,
    at: datetime | None = None,
    *,
    words: str = "",
    binding: str = "",
    owner: str = "",
    group: str = "",
) -> list[Standing]:
    """Return how the indicators of a plan that concern a person stand; a bounded number of queries however many.

    Args:
        plan: the plan.
        person: who looks.
        at: the moment, None for now.
        words: part of the name.
        binding: "yes", "no", "unknown" or "".
        owner: key of a department, "none" for those without, or "".
        group: the group of the plan's table, or "".
    """
    theirs = set(indicators_for(person, plan, at).order_by().values_list("pk", flat=True))
    asked = (words.casefold(), binding, owner, group)
    return [one for key, one in standings_of(plan, at).items() if key in theirs and _is_asked(one.indicator, *asked)]


def _is_asked(one: Indicator, words: str, binding: str, owner: str, group: str) -> bool:
    """Tell whether an indicator, as it was at the moment looked at, is among those asked for."""
    return (
        words in one.name.casefold()
        and (binding not in _BINDING or one.binding is _BINDING[binding])
        and group in ("", one.group)
        and (not owner.isdecimal() or one.owner_id == int(owner[:18]))
        and (owner != "none" or one.owner_id is None)
    )


def standing_for(person: Person, key: int, at: datetime | None = None) -> Standing | None:
    """Return how one indicator stands; None where it is not there or not this person's. It is remembered: to be read only."""
    plan = plans_for(person, at).filter(pk__in=Indicator.objects.filter(pk=key).values("plan")).first()
    if plan is None or not indicators_for(person, plan, at).filter(pk=key).exists():
        return None
    return standings_of(plan, at).get(key)


def standing_to_change(person: Person, key: int) -> Standing | None:
    """Return how one indicator stands now, with an indicator of its own that may be written to; None as in `standing_for`."""
    indicator = indicator_for(person, key)
    return None if indicator is None else standing(indicator, figures_of([indicator])[indicator.pk])


def in_order(held: Iterable[Standing], sort: str) -> list[Standing]:
    """Return standings in an order of SORTS; binding ones first among equals of "worst"."""
    keys = {
        "worst": lambda one: (-_badness(one), not one.binding),
        "name": lambda one: one.indicator.name,
        "owner": lambda one: (one.indicator.owner is None, str(one.indicator.owner)),
        "progress": lambda one: (_ratio(one) is None, _ratio(one) or 0),
    }
    return sorted(held, key=keys[sort]) if sort in keys else list(held)


def _badness(one: Standing) -> int:
    found = rank(one)
    return -1 if found is None else found


def _ratio(one: Standing) -> object:
    return one.assessment.ratio if one.assessment else None


def next_due(indicators: Iterable[Indicator], at: datetime | None = None) -> dict[int, date]:
    """Return for each indicator of which a figure is still to be given the day it is due next. A bounded number of queries.

    What was submitted, approved or came through another channel is not due any more.
    """
    day = timezone.localdate(at) if at else timezone.localdate()
    asked: Any = SubmissionItem.objects if at is None else states_at(SubmissionItem, at)
    given = Observation.objects.filter(indicator=OuterRef("indicator"), period=OuterRef("submission__window__period"))
    asked = asked.filter(
        ~Exists(given if at is None else given.filter(recorded_at__lte=at)),
        indicator__in=list(indicators), state__in=OPEN,
    )  # fmt: skip
    if at is None:
        rows = asked.filter(submission__window__due__gte=day).order_by().values_list("indicator")
        return dict(rows.annotate(due=Min("submission__window__due")))
    days = dict(states_at(ReportingWindow, at).filter(due__gte=day).values_list("thing", "due"))
    found: dict[int, date] = {}
    for indicator, window in asked.filter(submission__window__in=list(days)).values_list(
        "indicator", "submission__window"
    ):
        found[indicator] = min(found.get(indicator, days[window]), days[window])
    return found
