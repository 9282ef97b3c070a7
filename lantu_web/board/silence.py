"""Who is silent (谁没有报): departments whose reporting is past due, and indicators whose figures should be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.accounts.models import Department
from lantu_web.kept.states import states_at
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
    day = timezone.localdate(at) if at else timezone.localdate()
    owing = _owing(plan, standings, at, day)
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
    plan: Plan, standings: list[Standing], at: datetime | None, day: date
) -> dict[int | None, list[ReportingWindow]]:
    """Return for each owner the windows past due in which it has not submitted what was asked."""
    windows = _past_due(plan, at, day)
    handed_in = Submission.objects.all() if at is None else states_at(Submission, at)
    done = set(handed_in.filter(window__in=windows, submitted_at__isnull=False).values_list("window", "department"))
    owners = {one.indicator.pk: one.indicator.owner_id for one in standings}
    found: dict[int | None, list[ReportingWindow]] = {}
    for window in windows:
        asked = {owner for one in window.indicators.all() if (owner := owners.get(one.pk)) is not None}
        for owner in asked:
            if (window.pk, owner) not in done:
                found.setdefault(owner, []).append(window)
    return found


def _past_due(plan: Plan, at: datetime | None, day: date) -> list[ReportingWindow]:
    late = plan.windows.filter(due__lt=day)
    if at is not None:
        late = plan.windows.filter(pk__in=states_at(ReportingWindow, at).filter(due__lt=day).values("thing")).as_of(at)
    return list(late.prefetch_related("indicators"))


def _silent(
    department: Department | None, windows: list[ReportingWindow], lacking: list[Standing], day: date
) -> Silent:
    since = min((one.due for one in windows), default=None)
    names = tuple(one.name for one in windows)
    return Silent(department, names, since, working_days_between(since, day) if since else 0, tuple(lacking))
