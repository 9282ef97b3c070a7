"""Every write about what a plan aims at and who leads it. Imports are in importing/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu.tracking.moments import day_words
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import require
from lantu_web.errors import NotInThisPlan
from lantu_web.frame.days import iso_in_words
from lantu_web.log.services import write_log
from lantu_web.record.goals import milestones_of
from lantu_web.record.models import (
    AnnualTarget,
    Commitment,
    ComparedFigure,
    Indicator,
    IssuedTarget,
    NodeDone,
    Plan,
    Project,
    TargetAmendment,
)
from lantu_web.record.selectors import annual_targets

Owned = Indicator | Commitment | Project
SETTABLE = (
    "type", "direction", "unit", "binding", "price_basis", "accrual", "edition", "upper", "comparator", "compared_name",
    "compared_of", "overrides", "confirmed",
)  # fmt: skip
CHAIN = {
    "evaluation": "中期评估或专题评估结论",
    "proposal": "县政府提出调整建议",
    "party": "县委审议",
    "congress": "县人大常委会批准",
    "publication": "公布",
}


@transaction.atomic
def assign_owner(*, things: Iterable[Owned], department: Department | None, by: User, logged: bool = True) -> int:
    """Make a department the lead unit (牵头单位) of things; return how many changed. None takes the lead unit away.

    `logged` False leaves the line of the log to the caller, whose line tells more. Raises NotAllowed.
    """
    require("duty.assign", by)
    changed = 0
    for thing in things:
        if thing.owner_id == (department and department.pk):
            continue
        before, thing.owner = thing.owner, department
        thing.save(update_fields=["owner"])
        if logged:
            write_log(by=by, action="duty.assign", about=thing, before={"owner": before}, after={"owner": department})
        changed += 1
    return changed


@transaction.atomic
def set_indicator(*, indicator: Indicator, by: User, **values: Any) -> Indicator:
    """Set what the plan leaves open of an indicator: type, direction, unit, binding, price basis and the like.

    Raises NotAllowed; ValidationError for a value that is no choice; TypeError for another field: targets change by amendment.
    """
    require("indicator.set", by, indicator)
    if other := set(values) - set(SETTABLE):
        raise TypeError(f"not settable: {sorted(other)}")
    values = {name: value for name, value in values.items() if getattr(indicator, name) != value}
    if not values:
        return indicator
    before = {name: getattr(indicator, name) for name in values}
    for name, value in values.items():
        setattr(indicator, name, value)
    indicator.full_clean()
    indicator.save(update_fields=list(values))
    write_log(by=by, action="indicator.set", about=indicator, before=before, after=values)
    return indicator


@transaction.atomic
def set_annual_target(
    *, indicator: Indicator, year: int, value: Decimal, basis: str, by: User, demo_since: datetime | None = None
) -> AnnualTarget:
    """Record the target of one year; setting it again is a new row, the newest holds. Raises NotAllowed, NotInThisPlan.

    `demo_since` makes it one of the demonstration, known since then.
    """
    require("target.set", by, indicator)
    plan = indicator.plan
    if year not in plan.years:
        raise NotInThisPlan(name=year, why="不在规划期内", allowed=f"{plan.first_year}—{plan.last_year} 年")
    target = AnnualTarget(indicator=indicator, year=year, value=value, basis=basis, recorded_by=by)
    target.recorded_at = demo_since or target.recorded_at
    target.full_clean()
    target.save()
    write_log(by=by, action="target.set", about=indicator, after={"year": year, "value": value, "basis": basis})
    return target


@transaction.atomic
def set_annual_targets(*, indicator: Indicator, values: Mapping[int, Decimal], basis: str, by: User) -> int:
    """Record the targets of several years at once, all or none; return how many are new. Raises as `set_annual_target`."""
    require("target.set", by, indicator)
    held = annual_targets(indicator)
    news = {year: value for year, value in values.items() if held.get(year) != value}
    for year, value in news.items():
        set_annual_target(indicator=indicator, year=year, value=value, basis=basis, by=by)
    return len(news)


@transaction.atomic
def amend_target(
    *,
    indicator: Indicator,
    target: Decimal | None,
    target_text: str,
    resolution: str,
    reason: str,
    in_force_from: date,
    by: User,
    comparator: str | None = None,
    chain: Iterable[Mapping[str, str]] | None = None,
) -> TargetAmendment:
    """Record that a target was changed by resolution (决议文号). The old one stays.

    `chain` tells the steps that led there, each {step, on, document}, as in CHAIN. `comparator` None: as before.

    Raises NotAllowed, ValidationError; NotInThisPlan for a chain that lacks a step or goes back in time.
    """
    require("target.amend", by, indicator)
    steps = None if chain is None else _whole_chain(chain, in_force_from)
    last = indicator.amendments.order_by("in_force_from", "pk").last() or indicator
    amendment = TargetAmendment(
        indicator=indicator,
        target=target,
        target_text=target_text,
        comparator=last.comparator if comparator is None else comparator,
        chain=steps,
        resolution=resolution,
        reason=reason,
        in_force_from=in_force_from,
        recorded_by=by,
    )
    amendment.full_clean()
    amendment.save()
    before = {"target": last.target, "target_text": last.target_text}
    after = {"target": target, "target_text": target_text, "resolution": resolution, "in_force_from": in_force_from}
    write_log(by=by, action="target.amend", about=indicator, before=before, after=after)
    return amendment


def _whole_chain(chain: Iterable[Mapping[str, str]], in_force_from: date) -> list[dict[str, str]]:
    """Return the steps of an amendment if they are all there, one after another, before it is in force."""
    steps = [dict(step) for step in chain]
    missing = [words for step, words in CHAIN.items() if step not in {one["step"] for one in steps}]
    if missing:
        raise NotInThisPlan(name="目标调整", why=f"缺{'、'.join(missing)}", allowed="五个环节都有日期和文件")
    days = [one["on"] for step in CHAIN for one in steps if one["step"] == step]
    if days != sorted(days):
        raise NotInThisPlan(name="目标调整", why="环节的日期前后颠倒", allowed=" → ".join(CHAIN.values()))
    approved = next(one["on"] for one in steps if one["step"] == "congress")
    if in_force_from.isoformat() < approved:
        raise NotInThisPlan(
            name=day_words(in_force_from), why="生效早于人大常委会批准", allowed=f"{iso_in_words(approved)}当天或以后"
        )
    return steps


@transaction.atomic
def register_issued(
    *,
    indicator: Indicator,
    document: str,
    issued_on: date,
    year: int | None,
    type: str,  # noqa: A002
    target: Decimal,
    comparator: str,
    by: User,
) -> IssuedTarget:
    """Register a target that a higher level handed down (登记上级下达目标). Raises NotAllowed, ValidationError."""
    require("target.set", by, indicator)
    issued = IssuedTarget(
        indicator=indicator,
        document=document,
        issued_on=issued_on,
        year=year,
        type=type,
        target=target,
        comparator=comparator,
        recorded_by=by,
    )
    issued.full_clean()
    issued.save()
    after = {"document": document, "issued_on": issued_on, "year": year, "type": type, "target": target}
    write_log(by=by, action="target.set", about=indicator, after=after)
    return issued


@transaction.atomic
def record_compared(*, indicator: Indicator, year: int, value: Decimal, source: str, by: User) -> ComparedFigure:
    """Record a year's figure of what an indicator is compared with. Raises NotAllowed, ValidationError."""
    require("target.set", by, indicator)
    figure = ComparedFigure(indicator=indicator, year=year, value=value, source=source, recorded_by=by)
    figure.full_clean()
    figure.save()
    after = {"compared": indicator.compared_name, "year": year, "value": value, "source": source}
    write_log(by=by, action="target.set", about=indicator, after=after)
    return figure


