"""Who is silent (谁没有报): who has not reported, who has still time, whose figures wait for review, who has not answered a warning.

The overview, the page, reminders and the robot's digest all tell what `silent` says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from lantu_web.accounts.models import Department, Role, User
from lantu_web.accounts.permissions import ALL_SEEING, Person
from lantu_web.kept.states import states_at
from lantu_web.notices.selectors import open_warnings
from lantu_web.notices.stages import Stage, Told, late_words, told
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.models import Submission
from lantu_web.submissions.reported import Reported, reported_of


@dataclass(frozen=True)
class Office:
    """A department with its part of some rounds.

    Attributes:
        rounds: the first due in front. last: when it last submitted anything, None for never. people: how many accounts report for it.
    """

    department: Department
    rounds: tuple[Reported, ...]
    last: datetime | None
    people: int

    @property
    def count(self) -> int:
        """How many figures are still to be given."""
        return sum(one.owed for one in self.rounds)

    @property
    def in_review(self) -> int:
        """How many figures wait for review."""
        return sum(one.in_review for one in self.rounds)

    @property
    def due(self) -> date:
        """The earliest day one was due."""
        return min(one.window.due for one in self.rounds)

    @property
    def late(self) -> int:
        """For how many working days the first is overdue."""
        return max(one.late for one in self.rounds)

    @property
    def late_words(self) -> str:
        """How long, in words."""
        return late_words(self.late)


@dataclass(frozen=True)
class Silence:
    """Who is silent at a moment, and who only seems so.

    Attributes:
        overdue: who has not reported what was due (没有报), the longest first. to_come: who has still time (待报).
        in_review: who has reported and waits for review (已报，待审核). unanswered: warnings nobody answered in time (没有答复预警).
        unheard: of those who owe something, the departments for which nobody has an account.
    """

    overdue: tuple[Office, ...] = ()
    to_come: tuple[Office, ...] = ()
    in_review: tuple[Office, ...] = ()
    unanswered: tuple[Told, ...] = ()
    unheard: frozenset[int] = frozenset()


def silent(
    plan: Plan,
    at: datetime | None = None,
    *,
    person: Person | None = None,
    on: date | None = None,
    stood: Iterable[Told] | None = None,
) -> Silence:
    """Return who is silent of a plan at a moment; a bounded number of queries.

    Args:
        plan: the plan.
        at: the moment, None for now.
        person: who may see it, None for a reader who sees all.
        on: the day it is told for, where that is not the day of the moment.
        stood: the warnings open then, where they are known already.
    """
    held = [one for one in reported_of(plan, at, on) if _concerns(person, one.department)]
    warnings = [told(one, at, on) for one in open_warnings(plan, at)] if stood is None else stood
    late = [one for one in warnings if one.stage is Stage.OVERDUE and _concerns(person, one.warning.department)]
    people = _people({one.department.pk for one in held} | {one.warning.department_id for one in late})
    offices = _offices({one.department.pk for one in held}, people, at)
    overdue = offices(one for one in held if one.overdue)
    owe = {one.department.pk for one in overdue} | {one.warning.department_id for one in late}
    return Silence(
        overdue=tuple(sorted(overdue, key=lambda one: (-one.late, -one.count, one.department.pk))),
        to_come=tuple(offices(one for one in held if one.owed and not one.overdue)),
        in_review=tuple(offices(one for one in held if one.in_review)),
        unanswered=tuple(sorted(late, key=lambda one: (-one.late, -one.level, one.warning.pk))),
        unheard=frozenset(key for key in owe if not people[key]),
    )


def without_account(plan: Plan) -> QuerySet[Department]:
    """Return the departments that lead indicators of a plan and have nobody who could report or answer. One query."""
    able = User.objects.filter(department=OuterRef("pk"), is_active=True, role__in=[Role.REPORTER, Role.PLANNER])
    leads = Indicator.objects.filter(owner=OuterRef("pk"), plan=plan, withdrawn_in__isnull=True)
    return Department.objects.filter(Exists(leads), ~Exists(able)).order_by("pk")


def _concerns(person: Person | None, department: Department) -> bool:
    if person is None or (isinstance(person, User) and person.role in ALL_SEEING):
        return True
    return isinstance(person, User) and person.department_id == department.pk


def _people(departments: set[int]) -> Counter[int | None]:
    """Return how many people report for each department today; one query."""
    reporters = User.objects.filter(department__in=departments, is_active=True, role=Role.REPORTER)
    return Counter(reporters.values_list("department", flat=True))


def _offices(
    departments: set[int], people: Counter[int | None], at: datetime | None
) -> Callable[[Iterable[Reported]], list[Office]]:
    """Return what gathers rounds by department, with what is known of those departments; one query."""
    handed_in: Any = Submission.objects.all() if at is None else states_at(Submission, at)
    last = dict(handed_in.filter(department__in=departments).values_list("department").annotate(Max("submitted_at")))

    def gather(rounds: Iterable[Reported]) -> list[Office]:
        found: dict[Department, list[Reported]] = defaultdict(list)
        for one in rounds:
            found[one.department].append(one)
        return [Office(key, tuple(held), last.get(key.pk), people[key.pk]) for key, held in found.items()]

    return gather
