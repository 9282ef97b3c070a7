"""Every write about the decomposition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import require
from lantu_web.duties.models import Duty, DutyChange, DutyDraft
from lantu_web.duties.selectors import TITLES, in_words
from lantu_web.duties.things import Thing, duty_of, find_all, words_of
from lantu_web.errors import DutyMovedOn
from lantu_web.log.services import write_log
from lantu_web.record.models import Indicator, Plan
from lantu_web.record.services import assign_owner
from lantu_web.submissions.services.windows import follow_leads

Values = Mapping[str, Any]


@transaction.atomic
def set_duties(
    *,
    plan: Plan,
    wanted: Mapping[str, Values],
    how: str,
    by: User,
    seen: Mapping[str, Values] | None = None,
    undoes: Mapping[str, DutyChange] | None = None,
) -> int:
    """Set fields of many lines at once; return how many changed. A line that is so already is left alone.

    Args:
        plan: the plan they belong to.
        wanted: the fields to set by the line's name ("indicator-12"): owner (key of a department or None), others (list of
            keys), leader, due (ISO day or None), measures, nodes (list of {"due", "what"}).
        how: in words, how this came: 采用建议, 批量修改, 表格导入.
        by: who does it.
        seen: what these fields held when the person saw them.
        undoes: the changes this undoes, by the line's name.

    Raises:
        NotAllowed. DutyMovedOn: a line changed since it was seen; nothing is written. ValidationError: a leader's name too long.
    """
    require("duty.assign", by)
    things, act, changed = find_all(plan, wanted), uuid4(), 0
    for name, values in wanted.items():
        if (thing := things.get(name)) is None:
            continue
        held = values_of(thing)
        before = {field: held[field] for field in values}
        if seen is not None and before != dict(seen[name]):
            raise DutyMovedOn(name=words_of(thing)[:40])
        after = {field: value for field, value in values.items() if value != before[field]}
        if after:
            _set(thing, after, by)
            before = {field: before[field] for field in after}
            DutyChange.objects.create(
                plan=plan, act=act, how=how, thing=name, name=words_of(thing)[:200],
                before=before, after=after, by=by, undoes=(undoes or {}).get(name),
            )  # fmt: skip
            told = {**in_words(after), "方式": how}
            write_log(by=by, action="duty.assign", about=thing, before=in_words(before), after=told)
            changed += 1
    if changed:
        follow_leads(indicators=[one.pk for one in things.values() if isinstance(one, Indicator)], by=by)
    return changed


@transaction.atomic
def undo(*, act: UUID, by: User) -> int:
    """Set lines back to what they held before an act, as a new act; return how many.

    Raises NotAllowed; DutyMovedOn: a line was changed again since, or the act was undone.
    """
    require("duty.assign", by)
    changes = {one.thing: one for one in DutyChange.objects.select_related("plan").filter(act=act)}
    if gone := next((one for one in changes.values() if hasattr(one, "undone_by")), None):
        raise DutyMovedOn(name=gone.name[:40])
    if not changes:
        return 0
    return set_duties(
        plan=next(iter(changes.values())).plan,
        wanted={name: one.before for name, one in changes.items()},
        seen={name: one.after for name, one in changes.items()},
        undoes=changes,
        how="撤销",
        by=by,
    )


@transaction.atomic
def draft_duties(*, plan: Plan, file_name: str, changes: list[dict[str, Any]], by: User) -> DutyDraft:
    """Keep what a returned workbook would change until it is confirmed. Raises NotAllowed."""
    require("duty.assign", by)
    DutyDraft.objects.filter(made_by=by, plan=plan).delete()
    draft = DutyDraft.objects.create(plan=plan, file_name=file_name[:200], changes=changes, made_by=by)
    write_log(by=by, action="duty.read", about=draft, after={"file": file_name, "lines": len(changes)})
    return draft


@transaction.atomic
def confirm_duties(*, draft: DutyDraft, by: User) -> int:
    """Write what a returned workbook changes; return how many lines. Raises NotAllowed, DutyMovedOn."""
    require("duty.assign", by)
    changed = set_duties(
        plan=draft.plan,
        wanted={one["name"]: one["after"] for one in draft.changes},
        seen={one["name"]: one["before"] for one in draft.changes},
        how="表格导入",
        by=by,
    )
    draft.delete()
    write_log(by=by, action="duty.confirm", about=draft.plan, after={"file": draft.file_name, "lines": changed})
    return changed


def values_of(thing: Thing) -> dict[str, Any]:
    """Return all fields of a line as they are kept in a change."""
    duty = duty_of(thing)
    return {
        "owner": thing.owner_id,
        "others": sorted(one.pk for one in duty.others.all()) if duty.pk else [],
        "leader": duty.leader,
        "due": duty.due.isoformat() if duty.due else None,
        "measures": duty.measures,
        "nodes": duty.nodes,
    }


def _set(thing: Thing, values: Values, by: User) -> None:
    if "owner" in values:
        # Who leads is written through one door; the line of the whole change tells it.
        lead = Department.objects.filter(pk=values["owner"]).first()
        assign_owner(things=[thing], department=lead, by=by, logged=False)
    duty = duty_of(thing)
    for field in set(values) & (set(TITLES) - {"owner", "others"}):
        value = values[field]
        setattr(duty, field, date.fromisoformat(value) if field == "due" and value else value)
    if set(values) - {"owner"}:
        duty.full_clean()
        duty.save()
        _share(duty, values)


def _share(duty: Duty, values: Values) -> None:
    if "others" in values:
        duty.others.set(values["others"])
