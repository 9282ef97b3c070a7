"""Reminding: who has something due or overdue is told once a day, in the page, and outside where that is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from lantu.errors import LantuError
from lantu.standards.working_day_calendar import after_working_days
from lantu.tracking.moments import day_words
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.duties.selectors import due_duties
from lantu_web.log.services import write_log
from lantu_web.notices.models import Delivery, EarlyWarning, Notice, Outlet, ReminderRules, Step, WarningStep
from lantu_web.notices.robots import Answer, check_host, speak
from lantu_web.notices.selectors import open_warnings, reminder_rules, unanswered_orders
from lantu_web.notices.silence import silent
from lantu_web.notices.stages import Stage, told
from lantu_web.notices.telling import address_of, leaders, named, owners, planners, supervisors, tell
from lantu_web.record.models import Plan
from lantu_web.submissions.models import ReportingWindow
from lantu_web.submissions.telling import remind_of_rounds

_LINES = 30  # of a plan in a group chat


@transaction.atomic
def remind(*, plan: Plan, on: date | None = None) -> int:
    """Tell people what is due soon or overdue, and raise warnings nobody replied to; return how many notices were left.

    On one day it does so once, however often it runs.
    """
    day = on or timezone.localdate()
    soon = after_working_days(day, reminder_rules().days_before).day
    rounds = ReportingWindow.objects.filter(plan=plan, opens__lte=day, closes__gte=day)
    left = remind_of_rounds(rounds, day, soon) + _of_warnings(plan, day, soon) + _of_duties(plan, day, soon)
    if quiet := silent(plan, on=day).overdue:
        names = "、".join(f"{one.department}（{one.late_words}）" for one in quiet[:8])
        words = f"没有报的部门：{names}{f' 等 {len(quiet)} 个' if len(quiet) > 8 else ''}。"
        left += tell(planners(), words, f"/silent/?plan={plan.pk}", f"silent {plan.pk} {day}")
    if left:
        write_log(by=None, action="reminder.run", about=plan, after={"日期": day, "通知": left})
    return left


def send_outside(*, plans: Sequence[Plan], on: date | None = None) -> list[Delivery]:
    """Send the day's reminders of all plans by mail and to the robots, once a day each; what did not arrive is tried again next time.

    Nothing is sent while a transaction is open: a slow server outside holds up no one here.
    """
    day = on or timezone.localdate()
    sent = []
    for outlet in Outlet.objects.filter(active=True):
        held = _claim(day, f"robot {outlet.name}", digest(plans, day))
        if held is not None:
            sent.append(record_answer(held, _spoken(outlet, held.words)))
    if reminder_rules().by_mail and settings.EMAIL_HOST:
        for person in User.objects.filter(is_active=True).exclude(email=""):
            words = "\n".join(Notice.objects.filter(to=person, read_at__isnull=True, sent_at__date=day).values_list("words", flat=True))  # fmt: skip
            held = _claim(day, f"mail {person.username}", words) if words else None
            if held is not None:
                sent.append(record_answer(held, _mailed(person, words)))
    return sent


def digest(plans: Sequence[Plan], day: date) -> str:
    """Return the day's reminder for a group chat: what `silent` says, plan by plan; no figures leave the house."""
    lines = []
    for plan in plans:
        of_plan = _digest_of(plan, day)
        lines += [f"《{plan}》", *of_plan] if of_plan and len(plans) > 1 else of_plan
    return "\n".join([f"规划实施提醒 {day_words(day)}", *(lines or ["今天没有该报没报的部门。"])])


def _digest_of(plan: Plan, day: date) -> list[str]:
    quiet = silent(plan, on=day)
    unanswered = Counter(one.warning.department.name for one in quiet.unanswered)
    lines = [f"{one.department}：{one.count} 项没有报，{one.late_words}" for one in quiet.overdue]
    lines += [f"{one.department}：{one.count} 项待报，{day_words(one.due)}截止" for one in quiet.to_come]
    lines += [f"{name}：{number} 条预警没有答复" for name, number in unanswered.items()]
    return lines if len(lines) <= _LINES else [*lines[:_LINES], f"……共 {len(lines)} 条，请到工作台看“谁没有报”"]


@transaction.atomic
def record_answer(held: Delivery, answer: Answer) -> Delivery:
    """Keep how a sending went, and log it."""
    held.tries, held.arrived, held.fault = held.tries + answer.tries, answer.arrived, answer.fault[:200]
    held.save(update_fields=["tries", "arrived", "fault"])
    after = {"arrived": held.arrived, "tries": held.tries, "fault": held.fault}
    write_log(by=None, action="reminder.send", about=held, after=after)
    return held


@transaction.atomic
def mark_read(*, person: User, key: int | None = None) -> int:
    """Mark a notice as read, or all of a person's; return how many. What a person has read is no change of the record: no log."""
    require("session.own", person)
    unread = Notice.objects.filter(to=person, read_at__isnull=True)
    return (unread if key is None else unread.filter(pk=key)).update(read_at=timezone.now())


@transaction.atomic
def set_rules(*, days_before: int, by_mail: bool, by: User) -> ReminderRules:
    """Set when people are reminded. Raises NotAllowed, ValidationError."""
    require("reminders.manage", by)
    rules = reminder_rules()
    before = {"days_before": rules.days_before, "by_mail": rules.by_mail}
    rules.days_before, rules.by_mail = days_before, by_mail
    rules.full_clean()
    rules.save()
    write_log(
        by=by,
        action="reminders.manage",
        about=rules,
        before=before,
        after={"days_before": days_before, "by_mail": by_mail},
    )
    return rules


