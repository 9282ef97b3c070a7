"""Reporting and review as they stood at a past moment (回看): what was asked, filled, waiting and decided then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import ALL_SEEING
from lantu_web.kept.states import PastQuery, states_at, was
from lantu_web.observations.models import Observation
from lantu_web.record.models import AnnualTarget, Indicator, Plan
from lantu_web.submissions.models import EvidenceFile, ReportingWindow, Review, State, Submission, SubmissionItem
from lantu_web.submissions.remarks import remarks
from lantu_web.submissions.selectors import Line

_OPEN = (State.DRAFT, State.RETURNED)
_BESIDE = (
    "submission__window",
    "submission__department",
    "indicator__plan",
    "submitted_by",
    "changed_by",
    "observation",
)


def windows_at(person: User, at: datetime) -> list[ReportingWindow]:
    """Return the rounds there were, as `windows_for` does now."""
    own = _own(person, at)
    mine = ReportingWindow.objects.all()
    if person.role not in ALL_SEEING:
        mine = mine.filter(pk__in=own.values("window"))
    found = list(mine.as_of(at).select_related("plan"))
    counted = _counts(
        states_at(SubmissionItem, at).filter(submission__in=own.values("thing")), "submission__window", at
    )
    for window in found:
        states = counted[window.pk]
        window.__dict__ |= {f"count_{state}": states[state, False] for state in _OPEN}
        window.__dict__ |= {f"count_{state}": _whole(states, state) for state in (State.SUBMITTED, State.APPROVED)}
    return sorted(found, key=lambda one: (one.closes, one.pk), reverse=True)


def submissions_at(person: User, at: datetime, window: ReportingWindow | None = None) -> list[Submission]:
    """Return what a person's department had to report, as `submissions_for` does now; of one round where that is asked."""
    opened = states_at(ReportingWindow, at).filter(opens__lte=timezone.localdate(at))
    own = _own(person, at).filter(window__in=opened.values("thing") if window is None else [window.pk])
    return counted_at(own, at)


def counted_at(own: PastQuery, at: datetime) -> list[Submission]:
    """Return the submissions of some states with how many figures were asked of each and how they stood, as `owed.counted` does now."""
    found = Submission.objects.filter(pk__in=own.values("thing")).as_of(at).select_related("window__plan", "department")
    held = sorted(found, key=lambda one: (one.window.due, one.pk))
    counted = _counts(states_at(SubmissionItem, at).filter(submission__in=[one.pk for one in held]), "submission", at)
    for one in held:
        states = counted[one.pk]
        one.__dict__ |= {
            "asked": states.total() - _whole(states, State.WITHDRAWN), "waiting": sum(states[state, False] for state in _OPEN),
            "given": sum(states[state, True] for state in _OPEN),
            "returned": _whole(states, State.RETURNED), "submitted": _whole(states, State.SUBMITTED),
            "approved": _whole(states, State.APPROVED),
        }  # fmt: skip
    return held


def lines_at(submission: Submission, at: datetime) -> list[Line]:
    """Return the items of a submission as they stood, in the order of the plan, in a bounded number of queries."""
    then = states_at(SubmissionItem, at).filter(submission=submission).values("thing")
    lines = queue_at(_items(at).filter(pk__in=then), at)
    return sorted(lines, key=lambda one: (one.indicator.number is None, one.indicator.number, one.indicator.pk))


def line_at(key: int, at: datetime) -> Line | None:
    """Return an item as it stood; None where it was not asked for yet."""
    return next(iter(queue_at(_items(at).filter(pk=key), at)), None)


def waiting_at(at: datetime, *, plan: Plan | None, department: str = "", window: str = "") -> QuerySet[SubmissionItem]:
    """Return what waited for review of a plan, the oldest first."""
    waiting = _waiting(at).filter(submission__window__plan=plan)
    if department.isdecimal():
        of_it = states_at(Submission, at).filter(department=int(department[:18]))
        waiting = waiting.filter(submission__in=of_it.values("thing"))
    if window.isdecimal():
        waiting = waiting.filter(submission__window=int(window[:18]))
    return _items(at).filter(pk__in=waiting.values("thing")).order_by(was(SubmissionItem, "submitted_at", at), "pk")


