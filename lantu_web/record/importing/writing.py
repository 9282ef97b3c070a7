"""Writing a confirmed draft: plan, version, parts and passages in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from lantu.plan.model import Plan as ReadPlan
from lantu.reading.whereabouts import Whereabouts
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import ImportMovedOn
from lantu_web.log.services import write_log
from lantu_web.record.errors import PairsUndecided, PlanAmongDemonstration
from lantu_web.record.importing.differences import TARGET
from lantu_web.record.importing.matching import KINDS, Matched, matches_of, settled, undecided
from lantu_web.record.importing.parts import Part, Parts, parts_of
from lantu_web.record.importing.reading import latest_version, plan_key
from lantu_web.record.models import ImportDraft, Indicator, Passage, Plan, PlanVersion, TargetAmendment


class Basis(NamedTuple):
    """What a new text changes targets on (调整依据): the document, the day it is in force from, the reason."""

    document: str
    in_force_from: date
    reason: str


def text_as_basis(draft: ImportDraft) -> Basis:
    """Return the text itself as the basis: what a person is shown to begin with."""
    number = draft.latest.number + 1 if draft.latest else 1
    return Basis(f"{draft.title[:90]}第{number}版文本", timezone.localdate(), f"规划第{number}版文本改写了目标")


@transaction.atomic
def confirm_import(
    draft: ImportDraft,
    by: User,
    *,
    decided: Mapping[str, bool] | None = None,
    basis: Basis | None = None,
    trial: bool = False,
    demo_since: datetime | None = None,
) -> PlanVersion:
    """Write a draft to the record and return its version; a text that is there already is returned and nothing changes.

    A part whose words changed stays the same part, with its owner and what was said of it. Targets that differ from the last
    text are written as amendments: the old ones stay. What the new text no longer has is marked as withdrawn in it, never deleted.

    `decided` tells of pairs by their name whether they are the same thing; `basis` what targets are changed on (the text itself
    where it is None); `trial` that a plan may go among a demonstration, as part of it. `demo_since` makes it the plan of the
    demonstration, recorded since then.

    Raises:
        NotAllowed: they may not import.
        ImportMovedOn: another text was imported since the draft was compared.
        PairsUndecided: what may be the same thing was not decided on.
        PlanAmongDemonstration: the record holds a demonstration, and it was not said that this is a trial.
    """
    require("plan.import", by)
    plan = Plan.objects.select_for_update().filter(region=draft.region, key=plan_key(draft.title)).first()
    if plan and (same := plan.versions.filter(fingerprint=draft.fingerprint).first()):
        draft.delete()
        return same
    if latest_version(plan) != draft.latest:
        raise ImportMovedOn(title=draft.title)
    among = demo_since is None and demonstration_here()
    if among and not trial:
        raise PlanAmongDemonstration(title=draft.title)
    found = _decided(draft, decided or {})
    parts = parts_of(draft.text, draft.data)
    at = demo_since or timezone.now()
    version = _version(plan or _plan(draft, parts.plan, among or demo_since is not None), draft, by, at)
    written = {
        table: _write_group(table, version, one, basis or text_as_basis(draft), by)
        for (_, table, _, _), one in zip(KINDS, found, strict=True)
    }
    _write_passages(version, parts, written)
    counts = {kind.__name__: len(rows) for kind, rows in written.items()}
    after = {"version": version.number, "fingerprint": version.fingerprint, "file": version.file_name, **counts}
    write_log(by=by, action="plan.import", about=version, after=after)
    draft.delete()
    return version


def demonstration_here() -> bool:
    """Tell whether the record holds a demonstration."""
    return Plan.objects.filter(demo=True).exists() or User.objects.filter(demo=True).exists()


def _decided(draft: ImportDraft, decided: Mapping[str, bool]) -> tuple[Matched, ...]:
    found = matches_of(draft)
    if open_ := undecided(found, decided):
        raise PairsUndecided(count=len(open_), first=open_[0].new.name[:30])
    return settled(found, decided)


def _plan(draft: ImportDraft, read: ReadPlan, demo: bool) -> Plan:
    first, last = read.period or (0, 0)
    return Plan.objects.create(
        region=draft.region,
        title=draft.title,
        key=plan_key(draft.title),
        first_year=first,
        last_year=last,
        demo=demo,
    )


def _version(plan: Plan, draft: ImportDraft, by: User, at: datetime) -> PlanVersion:
    latest = latest_version(plan)
    return PlanVersion.objects.create(
        plan=plan,
        number=latest.number + 1 if latest else 1,
        fingerprint=draft.fingerprint,
        file_name=draft.file_name,
        file_sha256=draft.file_sha256,
        text=draft.text,
        data=draft.data,
        findings=draft.findings,
        imported_by=by,
        imported_at=at,
    )


Written = dict[Any, dict[str, Any]]


def _write_group(table: Any, version: PlanVersion, found: Matched, basis: Basis, by: User) -> dict[str, Any]:
    """Write the parts of one kind, return the rows by key; of a row that is there, only what the texts differ in changes."""
    there = {row.key: row for row in table.objects.filter(plan=version.plan)}
    before = found.before()
    fresh, rows = [], {}
    for number, part in enumerate(found.new, start=1):
        old = before.get(part.key)
        row = there.get(part.key if old is None else old.key)
        if row is None:
            place = {} if table is Indicator else {"number": number}
            fresh.append(table(plan=version.plan, key=part.key, **place, **part.fields))
        else:
            _bring_up(row, part, _news(part, old), version, basis, by)
            rows[part.key] = row
    rows |= {row.key: row for row in table.objects.bulk_create(fresh, batch_size=500)}
    kept = {row.pk for row in rows.values()}
    for row in there.values():
        if row.pk not in kept and row.withdrawn_in_id is None:
            row.withdrawn_in = version
            row.save(update_fields=["withdrawn_in"])
            write_log(by=by, action="plan.withdraw", about=row, after={"version": version.number})
    return rows


def _news(part: Part, before: Part | None) -> dict[str, Any]:
    """Return the fields in which a part differs from the text before: what a person set since stays."""
    return {name: value for name, value in part.fields.items() if before is None or before.fields[name] != value}


def _bring_up(row: Any, part: Part, news: dict[str, Any], version: PlanVersion, basis: Basis, by: User) -> None:
    """Bring a row up to a new text; a changed target becomes an amendment, other changes are logged with what was."""
    target = {name: news.pop(name) for name in TARGET if name in news and isinstance(row, Indicator)}
    if target:
        _amend(row, target, version, basis, by)
    news["withdrawn_in"] = None
    before = {name: getattr(row, name) for name, value in news.items() if getattr(row, name) != value}
    rekeyed = row.key != part.key
    row.key = part.key
    for name in before:
        setattr(row, name, news[name])
    if before or rekeyed:
        row.save(update_fields=[*before, "key"])
    if before:
        write_log(by=by, action="plan.change", about=row, before=before, after={name: news[name] for name in before})


def _amend(row: Indicator, target: dict[str, Any], version: PlanVersion, basis: Basis, by: User) -> None:
    in_force = row.amendments.order_by("in_force_from", "pk").last() or row
    before = {name: getattr(in_force, name) for name in TARGET}
    after = before | target
    amendment = TargetAmendment(
        indicator=row,
        version=version,
        resolution=basis.document,
        reason=basis.reason,
        in_force_from=basis.in_force_from,
        recorded_by=by,
        **after,
    )
    amendment.full_clean()
    amendment.save()
    told = {"version": version.number, "resolution": basis.document, "in_force_from": basis.in_force_from}
    write_log(by=by, action="target.amend", about=row, before=before, after={**after, **told})


def _write_passages(version: PlanVersion, parts: Parts, written: Written) -> None:
    where = Whereabouts(parts.plan)
    passages = [
        Passage(
            version=version,
            start=place.start,
            end=place.end,
            words=parts.plan.text.quote(place),
            where=(where.path(place.start) or where.page_or_line(place.start))[:300],
            field=name,
            **{link: written[table][part.key]},
        )
        for group, table, link, _ in KINDS
        for part in getattr(parts, group)
        for name, place in part.places
    ]
    Passage.objects.bulk_create(passages, batch_size=500)
