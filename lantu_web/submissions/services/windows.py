"""Rounds of reporting (填报期): opened and extended by the planning section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.observations.periods import bounds, in_words
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.errors import ReasonMissing, WindowNeeds, WindowShut, WindowThere
from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem
from lantu_web.submissions.owed import OPEN
from lantu_web.submissions.selectors import is_open
from lantu_web.submissions.telling import tell_added, tell_extended, tell_opened


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
    if ReportingWindow.objects.filter(plan=plan, period=period, name=name, withdrawn__isnull=True).exists():
        raise WindowThere(window=name, period=in_words(period))
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
    refuse_withdrawn(held)
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


@transaction.atomic
def ask_more(*, window: ReportingWindow, indicators: Iterable[Indicator], by: User) -> ReportingWindow:
    """Ask for further indicators in a round that has not closed, and tell their lead units. Raises NotAllowed, WindowNeeds, WindowShut."""
    require("window.manage", by)
    held = ReportingWindow.objects.select_for_update(of=("self",)).select_related("plan").get(pk=window.pk)
    refuse_withdrawn(held)
    if timezone.localdate() > held.closes:
        raise WindowShut(window=held.name, why=f"已于 {held.closes} 关闭")
    there = set(held.indicators.values_list("pk", flat=True))
    asked = [one for one in indicators if one.pk not in there]
    _refuse_unanswerable(held.plan, asked)
    held.indicators.add(*asked)
    _ask(held, asked)
    write_log(by=by, action="window.add", about=held, after={"indicators": [one.name for one in asked]})
    if is_open(held):
        tell_added(held, {one.owner_id for one in asked if one.owner_id})
    return held


@transaction.atomic
def follow_leads(*, indicators: Iterable[int], by: User) -> int:
    """Give what is not submitted yet of rounds that have not closed to the department that leads now; return how many items moved.

    Raises NotAllowed.
    """
    require("duty.assign", by)
    moved = SubmissionItem.objects.filter(
        indicator__in=list(indicators), indicator__owner__isnull=False, state__in=OPEN,
        submission__window__closes__gte=timezone.localdate(),
    ).exclude(submission__department=F("indicator__owner"))  # fmt: skip
    rows = list(moved.select_related("indicator__owner", "submission__window", "submission__department"))
    for item in rows:
        _give(item, by)
    for window in {item.submission.window for item in rows}:
        theirs = {
            item.indicator.owner_id
            for item in rows
            if item.submission.window_id == window.pk and item.indicator.owner_id
        }
        if is_open(window):
            tell_added(window, theirs)
    return len(rows)


def _give(item: SubmissionItem, by: User) -> None:
    """Move an item to the submission of the department that leads its indicator."""
    before, owner = item.submission.department, item.indicator.owner
    assert owner is not None
    item.submission, _ = Submission.objects.get_or_create(window=item.submission.window, department=owner)
    if item.source == before.name:
        item.source = owner.name
    item.revision += 1
    item.save(update_fields=["submission", "source", "revision"])
    write_log(by=by, action="submission.move", about=item, before={"department": before}, after={"department": owner})


def require_open(window: ReportingWindow) -> None:
    """Return if a round may be filled today. Raises WindowShut, with the day it opened or closed."""
    refuse_withdrawn(window)
    today = timezone.localdate()
    if today < window.opens:
        raise WindowShut(window=window.name, why=f"要到 {window.opens} 才开放")
    if today > window.closes:
        raise WindowShut(window=window.name, why=f"已于 {window.closes} 关闭")


def refuse_withdrawn(window: ReportingWindow) -> None:
    """Return if a round was not withdrawn. Raises WindowShut, with the day."""
    if window.withdrawn is not None:
        raise WindowShut(window=window.name, why=f"已于 {window.withdrawn} 撤销，不再要报")


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
        submission, _ = Submission.objects.get_or_create(window=window, department_id=owner)
        SubmissionItem.objects.bulk_create(
            SubmissionItem(submission=submission, indicator=one, source=submission.department.name) for one in theirs
        )
