"""Rounds of reporting (填报期): opened and extended by the planning section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.observations.periods import bounds, in_words
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.errors import ReasonMissing, WindowNeeds, WindowShut
from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem
from lantu_web.submissions.selectors import is_open
from lantu_web.submissions.telling import tell_extended, tell_opened


@transaction.atomic
def open_window(
    *, plan: Plan, name: str, period: str, opens: date, due: date, closes: date, indicators: Iterable[Indicator],
    by: User, demo: bool = False,
) -> ReportingWindow:  # fmt: skip
    """Open a round for a period, give each lead unit its submission and tell it; of a later day, `remind` tells then.

    Raises:
        NotAllowed, PeriodNotUnderstood.
        WindowNeeds: days out of order, a name used before, no indicator, or one without a lead unit.
    """
    require("window.manage", by)
    bounds(period)
    asked = list(indicators)
    _refuse_unanswerable(plan, asked)
    window = ReportingWindow(plan=plan, name=name, period=period, opens=opens, due=due, closes=closes, demo=demo)
    try:
        window.full_clean()
    except ValidationError as wrong:
        raise WindowNeeds(why="；".join(wrong.messages).rstrip("。")) from wrong
    window.save()
    window.indicators.set(asked)
    _ask(window, asked)
    after = {"period": in_words(period), "opens": opens, "due": due, "closes": closes, "indicators": len(asked)}
    write_log(by=by, action="window.manage", about=window, after=after)
    if is_open(window):
        tell_opened(window)
    return window


@transaction.atomic
def extend_window(*, window: ReportingWindow, due: date, closes: date, reason: str, by: User) -> ReportingWindow:
    """Put due and closing day later, for a reason that the log keeps. Raises NotAllowed, ReasonMissing, WindowNeeds."""
    require("window.manage", by)
    held = ReportingWindow.objects.select_for_update().get(pk=window.pk)
    if not reason.strip():
        raise ReasonMissing(what="延期的原因")
    if due < held.due or closes < held.closes or (due, closes) == (held.due, held.closes):
        raise WindowNeeds(why=f"延期后的日期（{due}、{closes}）没有晚于原来的（{held.due}、{held.closes}）")
    if closes < due:
        raise WindowNeeds(why="关闭日早于截止日")
    before = {"due": held.due, "closes": held.closes}
    held.due, held.closes = due, closes
    held.save(update_fields=["due", "closes"])
    after = {"due": due, "closes": closes, "reason": reason.strip()}
    write_log(by=by, action="window.extend", about=held, before=before, after=after)
    if is_open(held):
        tell_extended(held, reason.strip())
    return held


def require_open(window: ReportingWindow) -> None:
    """Return if a round may be filled today. Raises WindowShut, with the day it opened or closed."""
    today = timezone.localdate()
    if today < window.opens:
        raise WindowShut(window=window.name, why=f"要到 {window.opens} 才开放")
    if today > window.closes:
        raise WindowShut(window=window.name, why=f"已于 {window.closes} 关闭")


def _refuse_unanswerable(plan: Plan, asked: list[Indicator]) -> None:
    if not asked:
        raise WindowNeeds(why="没有选指标")
    if other := [one.name for one in asked if one.plan_id != plan.pk or one.withdrawn_in_id is not None]:
        raise WindowNeeds(why=f"“{other[0]}”不是本规划现有的指标")
    if nobody := [one.name for one in asked if one.owner_id is None]:
        raise WindowNeeds(why=f"“{'”“'.join(nobody[:5])}”还没有牵头单位")


def _ask(window: ReportingWindow, asked: list[Indicator]) -> None:
    by_owner: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in asked:
        by_owner[indicator.owner_id or 0].append(indicator)
    for owner, theirs in by_owner.items():
        submission = Submission.objects.create(window=window, department_id=owner)
        SubmissionItem.objects.bulk_create(
            SubmissionItem(submission=submission, indicator=one, source=submission.department.name) for one in theirs
        )
