"""Every write about warnings; reminders are in reminding.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu.standards.status_rules import StatusRules, status_rules
from lantu.standards.working_day_calendar import Deadline, after_working_days
from lantu.tracking.moments import day_words
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import WarningNotSo
from lantu_web.log.services import write_log
from lantu_web.notices.judging import Judgement, code_of, judge, level_of, respond_days
from lantu_web.notices.models import EarlyWarning, Level, Step, WarningStep
from lantu_web.notices.selectors import Stage, stage_of
from lantu_web.notices.telling import address_of, leaders, owners, planners, tell
from lantu_web.record.models import Indicator, Plan


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
    if told.without_owner:
        names = "、".join(j.indicator.name for j in told.without_owner[:5])
        tell(
            planners(),
            f"应预警但没有牵头单位：{names}。请先分工。",
            f"/duties/?kind=indicator&owner=none&plan={plan.pk}",
            f"no-owner {plan.pk} {day}",
        )
    return told


@transaction.atomic
def reply(*, warning: EarlyWarning, words: str, measure: str, by: User) -> None:
    """Record what the lead unit answers and what it will do. Raises NotAllowed, WarningNotSo, ValidationError for no words."""
    warning = _locked(warning)
    require("warning.reply", by, warning)
    _in_stage(warning, "答复", Stage.WAITING, Stage.OVERDUE)
    _step(warning, Step.REPLIED, words, by)
    _step(warning, Step.MEASURE, measure, by)
    write_log(by=by, action="warning.reply", about=warning, after={"words": words, "measure": measure})
    tell(planners(), f"{warning.department}答复了{warning}，请审阅。", address_of(warning), "")


@transaction.atomic
def accept(*, warning: EarlyWarning, accepted: bool, words: str, by: User) -> None:
    """Accept a reply, or return it with a reason and a new day. Raises NotAllowed, WarningNotSo, ValidationError."""
    warning = _locked(warning)
    require("warning.accept", by, warning)
    _in_stage(warning, "认可或退回", Stage.REPLIED)
    if accepted:
        _step(warning, Step.ACCEPTED, words or "同意", by)
    else:
        due = after_working_days(timezone.localdate(), respond_days(warning, status_rules(timezone.localdate())))
        warning.due = due.day
        warning.save(update_fields=["due"])
        _step(warning, Step.RETURNED, words, by, due)
    write_log(by=by, action="warning.accept", about=warning, after={"accepted": accepted, "words": words})
    told = f"{warning}的答复已{'认可' if accepted else '退回，请重新答复'}。"
    tell(owners(warning.department), told, address_of(warning), "")


@transaction.atomic
def close(*, warning: EarlyWarning, words: str, by: User) -> None:
    """End a warning, with words. Raises NotAllowed, WarningNotSo, ValidationError for no words."""
    warning = _locked(warning)
    require("warning.close", by, warning)
    _in_stage(warning, "解除", *(one for one in Stage if one is not Stage.CLOSED))
    _step(warning, Step.CLOSED, words, by)
    warning.closed_at = timezone.now()
    warning.save(update_fields=["closed_at"])
    write_log(by=by, action="warning.close", about=warning, after={"words": words})
    tell(owners(warning.department), f"{warning}已解除。", address_of(warning), "")


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
    elif one.warned.level is not None and _is_news(one, rules):
        if one.indicator.owner is None:
            told.without_owner.append(one)
        else:
            told.opened.append(_opened(one, rules, on, by))


def _is_news(one: Judgement, rules: StatusRules) -> bool:
    """Tell whether a warning is to be opened: not where one was closed on the same data at this level or a graver one."""
    last = one.indicator.warnings.order_by("-closed_at").first()
    level = level_of(one.warned.level, rules) if one.warned and one.warned.level else 0
    return last is None or last.judged != one.rests_on or level > last.level


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
        _step(there, Step.EASED, one.warned.why, by)
        tell(planners(), f"{there}：情况好转，可以解除。", address_of(there), "")
        told.eased.append(there)


def _announce(warning: EarlyWarning, step: Step, one: Judgement, deadline: Deadline, by: User | None) -> None:
    assert one.warned is not None
    words = f"{one.warned.why}。要求：{one.warned.action}。"
    _step(warning, step, words + (f"（{deadline.remark}）" if deadline.remark else ""), by, deadline)
    write_log(
        by=by,
        action="warning.open",
        about=warning,
        after={"level": warning.level, "reason": warning.reason, "due": warning.due},
    )
    said = f"{step.label}{warning}，请在{day_words(warning.due)}前答复。"
    tell([*owners(warning.department), *planners()], said, address_of(warning), "")
    if warning.indicator.binding and warning.level == Level.RED:
        missed = (
            f"约束性指标“{warning.indicator}”{one.last.words if one.last else ''}，按规定报县政府：{warning.reason}"
        )
        tell(leaders(), missed, address_of(warning), "")


def _move(warning: EarlyWarning, indicator: Indicator, by: User | None) -> None:
    before, warning.department = warning.department, indicator.owner  # type: ignore[assignment]
    warning.save(update_fields=["department"])
    _step(warning, Step.MOVED, f"牵头单位由{before}改为{indicator.owner}", by)
    tell(owners(warning.department), f"{warning}转由你单位答复。", address_of(warning), "")


def _step(warning: EarlyWarning, step: Step, words: str, by: User | None, due: Deadline | None = None) -> WarningStep:
    if not words.strip():
        raise ValidationError(f"{step.label}要写明理由或内容。")
    made = WarningStep(
        warning=warning, step=step, level=warning.level, words=words.strip(), by=by, due=due.day if due else None
    )
    made.full_clean(exclude=["by"])
    made.save()
    return made


def _locked(warning: EarlyWarning) -> EarlyWarning:
    return EarlyWarning.objects.select_for_update().get(pk=warning.pk)


def _in_stage(warning: EarlyWarning, step: str, *allowed: Stage) -> None:
    stage = stage_of(warning)
    if stage not in allowed:
        raise WarningNotSo(state=stage.value, step=step)
