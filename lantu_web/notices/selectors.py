"""Reading warnings, notices, and who has been silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from django.conf import settings
from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import ALL_SEEING, Person
from lantu_web.kept.states import states_at
from lantu_web.notices.models import EarlyWarning, Level, Notice, ReminderRules, Step, WarningStep
from lantu_web.observations.models import Observation
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem


class Stage(Enum):
    """Where a warning stands (办理状态)."""

    WAITING = "待答复"
    OVERDUE = "逾期未答复"
    REPLIED = "已答复，待认可"
    ACCEPTED = "整改中"
    CLOSED = "已解除"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"WAITING": "watch", "OVERDUE": "bad", "REPLIED": "fair", "ACCEPTED": "fair", "CLOSED": "good"}[
            self.name
        ]


@dataclass(frozen=True)
class Told:
    """A warning as it stood at a moment."""

    warning: EarlyWarning
    level: Level
    stage: Stage
    due: date
    late: int
    eased: bool

    @property
    def word(self) -> str:
        """红色预警."""
        return self.level.word

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return self.level.tone

    @property
    def thing_name(self) -> str:
        """The name of the indicator in the addresses of the decomposition."""
        return f"indicator-{self.warning.indicator_id}"


_CALLS = (Step.OPENED, Step.RAISED, Step.RETURNED, Step.MOVED)


def stage_of(warning: EarlyWarning, at: datetime | None = None) -> Stage:
    """Return where a warning stands; what the last call for a reply got, judged by the steps up to a moment."""
    if warning.closed_at is not None and (at is None or warning.closed_at <= at):
        return Stage.CLOSED
    steps = [one for one in warning.steps.all() if at is None or one.at <= at]
    last = next((Step(one.step) for one in reversed(steps) if one.step in (*_CALLS, Step.REPLIED, Step.ACCEPTED)), None)
    if last is Step.ACCEPTED:
        return Stage.ACCEPTED
    if last is Step.REPLIED:
        return Stage.REPLIED
    today = timezone.localdate(at) if at else timezone.localdate()
    return Stage.OVERDUE if _due(warning, steps) < today else Stage.WAITING


def told(warning: EarlyWarning, at: datetime | None = None) -> Told:
    """Return a warning (from `warnings_for`) as it stood at a moment."""
    steps = [one for one in warning.steps.all() if at is None or one.at <= at]
    level = Level(steps[-1].level if steps else warning.level)
    stage, due = stage_of(warning, at), _due(warning, steps)
    today = timezone.localdate(at) if at else timezone.localdate()
    late = working_days_between(due, today) if stage is Stage.OVERDUE else 0
    eased = bool(steps) and steps[-1].step == Step.EASED and stage is not Stage.CLOSED
    return Told(warning, level, stage, due, late, eased)


def warnings_for(
    person: Person, plan: Plan, at: datetime | None = None, *, closed: bool = False
) -> QuerySet[EarlyWarning]:
    """Return the warnings of a plan that concern a person, open at a moment or, asked so, closed by then."""
    known = Q() if at is None else Q(opened_at__lte=at)
    over = Q(closed_at__isnull=False) if at is None else Q(closed_at__lte=at)
    found = EarlyWarning.objects.filter(known, indicator__plan=plan).filter(
        over if closed else ~over | Q(closed_at__isnull=True)
    )
    steps = Prefetch("steps", WarningStep.objects.select_related("by"))
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


@dataclass
class Silence:
    """A department that has not reported what was asked of it (谁没有报).

    Attributes:
        missing: what is missing, by window. due: the earliest day it was due. late: working days since then, 0 before it.
        last: when the department last submitted anything, None for never. warnings: its warnings without a reply in time.
    """

    department: Department
    missing: list[tuple[ReportingWindow, int]] = field(default_factory=list)
    due: date | None = None
    late: int = 0
    last: datetime | None = None
    warnings: int = 0
    people: int = 0

    @property
    def count(self) -> int:
        """How many figures are missing."""
        return sum(number for _, number in self.missing)

    @property
    def late_words(self) -> str:
        """How long it is overdue, in words."""
        return f"逾期 {self.late} 个工作日"


def silent(plan: Plan, at: datetime | None = None) -> list[Silence]:
    """Return who has not reported, the longest first; a bounded number of queries."""
    today = timezone.localdate(at) if at else timezone.localdate()
    found: dict[int, Silence] = {}
    windows = _asked(plan, at, today)
    for window, department, number in missing_of(windows, at):
        one = found.setdefault(department.pk, Silence(department))
        one.missing.append((window, number))
        one.due = min(one.due, window.due) if one.due else window.due
    unanswered = [w for w in _open_warnings(plan, at) if stage_of(w, at) is Stage.OVERDUE]
    for warning in unanswered:
        one = found.setdefault(warning.department_id, Silence(warning.department))
        one.warnings += 1
        one.due = min(one.due, warning.due) if one.due else warning.due
    _complete(found, at, today)
    return sorted(found.values(), key=lambda one: (-one.late, -one.count, one.department.pk))


def missing_of(
    windows: Iterable[ReportingWindow], at: datetime | None = None
) -> list[tuple[ReportingWindow, Department, int]]:
    """Return for each window and department that has not handed in all it leads, how many figures are missing.

    A figure that another channel gave for the period is not missing.
    """
    held = list(windows)
    items = SubmissionItem.objects.all() if at is None else states_at(SubmissionItem, at)
    given = items.filter(submission__window__in=held, state__in=[State.SUBMITTED, State.APPROVED])
    there = set(given.values_list("submission__window", "indicator"))
    figures = Observation.objects.as_of(at).filter(period__in=[one.period for one in held], indicator__windows__in=held)
    known = set(figures.values_list("indicator", "period"))
    told = []
    for window in held:
        owed: dict[Department, int] = defaultdict(int)
        for indicator in window.indicators.all():
            given_already = (window.pk, indicator.pk) in there or (indicator.pk, window.period) in known
            if indicator.owner is not None and not given_already:
                owed[indicator.owner] += 1
        told += [(window, department, number) for department, number in owed.items()]
    return told


def _asked(plan: Plan, at: datetime | None, today: date) -> QuerySet[ReportingWindow]:
    """Return the rounds of a plan that were open by a day, with what they ask for and who leads it then."""
    if at is None:
        windows = ReportingWindow.objects.filter(plan=plan, opens__lte=today)
        return windows.prefetch_related("indicators__owner")
    opened = states_at(ReportingWindow, at).filter(plan=plan, opens__lte=today)
    led = Prefetch("indicators", Indicator.objects.as_of(at).select_related("owner"))
    return ReportingWindow.objects.filter(pk__in=opened.values("thing")).as_of(at).prefetch_related(led)


def _complete(found: dict[int, Silence], at: datetime | None, today: date) -> None:
    handed_in = Submission.objects.all() if at is None else states_at(Submission, at)
    last = dict(handed_in.filter(department__in=found).values_list("department").annotate(Max("submitted_at")))
    people = Department.objects.filter(pk__in=found).values_list("pk", "user__is_active", "user__role")
    for key, one in found.items():
        one.last = last.get(key)
        one.late = working_days_between(one.due, today) if one.due and one.due < today else 0
        one.people = sum(pk == key and bool(active) and role == "reporter" for pk, active, role in people)


def _open_warnings(plan: Plan, at: datetime | None) -> QuerySet[EarlyWarning]:
    found = EarlyWarning.objects.filter(indicator__plan=plan)
    standing = (
        Q(closed_at__isnull=True)
        if at is None
        else (Q(closed_at__isnull=True) | Q(closed_at__gt=at)) & Q(opened_at__lte=at)
    )
    return found.filter(standing).as_of(at).select_related("department").prefetch_related("steps")


def _due(warning: EarlyWarning, steps: Sequence[WarningStep]) -> date:
    return next((one.due for one in reversed(steps) if one.due is not None), warning.due)


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
