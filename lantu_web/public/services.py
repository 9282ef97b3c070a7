"""Every write about what the public sees."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import NothingChosen, PlanNotReleased
from lantu_web.log.services import write_log
from lantu_web.observations.models import Observation
from lantu_web.public.models import FigureRelease
from lantu_web.public.selectors import releases_in_force
from lantu_web.record.models import Plan


@transaction.atomic
def release_figures(*, figures: Iterable[Observation], by: User) -> int:
    """Show figures to the public; return how many were not shown already.

    Raises:
        NotAllowed.
        PlanNotReleased: the plan itself is not shown yet.
        NothingChosen: no figure was given.
    """
    chosen = list(figures)
    require("figure.release", by)
    if not chosen:
        raise NothingChosen(what="要公开的数据")
    held = releases_in_force({one.indicator for one in chosen})
    new = 0
    for figure in chosen:
        if figure.indicator.plan.released_at is None:
            raise PlanNotReleased(plan=figure.indicator.plan.title)
        before = held[figure.indicator_id].get(figure.period)
        if before is not None and before.observation_id == figure.pk:
            continue
        _write(
            FigureRelease(indicator=figure.indicator, period=figure.period, observation=figure), "figure.release", by
        )
        new += 1
    return new


@transaction.atomic
def withdraw_figures(*, releases: Iterable[FigureRelease], reason: str, by: User) -> int:
    """Take figures back from the public (撤回): a new row for each; return how many. Raises NotAllowed, NothingChosen, ValidationError."""
    chosen = list(releases)
    require("figure.release", by)
    if not chosen:
        raise NothingChosen(what="要撤回的数据")
    held = releases_in_force({one.indicator for one in chosen})
    back = [one for one in chosen if held[one.indicator_id].get(one.period) == one]
    for one in back:
        row = FigureRelease(
            indicator=one.indicator,
            period=one.period,
            observation=one.observation,
            withdrawn=True,
            reason=reason.strip(),
        )
        _write(row, "figure.withdraw", by)
    return len(back)


@transaction.atomic
def withdraw_plan(*, plan: Plan, reason: str, by: User) -> Plan:
    """Take a plan with all its figures back from the public; the releases of its figures stay for when it is shown again.

    Raises NotAllowed, ValidationError for no reason.
    """
    require("plan.release", by, plan)
    if not reason.strip():
        raise ValidationError({"reason": "撤回要写明原因"})
    if plan.released_at is not None:
        before, plan.released_at = plan.released_at, None
        plan.save(update_fields=["released_at"])
        after = {"released_at": None, "reason": reason.strip()}
        write_log(by=by, action="plan.hide", about=plan, before={"released_at": before}, after=after)
    return plan


def _write(row: FigureRelease, action: str, by: User) -> None:
    row.recorded_by = by
    row.full_clean()
    row.save()
    after = {"period": row.period, "value": row.observation.value, "reason": row.reason or None}
    write_log(by=by, action=action, about=row.indicator, after=after)
