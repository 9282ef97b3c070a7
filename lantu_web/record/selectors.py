"""Reading the record: what a person may see, as it stood at a moment."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import ALL_SEEING, Person
from lantu_web.record.models import (
    AnnualTarget,
    Commitment,
    ComparedFigure,
    Indicator,
    IssuedTarget,
    NodeDone,
    Passage,
    Plan,
    PlanVersion,
    Project,
    TargetAmendment,
)


def plans() -> QuerySet[Plan]:
    """Return the plans, the newest first, each with `count_indicators`, `count_commitments`, `count_projects`."""
    counts = {f"count_{model.__name__.lower()}s": _counted(model) for model in (Indicator, Commitment, Project)}
    return Plan.objects.select_related("region").annotate(**counts)


def _counted(model: type[Indicator | Commitment | Project]) -> Coalesce:
    """How many of a plan's parts stand, each counted by itself: joined together they would multiply."""
    standing = model._default_manager.filter(plan=OuterRef("pk"), withdrawn_in__isnull=True).order_by().values("plan")
    return Coalesce(Subquery(standing.annotate(count=Count("*")).values("count")), 0)


def current_plan(chosen: int | None = None) -> Plan | None:
    """Return the plan of that key, or the newest; None where there is none."""
    found = Plan.objects.select_related("region")
    return found.filter(pk=chosen).first() if chosen else found.first()


def indicators_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Indicator]:
    """Return a plan's indicators that concern a person, with owner, amendments and annual targets known at a moment."""
    return indicators_of(plan, at).filter(_concerning(person))


def indicators_of(plan: Plan, at: datetime | None = None) -> QuerySet[Indicator]:
    """Return all of a plan's indicators, with owner, amendments and annual targets known at a moment."""
    known = {} if at is None else {"recorded_at__lte": at}
    standing = Indicator.objects.filter(plan=plan).filter(_standing_in_plan(at))
    return standing.select_related("owner", "plan", "duty").prefetch_related(
        Prefetch("amendments", TargetAmendment.objects.filter(**known), to_attr="amendments_known"),
        Prefetch("annual_targets", AnnualTarget.objects.filter(**known), to_attr="annual_targets_known"),
        Prefetch("issued_targets", IssuedTarget.objects.filter(**known), to_attr="issued_known"),
        Prefetch("compared_figures", ComparedFigure.objects.filter(**known), to_attr="compared_known"),
        Prefetch("nodes_done", NodeDone.objects.filter(**known), to_attr="nodes_done_known"),
    )


def groups_of(plan: Plan) -> list[str]:
    """Return the groups of a plan's indicator table, in its order."""
    found = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True).exclude(group="")
    return list(dict.fromkeys(found.values_list("group", flat=True)))


def indicator_for(person: Person, key: int, at: datetime | None = None) -> Indicator | None:
    """Return the indicator of that key as `indicators_for` gives it; None where it is not there or not this person's."""
    plan = Plan.objects.filter(pk__in=Indicator.objects.filter(pk=key).values("plan")).first()
    return None if plan is None else indicators_for(person, plan, at).filter(pk=key).first()


def commitments_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Commitment]:
    """Return a plan's commitments at a moment that concern a person, with owner."""
    found = Commitment.objects.filter(plan=plan).filter(_standing_in_plan(at))
    return found.filter(_concerning(person)).select_related("owner", "duty")


def projects_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Project]:
    """Return a plan's projects at a moment that concern a person, with owner."""
    found = Project.objects.filter(plan=plan).filter(_standing_in_plan(at))
    return found.filter(_concerning(person)).select_related("owner", "duty")


def version_at(plan: Plan, at: datetime | None = None, number: int | None = None) -> PlanVersion | None:
    """Return the text of a plan that was the newest at a moment, or the one of a number if it was known then."""
    known = plan.versions.all() if at is None else plan.versions.filter(imported_at__lte=at)
    return (known.filter(number=number) if number is not None else known).order_by("-number").first()


def passages_of(thing: Indicator | Commitment | Project, at: datetime | None = None) -> list[Passage]:
    """Return where the newest text known at a moment speaks of a thing, in the order of the text, the whole row first.

    The cells of a row are within it and not told again.
    """
    found = thing.passages.select_related("version").filter(field__in=("row", "mention"))
    found = found.exclude(version__imported_at__gt=at or timezone.now()).defer("version__text", "version__data")
    newest = max((one.version.number for one in found), default=None)
    return sorted(
        (one for one in found if one.version.number == newest), key=lambda one: (one.field != "row", one.start)
    )


class Target(NamedTuple):
    """A target in force: its value (None where it is not a number), its words, comparator, and whether it was amended."""

    value: Decimal | None
    text: str
    comparator: str
    amended: bool


def target_in_force(indicator: Indicator, at: datetime | None = None) -> Target:
    """Return the target in force on the day of a moment, of an indicator from `indicators_for`."""
    day = timezone.localdate(at) if at else timezone.localdate()
    known = getattr(indicator, "amendments_known", None)
    amendments = list(indicator.amendments.all()) if known is None else known
    held = [one for one in amendments if one.in_force_from <= day]
    last = max(held, key=lambda one: (one.in_force_from, one.pk), default=None) or indicator
    return Target(last.target, last.target_text, last.comparator, amended=bool(held))


def annual_targets(indicator: Indicator) -> dict[int, Decimal]:
    """Return the annual targets by year, the newest of each, of an indicator from `indicators_for`."""
    known = getattr(indicator, "annual_targets_known", None)
    rows = list(indicator.annual_targets.all()) if known is None else known
    return {row.year: row.value for row in sorted(rows, key=lambda row: (row.year, row.recorded_at, row.pk))}


def issued_targets(indicator: Indicator) -> list[IssuedTarget]:
    """Return the targets handed down, of an indicator from `indicators_for`."""
    known = getattr(indicator, "issued_known", None)
    return list(indicator.issued_targets.all()) if known is None else known


def nodes_done(indicator: Indicator) -> dict[tuple[str, date], NodeDone]:
    """Return the nodes that were done by their words and due day, the newest of each, of an indicator from `indicators_for`."""
    known = getattr(indicator, "nodes_done_known", None)
    rows = list(indicator.nodes_done.all()) if known is None else known
    return {(row.what, row.due): row for row in sorted(rows, key=lambda row: (row.recorded_at, row.pk))}


def compared_figures(indicator: Indicator) -> dict[int, ComparedFigure]:
    """Return by year the figures of what an indicator is compared with, the newest of each."""
    known = getattr(indicator, "compared_known", None)
    rows = list(indicator.compared_figures.all()) if known is None else known
    return {row.year: row for row in sorted(rows, key=lambda row: (row.year, row.recorded_at, row.pk))}


def _standing_in_plan(at: datetime | None) -> Q:
    """A part stands until the text that withdrew it, from the text that first had it."""
    if at is None:
        return Q(withdrawn_in__isnull=True)
    there = Q(withdrawn_in__isnull=True) | Q(withdrawn_in__imported_at__gt=at)
    return there & Q(plan__versions__number=1, plan__versions__imported_at__lte=at)


def _concerning(person: Person) -> Q:
    if isinstance(person, User) and person.role in ALL_SEEING:
        return Q()
    if not isinstance(person, User) or person.department_id is None:
        return Q(pk__in=[])
    shared = Q(duty__in=person.department.shared_duties.all()) if person.department else Q()
    return Q(owner=person.department_id) | shared
