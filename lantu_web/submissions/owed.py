"""What of rounds of reporting is given and what is still to be given, by whom; and what nobody can give because the round has closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lantu_web.observations.models import Observation
from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem

OPEN = (State.DRAFT, State.RETURNED)


def to_fill(items: str, period: str) -> Q:
    """Return the condition that a figure is still to be given: nobody gave it yet, and the plan still has its indicator."""
    given = Observation.objects.filter(indicator=OuterRef(f"{items}indicator"), period=OuterRef(period))
    return Q(~Exists(given), **{f"{items}indicator__withdrawn_in__isnull": True})


def counted(found: QuerySet[Submission]) -> QuerySet[Any]:
    """Return submissions, each with how many figures are asked of it and how they stand.

    `waiting` are still to be given, `returned` ones among them; `given` came through another channel and are not owed.
    """
    unfilled = to_fill("items__", "window__period")
    return found.select_related("window__plan", "department").annotate(
        asked=Count("items", filter=~Q(items__state=State.WITHDRAWN)),
        waiting=Count("items", filter=Q(items__state__in=OPEN) & unfilled),
        given=Count("items", filter=Q(items__state__in=OPEN) & ~unfilled),
        returned=Count("items", filter=Q(items__state=State.RETURNED)),
        submitted=Count("items", filter=Q(items__state=State.SUBMITTED)),
        approved=Count("items", filter=Q(items__state=State.APPROVED)),
    )


def owing(windows: Iterable[ReportingWindow]) -> QuerySet[Any]:
    """Return the submissions of rounds of which something is still to be given, as `counted` has them."""
    return counted(Submission.objects.filter(window__in=windows)).filter(waiting__gt=0).order_by("window", "pk")


def stranded() -> QuerySet[SubmissionItem]:
    """Return the items given back that nobody can change, since their round has closed: they wait for an extension."""
    back = SubmissionItem.objects.filter(state=State.RETURNED, submission__window__closes__lt=timezone.localdate())
    back = back.filter(to_fill("", "submission__window__period"))
    rows = back.select_related("indicator", "submission__window", "submission__department")
    return rows.order_by("submission__window__closes", "pk")
