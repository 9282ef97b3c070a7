"""Writing the log. Every service calls `write_log` in the transaction of its change: both are kept or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from lantu_web.accounts.permissions import require
from lantu_web.errors import ChainBroken
from lantu_web.log.chain import hash_of
from lantu_web.log.models import ChainCheck, ChainHead, LogEntry
from lantu_web.log.selectors import verify_chain

if TYPE_CHECKING:
    from lantu_web.accounts.models import User

Facts = Mapping[str, Any]


@transaction.atomic
def write_log(
    *,
    by: User | None,
    action: str,
    about: models.Model | str,
    name: str | None = None,
    before: Facts | None = None,
    after: Facts | None = None,
) -> LogEntry:
    """Add a line to the log and return it. Writers wait for one another at the head of the chain.

    Args:
        by: who did it; None for the program itself or a person who has not signed in.
        action: the permission's name or an event: "indicator.own", "sign_in.failed".
        about: what it was done to; a row is written as "table:key".
        name: how a person would call it; by default `str(about)`.
        before: the fields that changed, as they were.
        after: the fields that changed, as they are now. Values are written as words.
    """
    head = _locked_head()
    entry = LogEntry(
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor=by,
        who=f"{by.name}（{by.username}）" if by else "系统",
        action=action,
        about=about if isinstance(about, str) else f"{about._meta.label_lower}:{about.pk}",
        name=_words(about if name is None else name)[:200],
        before=None if before is None else {key: _plain(value) for key, value in before.items()},
        after=None if after is None else {key: _plain(value) for key, value in after.items()},
        previous=head.hash,
    )
    entry.hash = hash_of(entry)
    entry.save()
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save()
    return entry


@transaction.atomic
def verify_and_record(by: User) -> ChainCheck:
    """Verify the chain from its beginning, record when and what was found, and return that. Raises NotAllowed."""
    require("log.see", by)
    try:
        check = ChainCheck(by=by, lines=verify_chain())
    except ChainBroken as broken:
        check = ChainCheck(by=by, lines=LogEntry.objects.count(), fault=str(broken))
    check.save()
    write_log(by=by, action="log.verify", about=check, after={"lines": check.lines, "fault": check.fault})
    return check


@transaction.atomic
def record_export(*, count: int, by: User) -> None:
    """Log that lines of the log left the house. Raises NotAllowed."""
    require("log.see", by)
    write_log(by=by, action="log.export", about="log.logentry", name=f"{count} 条", after={"count": count})


def _locked_head() -> ChainHead:
    locked = ChainHead.objects.select_for_update().filter(pk=1)
    if (head := locked.first()) is not None:
        return head
    ChainHead.objects.get_or_create(pk=1)
    return locked.get()


def _plain(value: Any) -> Any:
    """Return a value as what JSON reads back the same everywhere: words, whole numbers, truth, nothing, and lists of these."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value.normalize():f}"
    if isinstance(value, Mapping):
        return {_words(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | models.Model):
        return [_plain(inner) for inner in value]
    return _words(value)


def _words(value: object) -> str:
    """Return words that every database can store: without NUL and lone surrogates."""
    return str(value).replace("\x00", "").encode("utf-8", "replace").decode()
