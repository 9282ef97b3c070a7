"""Reading warnings and notices."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db.models import Model, Prefetch, Q, QuerySet

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import ALL_SEEING, Person
from lantu_web.kept.states import states_at
from lantu_web.notices.models import ORDERS, EarlyWarning, Notice, ReminderRules, WarningStep
from lantu_web.record.models import Indicator, Plan


def warnings_for(
    person: Person, plan: Plan, at: datetime | None = None, *, closed: bool = False
) -> QuerySet[EarlyWarning]:
    """Return the warnings of a plan that concern a person, open at a moment or, asked so, closed by then."""
    steps = Prefetch("steps", WarningStep.objects.select_related("by"))
    found = EarlyWarning.objects.filter(closed_at(at) if closed else open_at(at), indicator__plan=plan)
    return (
        found.filter(_concerning(person, at))
        .as_of(at)
        .select_related("indicator__plan", "indicator__duty", "department")
        .prefetch_related(steps)
    )


def notices_of(person: User) -> QuerySet[Notice]:
    """Return the notices to a person, the newest first."""
    return Notice.objects.filter(to=person)


def unread_count(person: object) -> int:
    """Return how many notices a person has not read; 0 for who is not signed in."""
    return Notice.objects.filter(to=person, read_at__isnull=True).count() if isinstance(person, User) else 0


def reminder_rules() -> ReminderRules:
    """Return the settings of reminders; the defaults where none were set."""
    return ReminderRules.objects.first() or ReminderRules()


def allowed_hosts() -> tuple[str, ...]:
    """Return the hosts whose robots may be spoken to, as the machine's settings name them."""
    return tuple(settings.LANTU_WEBHOOK_HOSTS)


def open_warnings(plan: Plan, at: datetime | None = None) -> QuerySet[EarlyWarning]:
    """Return all warnings of a plan that were open at a moment, with their steps, for `told`."""
    steps = Prefetch("steps", WarningStep.objects.select_related("by"))
    found = EarlyWarning.objects.filter(open_at(at), indicator__plan=plan).as_of(at)
    return found.select_related("indicator", "department").prefetch_related(steps)


def unanswered_orders(plan: Plan, department: int | None = None) -> QuerySet[WarningStep]:
    """Return the 批示 and 督办 of a plan's warnings that wait for an answer now, of one department where that is asked.

    Closing a warning does not answer them.
    """
    found = WarningStep.objects.filter(step__in=ORDERS, answers__isnull=True, warning__indicator__plan=plan)
    if department is not None:
        found = found.filter(warning__department=department)
    return found.select_related("warning__indicator", "warning__department", "by").order_by("due", "pk")


def urging_key(matter: Model, day: date) -> str:
    """Return the key of a notice that urges: one for each person, matter and day."""
    return f"urged {matter._meta.model_name} {matter.pk} {day}"


def urged_on(day: date) -> set[str]:
    """Return the keys of what was urged on a day."""
    return set(Notice.objects.filter(key__startswith="urged ", key__endswith=f" {day}").values_list("key", flat=True))


def open_at(at: datetime | None) -> Q:
    """Return the condition of being open at a moment: as it was then, since what was closed may have been opened again."""
    return Q(closed_at__isnull=True) if at is None else Q(opened_at__lte=at) & ~closed_at(at)


def closed_at(at: datetime | None) -> Q:
    """Return the condition of having been closed at a moment."""
    if at is None:
        return Q(closed_at__isnull=False)
    return Q(pk__in=states_at(EarlyWarning, at).filter(closed_at__lte=at).values("thing"))


def _concerning(person: Person, at: datetime | None) -> Q:
    if isinstance(person, User) and person.role in ALL_SEEING:
        return Q()
    if not isinstance(person, User) or person.department_id is None:
        return Q(pk__in=[])
    if at is not None:
        told = states_at(EarlyWarning, at).filter(department=person.department_id)
        led = states_at(Indicator, at).filter(owner=person.department_id)
        return Q(pk__in=told.values("thing")) | Q(indicator__in=led.values("thing"))
    return Q(department=person.department_id) | Q(indicator__owner=person.department_id)