@transaction.atomic
def add_outlet(*, name: str, robot: str, url: str, by: User) -> Outlet:
    """Add a group chat's robot. Its address is a secret and is not logged. Raises NotAllowed, HostNotAllowed, ValidationError."""
    require("reminders.manage", by)
    check_host(url)
    outlet = Outlet(name=name, robot=robot, url=url)
    outlet.full_clean()
    outlet.save()
    write_log(by=by, action="reminders.manage", about=outlet, after={"name": name, "robot": robot})
    return outlet


@transaction.atomic
def switch_outlet(*, outlet: Outlet, active: bool, by: User) -> None:
    """Switch a robot on or off. Raises NotAllowed."""
    require("reminders.manage", by)
    before, outlet.active = outlet.active, active
    outlet.save(update_fields=["active"])
    write_log(by=by, action="reminders.manage", about=outlet, before={"active": before}, after={"active": active})


def try_outlet(*, outlet: Outlet, by: User) -> Answer:
    """Say a word to a robot to see whether it answers. Raises NotAllowed, HostNotAllowed."""
    require("reminders.manage", by)
    answer = speak(outlet.robot, outlet.url, "规划实施提醒：这是一条测试消息。")
    _tried(outlet, answer, by)
    return answer


@transaction.atomic
def _tried(outlet: Outlet, answer: Answer, by: User) -> None:
    write_log(
        by=by,
        action="reminder.send",
        about=outlet,
        after={"arrived": answer.arrived, "tries": answer.tries, "fault": answer.fault},
    )


@transaction.atomic
def _claim(day: date, through: str, words: str) -> Delivery | None:
    """Return the day's sending through something if it has still to arrive, None where it did."""
    held, _ = Delivery.objects.select_for_update().get_or_create(
        day=day, through=through[:60], defaults={"words": words}
    )
    return None if held.arrived else held


def _spoken(outlet: Outlet, words: str) -> Answer:
    try:
        return speak(outlet.robot, outlet.url, words)
    except LantuError as refused:
        return Answer(False, 0, str(refused))


def _mailed(person: User, words: str) -> Answer:
    try:
        send_mail("规划实施提醒", words, None, [person.email])
    except OSError as lost:
        return Answer(False, 1, f"邮件没有发出（{type(lost).__name__}）")
    return Answer(True, 1, "")


def _of_warnings(plan: Plan, day: date, soon: date) -> int:
    """Tell who has a warning to answer, a measure that is overdue, or a 批示 or 督办 to answer: daily from `soon` on."""
    left = 0
    for one in (told(warning, on=day) for warning in open_warnings(plan)):
        if one.stage is Stage.OVERDUE:
            left += _escalate(one.warning, one.due, day)
        elif one.stage is Stage.WAITING and one.due <= soon:
            left += _remind(one.warning, f"请在{day_words(one.due)}前答复{named(one.warning)}。", day, "warning")
        elif one.stage is Stage.LATE and one.measure_due is not None:
            words = f"{named(one.warning)}的整改措施应在{day_words(one.measure_due)}完成，请报整改进展。"
            left += _remind(one.warning, words, day, "measure")
    for order in unanswered_orders(plan):
        if order.due is not None and order.due <= soon:
            words = f"请在{day_words(order.due)}前回复{named(order.warning)}的{order.get_step_display()}。"
            words = (
                words
                if order.due >= day
                else f"{named(order.warning)}的{order.get_step_display()}应在{day_words(order.due)}前回复，已逾期，请尽快回复。"
            )
            left += _remind(order.warning, words, day, f"order {order.pk}")
    return left


def _remind(warning: EarlyWarning, words: str, day: date, key: str) -> int:
    return tell(owners(warning.department), words, address_of(warning), f"{key} {warning.pk} {day}")


def _escalate(warning: EarlyWarning, due: date, day: date) -> int:
    """Carry a warning without reply to the leaders: a step once for each day it was due, a notice to the owner daily."""
    words = f"{warning.department}没有在{day_words(due)}前答复{named(warning)}。"
    if not warning.steps.filter(step=Step.ESCALATED, words=words).exists():
        WarningStep.objects.create(warning=warning, step=Step.ESCALATED, level=warning.level, words=words)
        write_log(by=None, action="warning.escalate", about=warning, after={"due": due})
    people: Iterable[User] = [*leaders(), *supervisors(), *planners()]
    left = tell(people, words, address_of(warning), f"escalated {warning.pk} {due}")
    late = f"{named(warning)}应在{day_words(due)}前答复，已逾期，请尽快答复。"
    return left + _remind(warning, late, day, "warning")


def _of_duties(plan: Plan, day: date, soon: date) -> int:
    left = 0
    for duty in (
        due_duties(soon).select_related("indicator__owner", "commitment__owner", "project__owner").filter(due__gte=day)
    ):
        thing = duty.indicator or duty.commitment or duty.project
        if thing is not None and thing.plan_id == plan.pk and thing.owner is not None:
            words = f"“{str(thing)[:60]}”{day_words(duty.due)}到期。" if duty.due else ""
            left += tell(
                owners(thing.owner),
                words,
                f"/duties/of/{thing._meta.model_name}-{thing.pk}/",
                f"duty {duty.pk} {duty.due}",
            )
    return left
