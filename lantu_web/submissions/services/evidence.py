"""Evidence (佐证材料): added and, until it is submitted, taken away again."""

from __future__ import annotations

from django.db import transaction

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.submissions import store
from lantu_web.submissions.errors import EvidenceNotStored, EvidenceRefused, NothingToWithdraw
from lantu_web.submissions.kinds import kind_of, safe_name
from lantu_web.submissions.models import EvidenceFile, State, SubmissionItem
from lantu_web.submissions.services.windows import require_open

LARGEST_MB = 20
_MOST = 20  # files of one item


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
    kind = kind_of(content)
    shown = safe_name(name, "" if kind.refused else kind.ending)  # what is refused is told by the name it was given
    _refuse(held, shown, content, kind.refused)
    digest, new = _stored(shown, content)
    if (there := held.evidence.filter(sha256=digest).first()) is not None:
        return there
    try:
        with transaction.atomic():
            file = EvidenceFile(
                item=held, name=shown, sha256=digest, size=len(content), media_type=kind.media_type, added_by=by
            )
            file.full_clean()
            file.save()
            write_log(by=by, action="evidence.add", about=held, after={"name": shown, "sha256": digest})
    except BaseException:
        if new:
            store.place_of(digest).unlink(missing_ok=True)
        raise
    return file


@transaction.atomic
def remove_evidence(*, file: EvidenceFile, by: User) -> None:
    """Take a file away from an item not yet submitted; its content stays on disk. Raises NotAllowed, WindowShut, NothingToWithdraw."""
    require("submission.fill", by, file.item)
    require_open(file.item.submission.window)
    if file.item.state not in (State.DRAFT, State.RETURNED):
        raise NothingToWithdraw(what=file.name)
    about, before = file.item, {"name": file.name, "sha256": file.sha256}
    file.delete()
    write_log(by=by, action="evidence.remove", about=about, before=before)


def _refuse(item: SubmissionItem, name: str, content: bytes, why: str) -> None:
    if len(content) > LARGEST_MB * 1024 * 1024:
        why = f"有 {len(content) / 1024 / 1024:.0f} MB"
    elif item.state == State.APPROVED:
        why = "这一项已经审核通过"
    elif item.evidence.count() >= _MOST:
        why = f"这一项已有 {_MOST} 个文件"
    if why:
        raise EvidenceRefused(name=name, why=why, largest=LARGEST_MB)


def _stored(name: str, content: bytes) -> tuple[str, bool]:
    try:
        return store.put(content)
    except OSError as full:
        raise EvidenceNotStored(
            name=name, why="磁盘空间不足" if full.errno == 28 else (full.strerror or "写入失败")
        ) from full
