"""What is still to be given of rounds of reporting, by whom, and what nobody can give because the round has closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem
from lantu_web.submissions.selectors import OPEN, to_fill


def owing(windows: Iterable[ReportingWindow]) -> QuerySet[Any]:
    """Return the submissions of rounds of which something is still to be given, each with `owed`, how many figures.

    What another channel gave for the period is not owed.
    """
    to_give = Q(items__state__in=OPEN) & to_fill("items__", "window__period")
    found = Submission.objects.filter(window__in=windows).select_related("window", "department")
    return found.annotate(owed=Count("items", filter=to_give)).filter(owed__gt=0).order_by("window", "pk")


def stranded() -> QuerySet[SubmissionItem]:
    """Return the items given back that nobody can change, since their round has closed: they wait for an extension."""
    back = SubmissionItem.objects.filter(state=State.RETURNED, submission__window__closes__lt=timezone.localdate())
    back = back.filter(to_fill("", "submission__window__period"))
    rows = back.select_related("indicator", "submission__window", "submission__department")
    return rows.order_by("submission__window__closes", "pk")
