"""Reading the record: what a person may see, as it stood at a moment."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Case, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import ALL_SEEING, Person
from lantu_web.kept.states import states_at, was
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

_KINDS = {"indicators": Indicator, "commitments": Commitment, "projects": Project}


def plans_at(at: datetime) -> list[Plan]:
    """Return the plans that were there at a moment as `plans` does."""
    found = list(Plan.objects.select_related("region").filter(versions__number=1, versions__imported_at__lte=at))
    for plan in found:
        counts = {f"count_{name}": _parts(model, plan, at).count() for name, model in _KINDS.items()}
        plan.__dict__ |= counts
    return found


def plans() -> QuerySet[Plan]:
    """Return the plans, the newest first, each with `count_indicators`, `count_commitments`, `count_projects`."""
    counts = {f"count_{name}": _counted(model) for name, model in _KINDS.items()}
    return Plan.objects.select_related("region").annotate(**counts)


def _counted(model: Any) -> Coalesce:
    """How many of a plan's parts stand, each counted by itself: joined together they would multiply."""
    standing = model._default_manager.filter(plan=OuterRef("pk"), withdrawn_in__isnull=True).order_by().values("plan")
    return Coalesce(Subquery(standing.annotate(count=Count("*")).values("count")), 0)


def plans_for(person: Person, at: datetime | None = None) -> QuerySet[Plan]:
    """Return the plans a person may look at, that which is current on the day of a moment first.

    Who belongs to a department sees the plans of its region; who sees all and belongs to none, those of every region. A plan
    whose years have begun and not ended stands before others, the outline of all development (国民经济和社会发展规划纲要)
    before special plans, then the newer before the older.
    """
    year = (timezone.localdate(at) if at else timezone.localdate()).year
    found = Plan.objects.none()
    if isinstance(person, User) and person.department_id is not None:
        found = Plan.objects.filter(region__department=person.department_id)
    elif isinstance(person, User) and person.role in ALL_SEEING:
        found = Plan.objects.all()
    current = Case(When(first_year__lte=year, last_year__gte=year, then=0), default=1)
    special = Case(When(title__contains="国民经济和社会发展", then=0), default=1)
    return found.select_related("region").order_by(current, special, "-first_year", "pk")


def indicators_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Indicator]:
    """Return a plan's indicators that concern a person, with owner, amendments and annual targets known at a moment."""
    return indicators_of(plan, at).filter(_concerning(person, Indicator, at))


def indicators_of(plan: Plan, at: datetime | None = None) -> QuerySet[Indicator]:
    """Return all of a plan's indicators, with owner, amendments and annual targets known at a moment."""
    known = {} if at is None else {"recorded_at__lte": at}
    return (
        _parts(Indicator, plan, at)
        .select_related("owner", "plan", "duty")
        .prefetch_related(
            Prefetch("amendments", TargetAmendment.objects.filter(**known), to_attr="amendments_known"),
            Prefetch("annual_targets", AnnualTarget.objects.filter(**known), to_attr="annual_targets_known"),
            Prefetch("issued_targets", IssuedTarget.objects.filter(**known), to_attr="issued_known"),
            Prefetch("compared_figures", ComparedFigure.objects.filter(**known), to_attr="compared_known"),
            Prefetch("nodes_done", NodeDone.objects.filter(**known), to_attr="nodes_done_known"),
        )
    )


def groups_of(plan: Plan, at: datetime | None = None) -> list[str]:
    """Return the groups of a plan's indicator table at a moment, in its order."""
    if at is not None:
        return list(dict.fromkeys(one.group for one in _parts(Indicator, plan, at) if one.group))
    found = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True).exclude(group="")
    return list(dict.fromkeys(found.values_list("group", flat=True)))


def indicator_for(person: Person, key: int, at: datetime | None = None) -> Indicator | None:
    """Return the indicator of that key as `indicators_for` gives it; None where it is not there or not this person's."""
    plan = plans_for(person, at).filter(pk__in=Indicator.objects.filter(pk=key).values("plan")).first()
    return None if plan is None else indicators_for(person, plan, at).filter(pk=key).first()


def commitments_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Commitment]:
    """Return a plan's commitments at a moment that concern a person, with owner."""
    found = _parts(Commitment, plan, at).filter(_concerning(person, Commitment, at))
    return found.select_related("owner", "duty")


def projects_for(person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Project]:
    """Return a plan's projects at a moment that concern a person, with owner."""
    found = _parts(Project, plan, at).filter(_concerning(person, Project, at))
    return found.select_related("owner", "duty")


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


def _parts(model: Any, plan: Plan, at: datetime | None) -> QuerySet[Any]:
    """Return the parts of a plan as they were at a moment, in its order then.

    A part stands from the text that first had it until the text that withdrew it.
    """
    found = model.objects.filter(plan=plan)
    if at is None:
        return found.filter(withdrawn_in__isnull=True)
    there = Q(withdrawn_in__isnull=True) | Q(withdrawn_in__imported_at__gt=at)
    then = states_at(model, at).filter(there, plan=plan, plan__versions__number=1, plan__versions__imported_at__lte=at)
    return found.filter(pk__in=then.values("thing")).as_of(at).order_by(was(model, "number", at), "pk")


def _concerning(person: Person, model: Any, at: datetime | None) -> Q:
    """What a department leads or shares; of a moment, what it led or shared then."""
    if isinstance(person, User) and person.role in ALL_SEEING:
        return Q()
    if not isinstance(person, User) or person.department_id is None:
        return Q(pk__in=[])
    if at is not None:
        led = states_at(model, at).filter(owner=person.department_id).values("thing")
        duty = model._meta.get_field("duty").related_model
        listed = states_at(duty, at).filter(others__contains=f",{person.department_id},")
        return Q(pk__in=led) | Q(pk__in=listed.values(model._meta.model_name))
    shared = Q(duty__in=person.department.shared_duties.all()) if person.department else Q()
    return Q(owner=person.department_id) | shared
