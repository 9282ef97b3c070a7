"""What a person has to do now (待办): reporting that is due, figures to review, warnings to answer, promises overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.accounts.permissions import may
from lantu_web.notices.models import Level
from lantu_web.notices.selectors import unanswered_orders, warnings_for
from lantu_web.notices.silence import without_account
from lantu_web.notices.stages import Stage, told
from lantu_web.notices.unled import without_lead
from lantu_web.promises import selectors as promises
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.models import State, SubmissionItem
from lantu_web.submissions.selectors import addable, is_open, submissions_for

_GRAVEST = 3  # named one by one; the rest are counted
_SOON = 3  # days before the last day from which a thing is pressing

_FOR_PLANNERS = {Stage.REPLIED: "认可或退回答复", Stage.DONE: "核对整改并解除"}


class Task(NamedTuple):
    """A thing to do: where it is done, its words, until when (None: no day is set), and the tone of its badge."""

    address: str
    words: str
    due: date | None = None
    tone: str = "fair"


def todo(person: User, plan: Plan) -> list[Task]:
    """Return what a person has to do now, what is overdue or due first in front; a bounded number of queries."""
    found = [
        *_reporting(person),
        *_reviewing(person, plan),
        *_warnings(person, plan),
        *_orders(person, plan),
        *_promises(person, plan),
        *_unled(person, plan),
        *_duties(person, plan),
        *_accounts(person, plan),
        *_rounds(person, plan),
    ]
    order = {"bad": 0, "watch": 1}
    return sorted(found, key=lambda one: (order.get(one.tone, 2), one.due is None, one.due or date.max))


def _reporting(person: User) -> Iterator[Task]:
    if person.role != Role.REPORTER:
        return
    for one in submissions_for(person):
        waiting, returned = getattr(one, "waiting", 0), getattr(one, "returned", 0)
        if waiting and is_open(one.window):
            words = f"填报“{one.window}”：待填 {waiting} 项" + (f"，其中退回 {returned} 项" if returned else "")
            yield Task(
                reverse("submissions:fill", args=[one.pk]), words, one.window.due, _tone(one.window.due, bool(returned))
            )


def _reviewing(person: User, plan: Plan) -> Iterator[Task]:
    if may(person, "submission.review"):
        count = SubmissionItem.objects.filter(submission__window__plan=plan, state=State.SUBMITTED).count()
        if count:
            yield Task(reverse("submissions:queue"), f"审核填报的数：{count} 项待审核")


def _warnings(person: User, plan: Plan) -> Iterator[Task]:
    """For the department that was warned: what is to be answered or carried out; for who accepts answers: those that came."""
    accepts = may(person, "warning.accept")
    for one in map(told, warnings_for(person, plan)):
        address = reverse("notices:warning", args=[one.warning.pk])
        name = f"{one.warning.indicator}{one.word}"
        if accepts and one.stage in _FOR_PLANNERS:
            yield Task(address, f"{_FOR_PLANNERS[one.stage]}：{one.warning.department}，{name}")
        elif person.role != Role.REPORTER or not may(person, "warning.reply", one.warning):
            continue
        elif one.stage in (Stage.WAITING, Stage.OVERDUE):
            yield Task(address, f"答复{one.word}：{one.warning.indicator}", one.due, _tone(one.due))
        elif one.stage is Stage.LATE and one.measure_due is not None:
            yield Task(address, f"报整改进展：{name}，措施已到期", one.measure_due, _tone(one.measure_due))


def _orders(person: User, plan: Plan) -> Iterator[Task]:
    """The 批示 and 督办 a department has still to answer."""
    if person.role == Role.REPORTER and person.department_id is not None:
        for one in unanswered_orders(plan, person.department_id):
            words = f"回复{one.get_step_display()}（{one.by or ''}）：{one.warning.indicator}{Level(one.warning.level).word}"
            tone = _tone(one.due) if one.due else "watch"
            yield Task(reverse("notices:warning", args=[one.warning_id]), words, one.due, tone)


def _promises(person: User, plan: Plan) -> Iterator[Task]:
    """For a department what is overdue and what came back; for who checks, what was reported as done."""
    checks = may(person, "progress.check")
    if person.role != Role.REPORTER and not checks:
        return
    kinds: tuple[tuple[promises.Kind, str, str], ...] = (
        ("commitment", "承诺", "commitments"),
        ("project", "项目", "projects"),
    )
    for kind, words, page in kinds:
        states = promises.states_of(kind, promises.things_for(kind, person, plan), None)
        there = reverse(f"promises:{page}")
        reported, back = (sum(one.code == code for one in states) for code in ("reported", "sent_back"))
        late = sum(one.overdue for one in states)
        if checks and reported:
            yield Task(f"{there}?state=reported", f"核实报完成的{words}：{reported} 项")
        if not checks and back:
            yield Task(f"{there}?state=sent_back", f"{words}完成被退回：{back} 项，请按理由办理后再报", tone="watch")
        if not checks and late:
            yield Task(f"{there}?state=overdue", f"记录{words}进展：{late} 项已过期限，还没有完成", tone="bad")


def _duties(person: User, plan: Plan) -> Iterator[Task]:
    if may(person, "duty.assign"):
        count = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True, owner__isnull=True).count()
        if count:
            yield Task(
                reverse("duties:list"), f"分工：{count} 项指标没有牵头单位，没人报数、没人答复预警", tone="watch"
            )


def _accounts(person: User, plan: Plan) -> Iterator[Task]:
    """Departments that have to report and nobody who could sign in for them."""
    if may(person, "duty.assign") and (found := [one.name for one in without_account(plan)]):
        names = "、".join(found[:_GRAVEST]) + (" 等" if len(found) > _GRAVEST else "")
        words = f"{names} {len(found)} 个部门牵头指标，却没有填报账号，没人能报数、答复预警：请管理员建账号"
        yield Task(f"{reverse('notices:silent')}#no-account", words, tone="watch")


def _unled(person: User, plan: Plan) -> Iterator[Task]:
    """What would be warned of but has no lead unit, the gravest first."""
    if may(person, "duty.assign"):
        found = list(without_lead(plan))
        for one in found[:_GRAVEST]:
            words = f"分工：“{one.indicator}”应发{one.level.word}，没有牵头单位，没有人接到"
            yield Task(reverse("duties:one", args=[one.thing_name]), words, tone="watch")
        if more := len(found[_GRAVEST:]):
            words = f"分工：另有 {more} 项应发预警，也没有牵头单位"
            yield Task(f"{reverse('notices:warnings')}#without-lead", words, tone="watch")


def _rounds(person: User, plan: Plan) -> Iterator[Task]:
    """Rounds that do not ask for what got a lead unit since they opened."""
    if may(person, "window.manage"):
        today = timezone.localdate()
        for window in plan.windows.filter(opens__lte=today, closes__gte=today, withdrawn__isnull=True).select_related(
            "plan"
        ):
            count = len(addable(window))
            if count:
                words = f"填报“{window}”：{count} 项指标有了牵头单位，还没有列入"
                yield Task(reverse("submissions:window", args=[window.pk]), words, window.due)


def _tone(due: date, pressing: bool = False) -> str:
    days = (due - timezone.localdate()).days
    return "bad" if days < 0 else "watch" if pressing or days <= _SOON else "fair"
