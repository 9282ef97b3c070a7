"""Following a warning up: the leader instructs (批示), the supervisor presses (督办), the department answers and tells how its measure goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import WarningNotSo
from lantu_web.evidence.keeping import Brought, kept
from lantu_web.log.services import write_log
from lantu_web.notices.models import ORDERS, EarlyWarning, Step, WarningStep
from lantu_web.notices.stages import Stage
from lantu_web.notices.stepping import add_step, in_stage, locked, not_past
from lantu_web.notices.telling import address_of, named, owners, planners, tell

PERMISSIONS = {Step.INSTRUCTED: "warning.instruct", Step.SUPERVISED: "warning.supervise"}
_OPEN = tuple(one for one in Stage if one is not Stage.CLOSED)


@transaction.atomic
def give_order(*, warning: EarlyWarning, step: Step, words: str, due: date | None, by: User) -> WarningStep:
    """Record a leader's instruction (批示) or a supervisor's note (督办), and tell department and planning section.

    Raises NotAllowed, WarningNotSo; ValidationError for no words or a day that is over.
    """
    warning = locked(warning)
    require(PERMISSIONS[step], by, warning)
    in_stage(warning, step.label, *_OPEN)
    not_past(due, "due")
    made = add_step(warning, step, words, by, due=due)
    write_log(by=by, action=PERMISSIONS[step], about=warning, after={"words": made.words, "due": due})
    until = f"{day_words(due)}前" if due else ""
    said = f"{by.name}对{named(warning)}作出{step.label}"
    tell(owners(warning.department), f"{said}，请{until}回复：{made.words}", address_of(warning), "")
    tell(planners(), f"{said}，由{warning.department}{until}回复：{made.words}", address_of(warning), "")
    return made


@transaction.atomic
def answer(*, order: WarningStep, words: str, by: User, attached: Sequence[Brought] = ()) -> WarningStep:
    """Answer an instruction or a supervision note, once; who gave it is told. A closed warning's may still be answered.

    Raises NotAllowed, WarningNotSo; ValidationError for no words; EvidenceRefused, EvidenceNotStored.
    """
    warning = locked(order.warning)
    require("warning.report", by, warning)
    if order.step not in ORDERS or order.answers.exists():
        raise WarningNotSo(state="的这条批示或督办已经回复过", step="再回复")
    with kept(attached) as facts:
        made = add_step(warning, Step.ANSWERED, words, by, about=order, files=facts)
        names = [one.name for one in facts]
        write_log(by=by, action="warning.report", about=warning, after={"words": made.words, "files": names})
    given = [order.by] if order.by is not None and order.by.is_active else []
    said = f"{warning.department}回复了{named(warning)}的{order.get_step_display()}：{made.words}"
    tell([*given, *planners()], said, address_of(warning), "")
    return made


@transaction.atomic
def report_progress(
    *, warning: EarlyWarning, words: str, day: date, done: bool, by: User, attached: Sequence[Brought] = ()
) -> WarningStep:
    """Record how the accepted measure goes on, or that it is done, with the day it is told of.

    Raises NotAllowed, WarningNotSo; ValidationError for no words or a day to come; EvidenceRefused, EvidenceNotStored.
    """
    warning = locked(warning)
    require("warning.report", by, warning)
    in_stage(warning, "报整改进展", Stage.ACCEPTED, Stage.LATE, Stage.DONE)
    if day > timezone.localdate():
        raise ValidationError({"day": "进展日期不能晚于今天。"})
    step = Step.DONE if done else Step.PROGRESS
    with kept(attached) as facts:
        made = add_step(warning, step, words, by, day=day, files=facts)
        names = [one.name for one in facts]
        after = {"words": made.words, "day": day, "done": done, "files": names}
        write_log(by=by, action="warning.report", about=warning, after=after)
    said = "报告整改完成，请核对后解除" if done else "报告了整改进展"
    tell(planners(), f"{warning.department}{said}：{named(warning)}。", address_of(warning), "")
    return made
