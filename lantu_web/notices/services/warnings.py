"""Opening, raising and lowering warnings by rule, replying and accepting; closing and following up are beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zlib import crc32

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lantu.standards.status_rules import StatusRules, status_rules
from lantu.standards.working_day_calendar import Deadline, after_working_days
from lantu.tracking.moments import day_words
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.notices.announcing import tell_department, tell_planners
from lantu_web.notices.judging import Judgement, code_of, is_news, judge, level_of, respond_days
from lantu_web.notices.models import EarlyWarning, Level, Step, WarningStep
from lantu_web.notices.stages import Stage
from lantu_web.notices.stepping import add_step, in_stage, locked, not_past
from lantu_web.notices.telling import address_of, leaders, named, owners, planners, tell
from lantu_web.record.models import Indicator, Plan

_NAMES = 8  # in a notice


@dataclass
class Evaluation:
    """What judging the whole record changed, and what it could not judge."""

    opened: list[EarlyWarning] = field(default_factory=list)
    raised: list[EarlyWarning] = field(default_factory=list)
    lowered: list[EarlyWarning] = field(default_factory=list)
    eased: list[EarlyWarning] = field(default_factory=list)
    without_owner: list[Judgement] = field(default_factory=list)
    not_judged: list[Judgement] = field(default_factory=list)

    @property
    def words(self) -> str:
        """In one sentence."""
        done = f"新发 {len(self.opened)} 条，升级 {len(self.raised)} 条，降级 {len(self.lowered)} 条，可解除 {len(self.eased)} 条"
        left = f"；{len(self.without_owner)} 项应预警但没有牵头单位，请先分工" if self.without_owner else ""
        odd = f"；{len(self.not_judged)} 项数据或口径有疑问，没有判断" if self.not_judged else ""
        return done + left + odd


@transaction.atomic
def evaluate(*, plan: Plan, by: User | None, on: date | None = None, demo_since: datetime | None = None) -> Evaluation:
    """Open, raise and lower the warnings of a plan by the ladder of the day; doing it again changes nothing.

    `by` None is the program itself, run daily. `demo_since` makes what is opened part of the demonstration, open since then.
    Raises NotAllowed.
    """
    if by is not None:
        require("warning.open", by)
    day = on or timezone.localdate()
    rules, told = status_rules(day), Evaluation()
    indicators = list(_judged(plan))
    there = {one.indicator_id: one for one in _open(plan).select_for_update()}
    codes = {key: code_of(one.level, rules) for key, one in there.items()}
    for one in judge(indicators, codes, day):
        _follow(one, there.get(one.indicator.pk), rules, day, by, told)
    if demo_since is not None:
        EarlyWarning.objects.filter(pk__in=[one.pk for one in told.opened]).update(opened_at=demo_since)
        WarningStep.objects.filter(warning__in=told.opened).update(at=demo_since)
    if changed := sum(len(x) for x in (told.opened, told.raised, told.lowered, told.eased)):
        write_log(by=by, action="warning.open", about=plan, after={"结果": told.words, "变化": changed})
    tell_planners(plan, {Step.OPENED: told.opened, Step.RAISED: told.raised, Step.LOWERED: told.lowered})
    told.without_owner.sort(key=lambda one: _gravity(one, rules), reverse=True)
    if told.without_owner:
        _tell_unled(plan, told.without_owner)
    return told


@transaction.atomic
def reply(*, warning: EarlyWarning, words: str, measure: str, done_by: date, by: User) -> None:
    """Record what the lead unit answers, what it will do, and by when that is done.

    Raises NotAllowed, WarningNotSo; ValidationError for no words or a day that is over.
    """
    warning = locked(warning)
    require("warning.reply", by, warning)
    in_stage(warning, "答复", Stage.WAITING, Stage.OVERDUE)
    not_past(done_by, "done_by")
    add_step(warning, Step.REPLIED, words, by)
    add_step(warning, Step.MEASURE, measure, by, due=done_by)
    after = {"words": words, "measure": measure, "due": done_by}
    write_log(by=by, action="warning.reply", about=warning, after=after)
    tell(planners(), f"{warning.department}答复了{named(warning)}，请审阅。", address_of(warning), "")


@transaction.atomic
def accept(*, warning: EarlyWarning, accepted: bool, words: str, by: User) -> None:
    """Accept a reply, or return it with a reason and a new day. Raises NotAllowed, WarningNotSo, ValidationError."""
    warning = locked(warning)
    require("warning.accept", by, warning)
    in_stage(warning, "认可或退回", Stage.REPLIED)
    if accepted:
        add_step(warning, Step.ACCEPTED, words or "同意", by)
    else:
        due = after_working_days(timezone.localdate(), respond_days(warning, status_rules(timezone.localdate())))
        warning.due = due.day
        warning.save(update_fields=["due"])
        add_step(warning, Step.RETURNED, words, by, due=due.day)
    write_log(by=by, action="warning.accept", about=warning, after={"accepted": accepted, "words": words})
    said = "认可" if accepted else f"退回，请在{day_words(warning.due)}前重新答复：{words.strip()}"
    tell(
        owners(warning.department), f"{named(warning)}的答复已{said}{'。' if accepted else ''}", address_of(warning), ""
    )


def _tell_unled(plan: Plan, those: list[Judgement]) -> None:
    """Tell the planning section what has no lead unit, once for the same indicators: the list itself stays on the page."""
    names = "、".join(one.indicator.name for one in those[:_NAMES])
    more = f"等 {len(those)} 项" if len(those) > _NAMES else ""
    same = crc32(",".join(str(one.indicator.pk) for one in those).encode())
    there = f"{reverse('notices:warnings')}?plan={plan.pk}#without-lead"
    tell(planners(), f"应预警但没有牵头单位：{names}{more}。请先分工。", there, f"no-owner {plan.pk} {same}")


def _gravity(one: Judgement, rules: StatusRules) -> tuple[int, bool]:
    return level_of(one.warned.level, rules) if one.warned and one.warned.level else 0, one.indicator.binding is True


def _judged(plan: Plan) -> list[Indicator]:
    found = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True).select_related("owner", "plan", "duty")
    return list(found.prefetch_related("amendments", "annual_targets"))


def _open(plan: Plan):  # type: ignore[no-untyped-def]
    return EarlyWarning.objects.filter(indicator__plan=plan, closed_at__isnull=True)


def _follow(
    one: Judgement, there: EarlyWarning | None, rules: StatusRules, on: date, by: User | None, told: Evaluation
) -> None:
    """Bring the warning of one indicator to what was judged."""
    if there is not None and one.indicator.owner_id not in (None, there.department_id):
        _move(there, one.indicator, by)
    if one.warned is None or one.last is None:
        told.not_judged.append(one)
    elif there is not None:
        _bring(there, one, rules, on, by, told)
    elif is_news(one, one.indicator.warnings.order_by("-closed_at").first(), rules):
        if one.indicator.owner is None:
            told.without_owner.append(one)
        else:
            told.opened.append(_opened(one, rules, on, by))


def _opened(one: Judgement, rules: StatusRules, on: date, by: User | None) -> EarlyWarning:
    assert one.warned is not None
    assert one.warned.level is not None
    deadline = after_working_days(on, one.warned.respond_days or 0)
    warning = EarlyWarning(
        indicator=one.indicator, department=one.indicator.owner, level=level_of(one.warned.level, rules),
        reason=one.warned.why, due=deadline.day, judged=one.rests_on, demo=one.indicator.plan.demo,
    )  # fmt: skip
    warning.full_clean()
    warning.save()
    _announce(warning, Step.OPENED, one, deadline, by)
    return warning


def _bring(
    there: EarlyWarning, one: Judgement, rules: StatusRules, on: date, by: User | None, told: Evaluation
) -> None:
    if there.judged == one.rests_on or one.warned is None:
        return
    there.judged, level = one.rests_on, one.warned.level and level_of(one.warned.level, rules)
    if level and level != there.level:
        raised = level > there.level
        deadline = after_working_days(on, one.warned.respond_days or 0)
        there.level, there.reason, there.due = level, one.warned.why, deadline.day
        there.save()
        _announce(there, Step.RAISED if raised else Step.LOWERED, one, deadline, by)
        (told.raised if raised else told.lowered).append(there)
        return
    there.save()
    if level is None:
        add_step(there, Step.EASED, one.warned.why, by)
        tell(planners(), f"{named(there)}的情况好转，可以解除。", address_of(there), "")
        told.eased.append(there)


def _announce(warning: EarlyWarning, step: Step, one: Judgement, deadline: Deadline, by: User | None) -> None:
    assert one.warned is not None
    words = f"{one.warned.why}。要求：{one.warned.action}。"
    add_step(warning, step, words + (f"（{deadline.remark}）" if deadline.remark else ""), by, due=deadline.day)
    write_log(
        by=by,
        action="warning.open",
        about=warning,
        after={"level": warning.level, "reason": warning.reason, "due": warning.due},
    )
    tell_department(warning, step)
    if warning.indicator.binding and warning.level == Level.RED:
        missed = (
            f"约束性指标“{warning.indicator}”{one.last.words if one.last else ''}，按规定报县政府：{warning.reason}"
        )
        tell(leaders(), missed, address_of(warning), "")


def _move(warning: EarlyWarning, indicator: Indicator, by: User | None) -> None:
    before, warning.department = warning.department, indicator.owner  # type: ignore[assignment]
    warning.save(update_fields=["department"])
    add_step(warning, Step.MOVED, f"牵头单位由{before}改为{indicator.owner}", by)
    tell(owners(warning.department), f"{named(warning)}转由您单位答复。", address_of(warning), "")
