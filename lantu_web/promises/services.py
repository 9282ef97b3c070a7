"""Writing what was said of progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.evidence.keeping import Brought, Facts, kept
from lantu_web.log.services import write_log
from lantu_web.promises.models import Progress, ProgressFile, ProgressNote
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
        for one in facts:
            ProgressFile(note=note, added_by=by, added_at=note.recorded_at, **one._asdict()).save()
            write_log(by=by, action="evidence.add", about=thing, after={"name": one.name, "sha256": one.sha256})
    return note


def _is_repeated(last: ProgressNote, note: ProgressNote, facts: list[Facts]) -> bool:
    if any(getattr(last, name) != getattr(note, name) for name in ("state", "words", "evidence", "recorded_by_id")):
        return False
    same_files = {one.sha256 for one in last.files.all()} == {one.sha256 for one in facts}
    return same_files and 0 <= (note.recorded_at - last.recorded_at).total_seconds() < 60
