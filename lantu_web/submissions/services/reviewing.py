"""Reviewing (审核): approve, return, sample; and correcting what was approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from lantu.errors import LantuError
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.frame.days import moment_words
from lantu_web.log.services import write_log
from lantu_web.observations.models import Channel, Observation, Release
from lantu_web.observations.services import correct_figure, record_figure
from lantu_web.submissions.errors import OwnSubmission, ReasonMissing, ReviewedAlready
from lantu_web.submissions.models import Decision, Review, State, SubmissionItem
from lantu_web.submissions.telling import tell_returned


@transaction.atomic
def approve(*, item: SubmissionItem, revision: int, by: User, note: str = "") -> SubmissionItem:
    """Approve what a reviewer saw: the figure goes into the record and the item is locked.

    Raises:
        NotAllowed.
        OwnSubmission: who submitted would approve.
        ReviewedAlready: another decided first, or the item changed.
        FigureExists: the department gave a figure for the period before.
    """
    held = _waiting(item, revision, by)
    if held.submitted_by_id == by.pk:
        raise OwnSubmission(what=held)
    held.observation = record_figure(
        indicator=held.indicator,
        period=held.submission.window.period,
        value=held.value,  # type: ignore[arg-type]  # a constraint of the table: what is submitted has a value
        unit=held.indicator.unit,
        source=held.source or held.submission.department.name,
        by=by,
        channel=Channel.SUBMISSION,
        release=Release(held.release),
        note=held.explanation,
    )
    _decide(held, State.APPROVED, Decision.APPROVED, by, reason=note)
    return held


@transaction.atomic
def return_item(*, item: SubmissionItem, revision: int, reason: str, by: User) -> SubmissionItem:
    """Give an item back to its department for a reason, and tell it. Raises NotAllowed, ReasonMissing, ReviewedAlready."""
    if not reason.strip():
        raise ReasonMissing(what="退回的理由")
    held = _waiting(item, revision, by)
    _decide(held, State.RETURNED, Decision.RETURNED, by, reason=reason)
    tell_returned(held, reason.strip(), by)
    return held


def approve_all(*, revisions: Mapping[int, int], by: User) -> tuple[list[SubmissionItem], list[str]]:
    """Approve several items, each for itself; return those approved and, in words, why the others were not."""
    require("submission.review", by)
    done, refused = [], []
    for item in SubmissionItem.objects.filter(pk__in=revisions).order_by("submitted_at", "pk"):
        try:
            done.append(approve(item=item, revision=revisions[item.pk], by=by))
        except LantuError as why:
            refused.append(str(why))
    return done, refused


@transaction.atomic
def sample(*, item: SubmissionItem, method: str, finding: str, by: User) -> Review:
    """Record that an item was verified by sampling (抽查核实): who, when, how, and what was found.

    Raises NotAllowed, ReasonMissing.
    """
    require("submission.review", by, item)
    for words, what in ((method, "核实方式"), (finding, "核实结果")):
        if not words.strip():
            raise ReasonMissing(what=what)
    review = Review(item=item, decision=Decision.SAMPLED, method=method.strip(), reason=finding.strip(), by=by)
    review.full_clean()
    review.save()
    after = {"method": review.method, "finding": review.reason}
    write_log(by=by, action="submission.sample", about=item, after=after)
    return review


@transaction.atomic
def correct(*, item: SubmissionItem, figure_id: int, value: Decimal, reason: str, by: User) -> Observation:
    """Correct an approved figure: a new figure that says who and why; item and first figure stay as they were.

    `figure_id` is the figure the person saw. Raises NotAllowed, ReasonMissing, ReviewedAlready, FigureExists, FigureTooLong.
    """
    require("figure.correct", by, item)
    if not reason.strip():
        raise ReasonMissing(what="更正的原因")
    held = current_figure(item)
    if held is None or held.pk != figure_id:
        raise ReviewedAlready(what=item, how="刚被别人更正过" if held else "还没有入库数据")
    return correct_figure(
        figure=held, value=value, release=Release.REVISED, reason=reason, source=held.source, by=by
    )  # fmt: skip


def current_figure(item: SubmissionItem, at: datetime | None = None) -> Observation | None:
    """Return the figure of an approved item that holds at a moment, after its corrections. None: now."""
    held, known = item.observation, Q() if at is None else Q(recorded_at__lte=at)
    while held is not None and (later := Observation.objects.filter(known, supersedes=held).first()) is not None:
        held = later
    return held


def _waiting(item: SubmissionItem, revision: int, by: User) -> SubmissionItem:
    """Return the item, locked, if it still waits as the reviewer saw it."""
    rows = SubmissionItem.objects.select_for_update(of=("self",)).select_related(
        "indicator__plan", "submission__window", "submission__department", "submitted_by"
    )
    held = rows.get(pk=item.pk)
    require("submission.review", by, held)
    if held.state != State.SUBMITTED:
        raise ReviewedAlready(what=held, how=_how(held))
    if held.revision != revision:
        raise ReviewedAlready(what=held, how="在您打开页面之后撤回、修改并重新提交过")
    return held


def _how(held: SubmissionItem) -> str:
    last = held.reviews.select_related("by").exclude(decision=Decision.SAMPLED).first()
    if held.state == State.DRAFT or last is None:
        return "已被填报单位撤回"
    return f"已由{last.by.name}于{moment_words(last.at)} {last.get_decision_display()}"


def _decide(held: SubmissionItem, state: State, decision: Decision, by: User, reason: str) -> None:
    before = {"state": held.get_state_display()}
    held.state = state
    held.revision += 1
    held.save(update_fields=["state", "revision", "observation"])
    review = Review(item=held, decision=decision, reason=reason.strip(), by=by)
    review.full_clean()
    review.save()
    after: dict[str, Any] = {"state": held.get_state_display(), "reason": reason.strip(), "value": held.value}
    write_log(by=by, action="submission.review", about=held, before=before, after=after)
