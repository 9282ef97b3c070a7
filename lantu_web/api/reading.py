"""What a token may read, as rows of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet

from lantu_web.accounts.models import User
from lantu_web.api.errors import NoSuchThing
from lantu_web.api.schemas import IndicatorOut, ItemOut, ObservationOut, PlanOut
from lantu_web.frame.middleware import end_of
from lantu_web.kept.states import states_at
from lantu_web.observations.models import Observation
from lantu_web.record.choice import PlanChoice
from lantu_web.record.models import Indicator, Plan
from lantu_web.record.selectors import indicators_for, plans_for, target_in_force
from lantu_web.submissions.models import SubmissionItem

Row = TypeVar("Row")


def plan_of(person: User, key: int | None) -> Plan:
    """Return the plan of that key, the current one of theirs where none is given. Raises NoSuchThing."""
    choice = PlanChoice(person)
    plan = choice.current if key is None else choice.find(key)
    if plan is None:
        raise NoSuchThing(key=key or "", what="规划")
    return plan


def indicator_of(person: User, key: int, at: datetime | None = None) -> Indicator:
    """Return an indicator that concerns a person. Raises NoSuchThing."""
    plan = plans_for(person).filter(indicators=key).first()
    found = indicators_for(person, plan, at).filter(pk=key).first() if plan else None
    if found is None:
        raise NoSuchThing(key=key, what="指标")
    return found


def item_of(person: User, key: int) -> SubmissionItem:
    """Return an item that the person's department sent. Raises NoSuchThing."""
    found = SubmissionItem.objects.select_related("submission__window", "indicator").prefetch_related("reviews")
    item = found.filter(pk=key, submission__department=person.department).first()
    if item is None:
        raise NoSuchThing(key=key, what="填报项")
    return item


def figures_for(person: User, plan: Plan, at: datetime | None, **asked: Any) -> QuerySet[Observation]:
    """Return the figures of a plan that concern a person, known at a moment; `asked` are lookups, those that are None left out."""
    theirs = indicators_for(person, plan, at).order_by().values("pk")
    wanted = {name: value for name, value in asked.items() if value is not None}
    return Observation.objects.as_of(at).filter(indicator__in=theirs, **wanted)


def asked_of(found: QuerySet[Indicator], at: datetime | None, **asked: Any) -> QuerySet[Indicator]:
    """Return those of indicators that are asked for by what they held at a moment; lookups that are None are left out."""
    wanted = {name: value for name, value in asked.items() if value is not None}
    if at is None or not wanted:
        return found.filter(**wanted)
    return found.filter(pk__in=states_at(Indicator, at).filter(**wanted).values("thing"))


def moment(day: date | None) -> datetime | None:
    """Return the end of a day, None for now. Raises OverflowError never: the last day of the calendar is now."""
    return None if day is None or day >= date(9000, 1, 1) else end_of(day)


def page_of(rows: QuerySet[Any], page: int, size: int, shown: Callable[[Any], Row]) -> dict[str, Any]:
    """Return a page of rows; one past the last is empty."""
    pages = Paginator(rows, size)
    try:
        found: Iterable[Any] = pages.page(page).object_list
    except EmptyPage:
        found = []
    return {"count": pages.count, "page": page, "pages": pages.num_pages, "results": [shown(one) for one in found]}


def plan_row(plan: Plan) -> PlanOut:
    """Return a plan as a row."""
    return PlanOut(
        id=plan.pk,
        title=plan.title,
        region=plan.region_id,
        first_year=plan.first_year,
        last_year=plan.last_year,
        released=plan.released_at is not None,
        demo=plan.demo,
    )


def indicator_row(one: Indicator, at: datetime | None = None) -> IndicatorOut:
    """Return an indicator as a row, with the target in force."""
    target = target_in_force(one, at)
    same = ("number", "name", "unit", "binding", "direction", "type", "base_year", "base", "target_year")
    return IndicatorOut(
        **{name: getattr(one, name) for name in same},
        id=one.pk,
        plan=one.plan_id,
        target=target.value,
        target_comparator=target.comparator,
        target_text=target.text,
        amended=target.amended,
        owner=one.owner.name if one.owner else None,
    )


def figure_row(one: Observation) -> ObservationOut:
    """Return a figure as a row."""
    same = (
        "period",
        "value",
        "unit",
        "channel",
        "source",
        "release",
        "price_basis",
        "published",
        "recorded_at",
        "demo",
    )
    return ObservationOut(
        **{name: getattr(one, name) for name in same},
        id=one.pk,
        indicator=one.indicator_id,
        supersedes=one.supersedes_id,
    )


def item_row(one: SubmissionItem) -> ItemOut:
    """Return an item as a row, with the reason where it was returned."""
    returned = next((r.reason for r in one.reviews.all() if r.decision == "returned"), None)
    return ItemOut(
        id=one.pk,
        indicator=one.indicator_id,
        period=one.submission.window.period,
        value=one.value,
        state=one.state,
        state_words=one.get_state_display(),
        returned_because=returned if one.state == "returned" else None,
        observation=one.observation_id,
    )
