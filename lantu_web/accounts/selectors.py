"""Reading people and departments."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from lantu_web.accounts.models import Department, User


def people() -> QuerySet[User]:
    """Return everyone, with their department, in one query."""
    return User.objects.select_related("department").order_by("role", "pk")


def departments_with_people() -> QuerySet[Department]:
    """Return the departments, each with `staff`, how many people in use it has."""
    return Department.objects.annotate(staff=Count("user", filter=Q(user__is_active=True)))
