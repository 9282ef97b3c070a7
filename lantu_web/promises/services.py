"""Writing what was said of progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.accounts.permissions import require
from lantu_web.evidence.keeping import Brought, Facts, kept
from lantu_web.log.services import write_log
from lantu_web.notices.telling import owners, planners, tell
from lantu_web.promises.errors import NothingToCheck
from lantu_web.promises.models import Decision, Progress, ProgressCheck, ProgressFile, ProgressNote
from lantu_web.record.models import Commitment, Project

ATTACHED = "见附件"


@transaction.atomic
def record_progress(
    *,
    thing: Commitment | Project,
    state: Progress,
    words: str,
    evidence: str,
    by: User,
    attached: Sequence[Brought] = (),
    demo_since: datetime | None = None,
) -> ProgressNote:
    """Record how a promise or project stands; what was said before stays. The same said twice within a minute is one.

    `demo_since` makes it a note of the demonstration, known since then.

    What a department says is done waits until the planning section has looked; what that section says itself holds.
    Files attached prove it beside or instead of the words of evidence; all are kept, or nothing is recorded.

    Raises NotAllowed; ValidationError without words, or where something is done without evidence; EvidenceRefused,
    EvidenceNotStored.
    """
    require("progress.record", by, thing)
    about = {"commitment": thing} if isinstance(thing, Commitment) else {"project": thing}
    note = ProgressNote(
        state=state,
        words=words.strip(),
        evidence=evidence.strip() or (ATTACHED if attached else ""),
        recorded_by=by,
        recorded_at=demo_since or timezone.now(),
        demo=demo_since is not None,
        **about,
    )
    note.full_clean()
    last = ProgressNote.objects.filter(**about).last()
    with kept(attached) as facts:
        if last is not None and _is_repeated(last, note, facts):
            return last
        note.save()
        after = {"state": note.get_state_display(), "words": note.words, "evidence": note.evidence}
        before = {"state": last.get_state_display()} if last else None
        write_log(by=by, action="progress.record", about=thing, before=before, after=after)
        if state == Progress.DONE and by.role == Role.REPORTER:
            _ask_for_check(note, by)
        for one in facts:
            ProgressFile(note=note, added_by=by, added_at=note.recorded_at, **one._asdict()).save()
            write_log(by=by, action="evidence.add", about=thing, after={"name": one.name, "sha256": one.sha256})
    return note


@transaction.atomic
def check_progress(*, note: ProgressNote, confirmed: bool, words: str, by: User) -> ProgressCheck:
    """Confirm that something is done, or return it with a reason; the department is told.

    Raises NotAllowed, NothingToCheck; ValidationError for a return without reason.
    """
    held = ProgressNote.objects.select_for_update(of=("self",)).select_related("recorded_by").get(pk=note.pk)
    thing = held.commitment or held.project
    assert thing is not None
    require("progress.check", by, thing)
    _refuse_unasked(held)
    decision = Decision.CONFIRMED if confirmed else Decision.RETURNED
    made = ProgressCheck(note=held, decision=decision, words=words.strip(), by=by)
    made.full_clean()
    made.save()
    write_log(
        by=by,
        action="progress.check",
        about=thing,
        after={"decision": made.get_decision_display(), "words": made.words},
    )
    people = [
        *(owners(thing.owner) if thing.owner else []),
        *([held.recorded_by] if held.recorded_by.is_active else []),
    ]
    said = f"“{_named(thing)}”已核实完成。" if confirmed else f"“{_named(thing)}”报的完成被退回，理由：{made.words}"
    tell(people, said, thing.get_absolute_url(), "")
    return made


def _ask_for_check(note: ProgressNote, by: User) -> None:
    thing = note.commitment or note.project
    assert thing is not None
    ProgressCheck(note=note, decision=Decision.ASKED, by=by, at=note.recorded_at).save()
    tell(planners(), f"{by.department}报“{_named(thing)}”完成，请核实。", thing.get_absolute_url(), "")


def _refuse_unasked(note: ProgressNote) -> None:
    about = {"commitment": note.commitment_id} if note.commitment_id else {"project": note.project_id}
    if note.last_check is None or note.last_check.decision != Decision.ASKED:
        raise NothingToCheck(why="已经核实或退回过" if note.last_check else "没有报完成，或者不用核实")
    if ProgressNote.objects.filter(**about).last() != note:
        raise NothingToCheck(why="填报单位之后又记了进展")


def _named(thing: Commitment | Project) -> str:
    return str(thing)[:60]


def _is_repeated(last: ProgressNote, note: ProgressNote, facts: list[Facts]) -> bool:
    if any(getattr(last, name) != getattr(note, name) for name in ("state", "words", "evidence", "recorded_by_id")):
        return False
    same_files = {one.sha256 for one in last.files.all()} == {one.sha256 for one in facts}
    return same_files and 0 <= (note.recorded_at - last.recorded_at).total_seconds() < 60
