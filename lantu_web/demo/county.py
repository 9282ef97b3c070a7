"""Makes the demonstration county: departments, people, plan, owners, annual targets, figures, through the services alone."""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lantu.standards.departments import departments
from lantu_web.accounts.models import Department, Region, Role, User
from lantu_web.accounts.services import create_department, create_region, create_user, drawn_password
from lantu_web.demo.figures import give_figures, known_since
from lantu_web.demo.progress import give_progress
from lantu_web.demo.reporting import give_round
from lantu_web.errors import DemonstrationRefused
from lantu_web.kept.copying import held_since
from lantu_web.notices.services.warnings import evaluate
from lantu_web.public.selectors import candidates
from lantu_web.public.services import release_figures
from lantu_web.record.importing.reading import prepare_import
from lantu_web.record.importing.writing import confirm_import, demonstration_here
from lantu_web.record.models import Commitment, Plan
from lantu_web.record.selectors import commitments_for, indicators_for, projects_for
from lantu_web.record.services import Owned, assign_owner, release_plan

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "jiaocheng-digest.docx"
SIGN_INS = "demo-sign-ins.txt"
_WARNED = timedelta(days=9)  # ago: the gravest are to be answered by now
_LEAD = 12  # departments beside the planning section


def make_county(plan: Path | None = None) -> bool:
    """Fill an empty database; return whether it did: a demonstration that is there stays as it is, with all that was done in it.

    Raises:
        DemonstrationRefused: there is real data.
    """
    if demonstration_here():
        return False
    if User.objects.exists() or Plan.objects.exists():
        raise DemonstrationRefused
    with transaction.atomic():
        with held_since(known_since(2021)):
            region, people, passwords = _people()
            planner = people[Role.PLANNER]
            draft = prepare_import(plan or EXAMPLE, planner, region=region)
            version = confirm_import(draft, planner, demo_since=known_since(2021))
            _assign(version.plan, planner)
        give_figures(version.plan, planner)
        give_progress(version.plan, planner)
        give_round(version.plan, planner)
        release_plan(plan=version.plan, by=planner)
        _release(version.plan, planner)
        warned = timezone.now() - _WARNED
        with held_since(warned):
            evaluate(plan=version.plan, by=None, on=warned.date(), demo_since=warned)
    _keep_sign_ins(passwords)
    return True


def sign_ins() -> list[tuple[str, str, str]]:
    """Return sign-in name, password and role of each person of the demonstration; none where it is not there."""
    file = settings.DATA / SIGN_INS
    if not file.exists():
        return []
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return [(username, password, role) for username, password, role in lines]


def _cast() -> Any:
    return yaml.safe_load(files("lantu_web.demo").joinpath("cast.yaml").read_text(encoding="utf-8"))


def _people() -> tuple[Region, dict[str, User], list[tuple[str, str, str]]]:
    cast = _cast()
    region = create_region(by=None, **cast["region"])
    people: dict[str, User] = {}
    passwords = []
    for person in cast["people"]:
        department = _department(region, person["department"]) if "department" in person else None
        user, password = create_user(
            username=person["username"],
            name=person["name"],
            role=Role(person["role"]),
            department=department,
            password=drawn_password(),
            by=None,
            demo=True,
        )
        people.setdefault(person["role"], user)
        passwords.append(
            (user.username, password, user.get_role_display() + (f"（{department}）" if department else ""))
        )
    return region, people, passwords


def _department(region: Region, name: str) -> Department:
    found = Department.objects.filter(region=region, name=name).first()
    known = departments().named(name)
    key = known.key if known else ""
    return found or create_department(region=region, name=name, key=key, by=None, demo=True)


def _assign(plan: Plan, planner: User) -> None:
    """Give each thing to the department its words point to, among the dozen that are pointed to most; some were another's before."""
    things: list[Owned] = [
        *indicators_for(planner, plan),
        *commitments_for(planner, plan),
        *projects_for(planner, plan),
    ]
    pointed = {
        thing: departments().suggest(thing.what if isinstance(thing, Commitment) else thing.name) for thing in things
    }
    often = Counter(names[0] for names in pointed.values() if names)
    there = set(Department.objects.values_list("name", flat=True))
    taken = {name for name, _ in often.most_common(_LEAD)} | there
    before = _cast()["led_before"]
    for name in sorted(taken):
        theirs = [thing for thing, names in pointed.items() if name in names[:1]]
        if name in before:
            assign_owner(things=theirs, department=_department(plan.region, before[name]), by=planner)
        with held_since(known_since(before["year"] if name in before else plan.first_year)):
            assign_owner(things=theirs, department=_department(plan.region, name), by=planner)


def _release(plan: Plan, planner: User) -> None:
    """Show the public all figures but those of the last year, which wait to be released."""
    figures = [one.figure for one in candidates(plan)]
    last = max((one.period_end for one in figures), default=None)
    if earlier := [one for one in figures if one.period_end != last]:
        release_figures(figures=earlier, by=planner)


def _keep_sign_ins(passwords: list[tuple[str, str, str]]) -> None:
    handle = os.open(settings.DATA / SIGN_INS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.writelines("\t".join(line) + "\n" for line in passwords)
