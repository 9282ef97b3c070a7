"""Urging (催办) who is silent: a notice, once a day for each person and matter."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.notices.errors import NothingToUrge
from lantu_web.notices.models import EarlyWarning
from lantu_web.notices.selectors import urging_key
from lantu_web.notices.stages import Stage, told
from lantu_web.notices.telling import address_of, named, owners, tell
from lantu_web.submissions.models import Submission
from lantu_web.submissions.owed import counted
from lantu_web.submissions.reported import reported
from lantu_web.submissions.telling import address_of_round


@transaction.atomic
def urge_report(*, submission: Submission, by: User) -> int:
    """Urge a department that has not reported a round past its day; return how many people were told, 0 where they were today.

    Raises NotAllowed, NothingToUrge.
    """
    require("silence.urge", by)
    (one,) = reported(counted(Submission.objects.filter(pk=submission.pk)), timezone.localdate())
    if not one.overdue:
        raise NothingToUrge(
            department=one.department, why=f"“{one.window}”已经报齐" if not one.owed else "还没有过截止日"
        )
    words = f"{by.name}催办：“{one.window}”还有 {one.owed} 项没有报，{day_words(one.window.due)}截止，请尽快报。"
    left = _tell(one.department, words, address_of_round(one.submission), submission)
    if left:
        write_log(
            by=by, action="silence.urge", about=submission, after={"department": one.department, "count": one.owed}
        )
    return left


@transaction.atomic
def urge_reply(*, warning: EarlyWarning, by: User) -> int:
    """Urge a department that has not answered a warning in time; return as `urge_report`. Raises NotAllowed, NothingToUrge."""
    require("silence.urge", by)
    one = told(warning)
    if one.stage is not Stage.OVERDUE:
        raise NothingToUrge(department=warning.department, why=f"{named(warning)}{one.stage.value}")
    words = f"{by.name}催办：{named(warning)}应在{day_words(one.due)}前答复，请尽快答复。"
    left = _tell(warning.department, words, address_of(warning), warning)
    if left:
        write_log(by=by, action="silence.urge", about=warning, after={"department": warning.department, "due": one.due})
    return left


def _tell(department: Department, words: str, about: str, matter: Any) -> int:
    people = owners(department)
    if not people:
        raise NothingToUrge(department=department, why="没有填报账号，没有人收得到")
    return tell(people, words, about, urging_key(matter, timezone.localdate()))
