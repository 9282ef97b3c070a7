"""Every write about what a plan aims at and who leads it. Imports are in importing/."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import require
from lantu_web.errors import NotInThisPlan
from lantu_web.log.services import write_log
from lantu_web.record.models import AnnualTarget, Commitment, Indicator, Plan, Project, TargetAmendment

Owned = Indicator | Commitment | Project
SETTABLE = ("type", "direction", "unit", "binding", "price_basis")


@transaction.atomic
def assign_owner(*, things: Iterable[Owned], department: Department | None, by: User) -> int:
    """Make a department the lead unit (牵头单位) of things; return how many changed. None takes the lead unit away."""
    require("duty.assign", by)
    changed = 0
    for thing in things:
        if thing.owner_id == (department and department.pk):
            continue
        before, thing.owner = thing.owner, department
        thing.save(update_fields=["owner"])
        write_log(by=by, action="duty.assign", about=thing, before={"owner": before}, after={"owner": department})
        changed += 1
    return changed


@transaction.atomic
def set_indicator(*, indicator: Indicator, by: User, **values: Any) -> Indicator:
    """Set what the plan leaves open of an indicator: type, direction, unit, binding, price basis.

    Raises NotAllowed; ValidationError for a value that is no choice; TypeError for another field: targets change by amendment.
    """
    require("indicator.set", by, indicator)
    if other := set(values) - set(SETTABLE):
        raise TypeError(f"not settable: {sorted(other)}")
    before = {name: getattr(indicator, name) for name in values}
    for name, value in values.items():
        setattr(indicator, name, value)
    indicator.full_clean()
    indicator.save(update_fields=list(values))
    write_log(by=by, action="indicator.set", about=indicator, before=before, after=values)
    return indicator


@transaction.atomic
def set_annual_target(*, indicator: Indicator, year: int, value: Decimal, basis: str, by: User) -> AnnualTarget:
    """Record the target of one year; setting it again is a new row, the newest holds. Raises NotAllowed, NotInThisPlan."""
    require("target.set", by, indicator)
    plan = indicator.plan
    if year not in plan.years:
        raise NotInThisPlan(name=year, why="不在规划期内", allowed=f"{plan.first_year}—{plan.last_year} 年")
    target = AnnualTarget(indicator=indicator, year=year, value=value, basis=basis, recorded_by=by)
    target.full_clean()
    target.save()
    write_log(by=by, action="target.set", about=indicator, after={"year": year, "value": value, "basis": basis})
    return target


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
) -> TargetAmendment:
    """Record that a target was changed by resolution (决议文号). The old one stays. Raises NotAllowed, ValidationError."""
    require("target.amend", by, indicator)
    last = indicator.amendments.order_by("in_force_from", "pk").last() or indicator
    amendment = TargetAmendment(
        indicator=indicator,
        target=target,
        target_text=target_text,
        comparator=last.comparator,
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


@transaction.atomic
def release_plan(*, plan: Plan, by: User) -> Plan:
    """Show a plan to the public (公开). Raises NotAllowed."""
    require("plan.release", by, plan)
    if plan.released_at is None:
        plan.released_at = timezone.now()
        plan.save(update_fields=["released_at"])
        write_log(by=by, action="plan.release", about=plan, after={"released_at": plan.released_at})
    return plan
