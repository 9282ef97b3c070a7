"""Reading people and departments."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from lantu_web.accounts.models import Department, Region, User
from lantu_web.kept.states import states_at


def people(words: str = "") -> QuerySet[User]:
    """Return everyone whose names or department hold the words, with their department, in one query."""
    found = User.objects.select_related("department").order_by("-is_active", "role", "pk")
    if not words:
        return found
    return found.filter(Q(username__contains=words) | Q(name__contains=words) | Q(department__name__contains=words))


def regions() -> QuerySet[Region]:
    """Return the regions, each with `staffed`, how many departments in use it has, and `planned`, how many plans."""
    return Region.objects.order_by("code").annotate(
        staffed=Count("department", filter=Q(department__active=True), distinct=True),
        planned=Count("plan", distinct=True),
    )


def departments_with_people() -> QuerySet[Department]:
    """Return the departments, each with `staff`, how many people in use it has."""
    return Department.objects.select_related("merged_into").annotate(
        staff=Count("user", filter=Q(user__is_active=True))
    )


def departments_of(region: str | None, at: datetime | None = None) -> QuerySet[Department]:
    """Return the departments in use of a region at a moment, by its code; none where there is no region."""
    if at is not None:
        then = states_at(Department, at).filter(region=region, merged_into__isnull=True)
        return Department.objects.filter(pk__in=then.values("thing")).as_of(at)
    return Department.objects.filter(region=region, merged_into__isnull=True) if region else Department.objects.none()
