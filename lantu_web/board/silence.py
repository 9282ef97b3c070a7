"""Who is silent (谁没有报): departments whose reporting is past due, and indicators whose figures should be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.accounts.models import Department
from lantu_web.record.models import Plan
from lantu_web.record.standing import Standing
from lantu_web.submissions.models import ReportingWindow, Submission


@dataclass(frozen=True)
class Silent:
    """A department that owes something: since when a window is past due (None: none is), in which, and which figures lack.

    `days` are the working days since then.
    """

    department: Department | None
    windows: tuple[str, ...]
    since: date | None
    days: int
    lacking: tuple[Standing, ...]


def silent_departments(plan: Plan, held: Iterable[Standing], at: datetime | None = None) -> list[Silent]:
    """Return who owes what at a moment among the owners of these indicators, longest first; three queries."""
    standings = list(held)
    moment = at or timezone.now()
    day = timezone.localdate(moment)
    owing = _owing(plan, standings, moment, day)
    lacking: dict[int | None, list[Standing]] = {}
    for one in standings:
        if one.code == "NO_DATA":
            lacking.setdefault(one.indicator.owner_id, []).append(one)
    owners = {one.indicator.owner_id: one.indicator.owner for one in standings}
    found = [
        _silent(owners[key], owing.get(key, []), lacking.get(key, []), day)
        for key in owners
        if key in owing or key in lacking
    ]
    return sorted(found, key=lambda one: (-one.days, one.department is None, str(one.department)))


def _owing(
    plan: Plan, standings: list[Standing], moment: datetime, day: date
) -> dict[int | None, list[ReportingWindow]]:
    """Return for each owner the windows past due in which it has not submitted what was asked."""
    windows = list(plan.windows.filter(due__lt=day).prefetch_related("indicators"))
    done = set(
        Submission.objects.filter(Q(window__in=windows), submitted_at__lte=moment).values_list("window", "department")
    )
    mine = {one.indicator.pk for one in standings}
    found: dict[int | None, list[ReportingWindow]] = {}
    for window in windows:
        asked = {one.owner_id for one in window.indicators.all() if one.pk in mine and one.owner_id is not None}
        for owner in asked:
            if (window.pk, owner) not in done:
                found.setdefault(owner, []).append(window)
    return found


def _silent(
    department: Department | None, windows: list[ReportingWindow], lacking: list[Standing], day: date
) -> Silent:
    since = min((one.due for one in windows), default=None)
    names = tuple(one.name for one in windows)
    return Silent(department, names, since, working_days_between(since, day) if since else 0, tuple(lacking))
