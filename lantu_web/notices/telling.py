"""Notices (通知) to people: who is meant, and one line for each."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from lantu_web.accounts.models import Department, Role, User
from lantu_web.notices.models import EarlyWarning, Notice

_LONGEST_NAME = 60


def tell(people: Iterable[User], words: str, about: str, key: str) -> int:
    """Leave words for each of the people, once of a key ("" is no key); return for how many.

    Part of the transaction of whoever calls: a notice is kept with what it speaks of, or not at all. It is no change of the
    record, which has its own line in the log.
    """
    each = {person.pk: person for person in people}
    if key:
        had = Notice.objects.filter(key=key, to__in=each).values_list("to", flat=True)
        each = {pk: person for pk, person in each.items() if pk not in set(had)}
    short = words if len(words) <= 300 else f"{words[:298]}……"
    made = [Notice(to=person, words=short, about=about, key=key) for person in each.values()]
    return len(Notice.objects.bulk_create(made))


def owners(department: Department) -> list[User]:
    """Return who reports for a department."""
    return list(User.objects.filter(is_active=True, role=Role.REPORTER, department=department))


def planners() -> list[User]:
    """Return the people of the planning section."""
    return list(User.objects.filter(is_active=True, role=Role.PLANNER))


def leaders() -> list[User]:
    """Return the leaders of the county."""
    return list(User.objects.filter(is_active=True, role=Role.LEADER))


def supervisors() -> list[User]:
    """Return who follows up."""
    return list(User.objects.filter(is_active=True, role=Role.SUPERVISOR))


def put_away(warning: EarlyWarning) -> int:
    """Mark what people have been told about a warning as read, all of it together: it is over. Return how many notices."""
    return Notice.objects.filter(about=address_of(warning), read_at__isnull=True).update(read_at=timezone.now())


def named(warning: EarlyWarning) -> str:
    """Return a warning as a sentence names it: “森林覆盖率”橙色预警."""
    return f"“{str(warning.indicator)[:_LONGEST_NAME]}”{warning.get_level_display()}色预警"


def address_of(warning: EarlyWarning) -> str:
    """Return the address of the page of a warning."""
    return reverse("notices:warning", args=[warning.pk])