@transaction.atomic
def release_plan(*, plan: Plan, by: User) -> Plan:
    """Show a plan to the public (公开). Raises NotAllowed."""
    require("plan.release", by, plan)
    if plan.released_at is None:
        plan.released_at = timezone.now()
        plan.save(update_fields=["released_at"])
        write_log(by=by, action="plan.release", about=plan, after={"released_at": plan.released_at})
    return plan


@transaction.atomic
def record_node_done(*, indicator: Indicator, what: str, due: date, done_on: date, evidence: str, by: User) -> NodeDone:
    """Record that a node of a TEXT indicator was done, with its evidence. Raises NotAllowed, ValidationError, NotInThisPlan."""
    require("progress.record", by, indicator)
    known = [(one.name, one.due) for one in milestones_of(indicator)]
    if (what, due) not in known:
        raise NotInThisPlan(
            name=what, why="分工里没有这个节点", allowed="、".join(name for name, _ in known) or "先在分工里列出节点"
        )
    node = NodeDone(indicator=indicator, what=what, due=due, done_on=done_on, evidence=evidence.strip(), recorded_by=by)
    node.full_clean()
    node.save()
    after = {"node": what, "done_on": done_on, "evidence": node.evidence}
    write_log(by=by, action="progress.record", about=indicator, after=after)
    return node
