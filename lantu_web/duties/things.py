"""What a line of the decomposition is about: an indicator, a promise or a project, named "indicator-12" in addresses and files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from lantu.plan.period import Period
from lantu.reading.wording import period_in_words
from lantu_web.accounts.department_names import DepartmentNames
from lantu_web.accounts.models import Department
from lantu_web.duties.models import Duty
from lantu_web.kept.states import states_at
from lantu_web.record.models import Commitment, Indicator, Plan, Project

Thing = Indicator | Commitment | Project
MODELS: dict[str, type[Indicator] | type[Commitment] | type[Project]] = {
    "indicator": Indicator,
    "commitment": Commitment,
    "project": Project,
}
WORDS = {"indicator": "指标", "commitment": "任务", "project": "工程"}
_NAME = re.compile(r"(indicator|commitment|project)-(\d{1,15})")


def kind_of(thing: Thing) -> str:
    """Return "indicator", "commitment" or "project"."""
    return thing._meta.model_name or ""


def name_of(thing: Thing) -> str:
    """Return how a thing is named in addresses: "indicator-12"."""
    return f"{kind_of(thing)}-{thing.pk}"


def words_of(thing: Thing) -> str:
    """Return what a thing says, in full."""
    return thing.what if isinstance(thing, Commitment) else thing.name


def stated_due(thing: Thing) -> str:
    """Return when the plan itself says that a thing is due, in words; "" where it does not say."""
    if isinstance(thing, Commitment):
        return period_in_words(Period.of(thing.due)) if thing.due else ""
    year = thing.target_year if isinstance(thing, Indicator) else None
    return f"{year}年" if year else ""


def find(name: str, at: datetime | None = None) -> Thing:
    """Return the thing of a name as it was at a moment. Raises Http404 where there is none."""
    found = _NAME.fullmatch(name)
    things = MODELS[found[1]].objects.as_of(at).select_related("plan", "owner", "duty") if found else None
    thing = things.filter(pk=int(found[2])).first() if found and things is not None else None
    if not thing:
        raise Http404(name)
    return thing


def find_all(plan: Plan, names: Iterable[str]) -> dict[str, Thing]:
    """Return the things of a plan by name, a query for each kind; names of nothing in the plan are left out."""
    asked: dict[str, list[int]] = {kind: [] for kind in MODELS}
    for name in names:
        if found := _NAME.fullmatch(name):
            asked[found[1]].append(int(found[2]))
    things: dict[str, Thing] = {}
    for kind, model in MODELS.items():
        keys = asked[kind]
        for start in range(0, len(keys), 500):
            rows = model.objects.filter(plan=plan, pk__in=keys[start : start + 500], withdrawn_in__isnull=True)
            things |= {
                name_of(row): row
                for row in rows.select_related("owner", "plan", "duty").prefetch_related("duty__others")
            }
    return things


def duty_of(thing: Thing) -> Duty:
    """Return the line of a thing, an unsaved empty one where nothing is settled yet."""
    held = getattr(thing, "duty", None)
    return held if held is not None else Duty(**{kind_of(thing): thing})


def known_departments(plan: int, at: datetime | None = None) -> QuerySet[Department]:
    """Return the departments in use at a moment of the region of a plan, by its key, in the order of documents."""
    here = Department.objects.filter(region__plan=plan)
    if at is None:
        return here.filter(active=True)
    then = states_at(Department, at).filter(active=True)
    return here.filter(pk__in=then.values("thing")).as_of(at)


def department_names(plan: int) -> DepartmentNames:
    """Return the departments in use of the region of a plan, to be found by what people call them."""
    return DepartmentNames(known_departments(plan).select_related("region"))
