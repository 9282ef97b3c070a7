"""Merging departments (部门合并): what one led and shared goes to the other; what it did in the past stays under its name."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.errors import DepartmentNotMergeable
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import require
from lantu_web.duties.models import Duty
from lantu_web.log.services import write_log
from lantu_web.notices.models import EarlyWarning, Step, WarningStep
from lantu_web.record.models import Commitment, Indicator, Project
from lantu_web.submissions.models import Submission


@transaction.atomic
def merge_departments(*, department: Department, into: Department, by: User) -> dict[str, int]:
    """Merge a department into another; return how many of each thing went over.

    People, lead of indicators, promises and projects, shares, open warnings, and reporting that has still to be handed in go
    over. Submissions handed in, closed warnings and the log keep the old name; the old department stays, no longer in use.

    Raises NotAllowed, DepartmentNotMergeable.
    """
    require("people.manage", by)
    _refuse(department, into)
    moved = {"账号": User.objects.filter(department=department).update(department=into)}
    led = {}
    for model in (Indicator, Commitment, Project):
        rows = model.objects.filter(owner=department)
        led[model.__name__.lower()] = list(rows.values_list("pk", flat=True))
        moved[str(model._meta.verbose_name)] = rows.update(owner=into)
    moved["共同责任"] = _move_shares(department, into)
    moved["预警"] = _move_warnings(department, into, by)
    moved["待报填报单"] = _move_submissions(department, into)
    department.active, department.merged_into = False, into
    department.save(update_fields=["active", "merged_into"])
    write_log(by=by, action="department.merge", about=department, after={"into": into, **moved, "led": led})
    return moved


def would_move(*, department: Department, into: Department, by: User) -> dict[str, int]:
    """Return what merging would move, and move nothing. Raises as `merge_departments`."""
    with transaction.atomic():
        moved = merge_departments(department=Department.objects.get(pk=department.pk), into=into, by=by)
        transaction.set_rollback(True)
    return moved


def _refuse(department: Department, into: Department) -> None:
    why = ""
    if department.pk == into.pk:
        why = "是同一个部门"
    elif not department.active or not into.active:
        why = "有一个已经停用"
    elif department.region_id != into.region_id:
        why = "不属于同一行政区划"
    if why:
        raise DepartmentNotMergeable(name=department.name, into=into.name, why=why)


def _move_shares(department: Department, into: Department) -> int:
    duties = list(Duty.objects.filter(others=department))
    for duty in duties:
        duty.others.remove(department)
        duty.others.add(into)
    return len(duties)


def _move_warnings(department: Department, into: Department, by: User) -> int:
    warnings = list(EarlyWarning.objects.filter(department=department, closed_at__isnull=True))
    for warning in warnings:
        warning.department = into
        warning.save(update_fields=["department"])
        words = f"{department}并入{into}"
        WarningStep.objects.create(warning=warning, step=Step.MOVED, level=warning.level, words=words, by=by)
    return len(warnings)


def _move_submissions(department: Department, into: Department) -> int:
    """Give over what has still to be handed in: the whole submission, or its items where the other has one already."""
    today, moved = timezone.localdate(), 0
    for submission in Submission.objects.filter(
        department=department, window__closes__gte=today, window__withdrawn__isnull=True, submitted_at__isnull=True
    ):
        other = Submission.objects.filter(
            window=submission.window_id, department=into, submitted_at__isnull=True
        ).first()
        if other is not None:
            there = other.items.values("indicator")
            submission.items.exclude(indicator__in=list(there.values_list("indicator", flat=True))).update(
                submission=other
            )
        elif not Submission.objects.filter(window=submission.window_id, department=into).exists():
            submission.department = into
            submission.save(update_fields=["department"])
        moved += 1
    return moved
