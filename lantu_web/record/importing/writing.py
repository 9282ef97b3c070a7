"""Writing a confirmed draft: plan, version, parts and passages in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from lantu.plan.model import Plan as ReadPlan
from lantu.reading.whereabouts import Whereabouts
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import ImportMovedOn
from lantu_web.log.services import write_log
from lantu_web.record.importing.parts import Part, Parts, parts_of
from lantu_web.record.importing.reading import latest_version, plan_key
from lantu_web.record.models import (
    Commitment,
    ImportDraft,
    Indicator,
    Passage,
    Plan,
    PlanVersion,
    Project,
    TargetAmendment,
)

_TARGET = ("target", "target_text", "comparator")


@transaction.atomic
def confirm_import(draft: ImportDraft, by: User, *, demo_since: datetime | None = None) -> PlanVersion:
    """Write a draft to the record and return its version; a text that is there already is returned and nothing changes.

    Targets that differ from the last text are written as amendments: the old ones stay. What the new text no longer has is
    marked as withdrawn in it, never deleted.

    `demo_since` makes it the plan of the demonstration, recorded since then.

    Raises:
        NotAllowed: they may not import.
        ImportMovedOn: another text was imported since the draft was compared.
    """
    require("plan.import", by)
    plan = Plan.objects.select_for_update().filter(region=draft.region, key=plan_key(draft.title)).first()
    if plan and (same := plan.versions.filter(fingerprint=draft.fingerprint).first()):
        draft.delete()
        return same
    if latest_version(plan) != draft.latest:
        raise ImportMovedOn(title=draft.title)
    parts = parts_of(draft.text, draft.data)
    old = parts_of(draft.latest.text, draft.latest.data) if draft.latest else None
    demo = demo_since is not None
    version = _version(plan or _plan(draft, parts.plan, demo), draft, by, demo_since or timezone.now())
    written = _write_parts(version, parts, old, by)
    _write_passages(version, parts, written)
    counts = {kind.__name__: len(rows) for kind, rows in written.items()}
    after = {"version": version.number, "fingerprint": version.fingerprint, "file": version.file_name, **counts}
    write_log(by=by, action="plan.import", about=version, after=after)
    draft.delete()
    return version


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


Written = dict[type[models.Model], dict[str, Any]]


def _write_parts(version: PlanVersion, new: Parts, old: Parts | None, by: User) -> Written:
    groups: tuple[tuple[Any, str], ...] = (
        (Indicator, "indicators"),
        (Commitment, "commitments"),
        (Project, "projects"),
    )
    return {
        model: _write_group(model, version, getattr(new, name), getattr(old, name, ()), by) for model, name in groups
    }


def _write_group(
    model: Any, version: PlanVersion, new: Iterable[Part], old: Iterable[Part], by: User
) -> dict[str, Any]:
    """Write the parts of one kind, return the rows by key; of a row that is there, only what the texts differ in changes."""
    there = {row.key: row for row in model.objects.filter(plan=version.plan)}
    before = {part.key: part for part in old}
    fresh, rows = [], {}
    for number, part in enumerate(new, start=1):
        row = there.get(part.key)
        if row is None:
            place = {} if model is Indicator else {"number": number}
            fresh.append(model(plan=version.plan, key=part.key, **place, **part.fields))
        else:
            _bring_up(row, _news(part, before.get(part.key)), version, by)
            rows[part.key] = row
    rows |= {row.key: row for row in model.objects.bulk_create(fresh, batch_size=500)}
    for key, row in there.items():
        if key not in rows and row.withdrawn_in_id is None:
            row.withdrawn_in = version
            row.save(update_fields=["withdrawn_in"])
            write_log(by=by, action="plan.withdraw", about=row, after={"version": version.number})
    return rows


def _news(part: Part, before: Part | None) -> dict[str, Any]:
    """Return the fields in which a part differs from the text before: what a person set since stays."""
    return {name: value for name, value in part.fields.items() if before is None or before.fields[name] != value}


def _bring_up(row: Any, news: dict[str, Any], version: PlanVersion, by: User) -> None:
    """Bring a row up to a new text; a changed target becomes an amendment, other changes are logged with what was."""
    target = {name: news.pop(name) for name in _TARGET if name in news and isinstance(row, Indicator)}
    if target:
        _amend(row, target, version, by)
    news["withdrawn_in"] = None
    before = {name: getattr(row, name) for name, value in news.items() if getattr(row, name) != value}
    if not before:
        return
    for name in before:
        setattr(row, name, news[name])
    row.save(update_fields=list(before))
    write_log(by=by, action="plan.change", about=row, before=before, after={name: news[name] for name in before})


def _amend(row: Indicator, target: dict[str, Any], version: PlanVersion, by: User) -> None:
    in_force = row.amendments.order_by("in_force_from", "pk").last() or row
    before = {name: getattr(in_force, name) for name in _TARGET}
    after = before | target
    TargetAmendment.objects.create(
        indicator=row,
        version=version,
        reason=f"规划第{version.number}版文本",
        in_force_from=timezone.localdate(),
        recorded_by=by,
        **after,
    )
    write_log(by=by, action="target.amend", about=row, before=before, after={**after, "version": version.number})


def _write_passages(version: PlanVersion, parts: Parts, written: Written) -> None:
    where = Whereabouts(parts.plan)
    links = ((Indicator, "indicator", parts.indicators), (Commitment, "commitment", parts.commitments))
    passages = [
        Passage(
            version=version,
            start=place.start,
            end=place.end,
            words=parts.plan.text.quote(place),
            where=(where.path(place.start) or where.page_or_line(place.start))[:300],
            field=name,
            **{link: written[model][part.key]},
        )
        for model, link, group in (*links, (Project, "project", parts.projects))
        for part in group
        for name, place in part.places
    ]
    Passage.objects.bulk_create(passages, batch_size=500)