def queue_at(items: Iterable[SubmissionItem], at: datetime) -> list[Line]:
    """Return items of a query as of a moment with what was known beside them then, and what was odd about each."""
    rows = list(items)
    known = _known(rows, at)
    lines = [Line(item, known[item.indicator_id]) for item in rows]
    for line in lines:
        if line.item.value is not None and line.item.state != State.APPROVED:
            line.remarks = remarks(line.indicator, line.period, line.item.value, line.known)
    return lines


def departments_waiting_at(at: datetime, plan: Plan | None) -> QuerySet[Department]:
    """Return the departments of which something of a plan waited for review."""
    waiting = _waiting(at).filter(submission__window__plan=plan)
    theirs = states_at(Submission, at).filter(thing__in=waiting.values("submission"))
    return Department.objects.filter(pk__in=theirs.values("department")).as_of(at)


def reviews_at(at: datetime, count: int = 30) -> list[Review]:
    """Return the last reviews up to a moment, with what they were about."""
    found = list(Review.objects.filter(at__lte=at).select_related("by")[:count])
    items = _items(at).in_bulk([one.item_id for one in found])
    for one in found:
        one.item = items[one.item_id]
    return found


def evidence_at(at: datetime) -> QuerySet[EvidenceFile]:
    """Return the files that were there, also those that were taken away since, with their items."""
    there = Q(removed_at__isnull=True) | Q(removed_at__gt=at)
    found = EvidenceFile.every.filter(there, added_at__lte=at)
    return found.select_related("item__submission__window", "item__indicator")


def _own(person: User, at: datetime) -> PastQuery:
    found = states_at(Submission, at)
    return found if person.role in ALL_SEEING else found.filter(department=person.department_id)


def _waiting(at: datetime) -> PastQuery:
    return states_at(SubmissionItem, at).filter(state=State.SUBMITTED)


def _counts(items: Any, by: str, at: datetime) -> Mapping[int, Counter[tuple[str, bool]]]:
    """Count items by state, and by whether the figure was given already from elsewhere, or no longer belonged to the plan."""
    given = Observation.objects.filter(
        indicator=OuterRef("indicator"), period=OuterRef("submission__window__period"), recorded_at__lte=at
    )
    dropped = states_at(Indicator, at).filter(thing=OuterRef("indicator"), withdrawn_in__isnull=False)
    not_asked = ExpressionWrapper(Exists(given) | Exists(dropped), output_field=BooleanField())
    rows = items.annotate(given=not_asked).values_list(by, "state", "given").annotate(number=Count("pk"))
    found: dict[int, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for key, state, there, number in rows:
        found[key][state, there] = number
    return found


def _whole(states: Counter[tuple[str, bool]], state: str) -> int:
    return states[state, True] + states[state, False]


def _items(at: datetime) -> QuerySet[SubmissionItem]:
    targets = AnnualTarget.objects.filter(recorded_at__lte=at)
    return (
        SubmissionItem.objects.as_of(at)
        .select_related(*_BESIDE)
        .prefetch_related(
            Prefetch("evidence", evidence_at(at).select_related(None)),
            Prefetch("reviews", Review.objects.filter(at__lte=at).select_related("by")),
            Prefetch("indicator__annual_targets", targets, to_attr="annual_targets_known"),
        )
    )


def _known(items: Iterable[SubmissionItem], at: datetime) -> Mapping[int, list[Observation]]:
    found: dict[int, list[Observation]] = defaultdict(list)
    asked = {one.indicator_id for one in items}
    for one in Observation.objects.as_of(at).filter(indicator__in=asked).order_by("period_end", "pk"):
        found[one.indicator_id].append(one)
    return found
