"""Evidence (佐证材料): added and, until it is submitted, taken away again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.evidence.keeping import MOST, Brought, kept, refuse
from lantu_web.log.services import write_log
from lantu_web.submissions.errors import NothingToWithdraw
from lantu_web.submissions.models import EvidenceFile, State, SubmissionItem
from lantu_web.submissions.services.windows import require_open


@transaction.atomic
def add_evidence(*, item: SubmissionItem, name: str, content: bytes, by: User) -> EvidenceFile:
    """Keep a file that proves a figure and return its row; the same content again returns the row that is there.

    Raises:
        NotAllowed, WindowShut.
        EvidenceRefused: too large, too many, or of a kind that is not taken, told from the content.
        EvidenceNotStored: the disk did not take it; no row is left.
    """
    require("submission.fill", by, item)
    require_open(item.submission.window)
    held = SubmissionItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    with kept([Brought(name, content)]) as (facts,):
        if (there := held.evidence.filter(sha256=facts.sha256).first()) is not None:
            return there
        _refuse(held, facts.name)
        file = EvidenceFile(item=held, added_by=by, **facts._asdict())
        file.full_clean()
        file.save()
        write_log(by=by, action="evidence.add", about=held, after={"name": facts.name, "sha256": facts.sha256})
    return file


@transaction.atomic
def remove_evidence(*, file: EvidenceFile, by: User) -> None:
    """Take a file away from an item not yet submitted; its content stays on disk. Raises NotAllowed, WindowShut, NothingToWithdraw."""
    require("submission.fill", by, file.item)
    require_open(file.item.submission.window)
    if file.item.state not in (State.DRAFT, State.RETURNED):
        raise NothingToWithdraw(what=file.name)
    about, before = file.item, {"name": file.name, "sha256": file.sha256}
    file.removed_at = timezone.now()
    file.save(update_fields=["removed_at"])
    write_log(by=by, action="evidence.remove", about=about, before=before)


def _refuse(item: SubmissionItem, name: str) -> None:
    if item.state == State.APPROVED:
        refuse(name, "这一项已经审核通过")
    if item.evidence.count() >= MOST:
        refuse(name, f"这一项已有 {MOST} 个文件")
