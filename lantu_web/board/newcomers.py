"""Who begins to report for a department (新账号) is told what it still has to do: notices go to who has an account when they are sent."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.accounts.joining import joined
from lantu_web.accounts.models import Role, User
from lantu_web.board.todo import Task, todo
from lantu_web.notices.telling import tell
from lantu_web.record.selectors import plans_for


@receiver(joined)
def tell_newcomer(user: User, **_told: Any) -> None:
    """Leave a notice for each thing the department of a new person has to do, part of the transaction that made them."""
    if user.role != Role.REPORTER or user.department_id is None or not user.is_active:
        return
    today = timezone.localdate()
    tasks = {task: None for plan in plans_for(user) for task in todo(user, plan)}
    for one in tasks:
        tell([user], _said(one), one.address, f"joined {one.address} {today}"[:120])


def _said(task: Task) -> str:
    if task.due is None:
        return f"您单位要办的：{task.words}。"
    late = "，已逾期" if task.due < timezone.localdate() else ""
    return f"您单位要办的：{task.words}，{day_words(task.due)}前{late}。"
