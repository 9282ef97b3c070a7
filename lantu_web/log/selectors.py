"""Reading the log and proving it whole."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from lantu_web.errors import ChainBroken
from lantu_web.log.chain import hash_of
from lantu_web.log.models import ChainHead, LogEntry


def verify_chain() -> int:
    """Return how many lines the log has, each found to follow from the one before.

    Raises:
        ChainBroken: a line was changed, removed or put in, or lines at the end are missing; the first such is named.
    """
    previous, sequence = "", 0
    for entry in LogEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != sequence + 1:
            raise ChainBroken(sequence=sequence + 1, why="这一条不见了")
        if entry.previous != previous:
            raise ChainBroken(sequence=entry.sequence, why="与上一条接不上")
        if hash_of(entry) != entry.hash:
            raise ChainBroken(sequence=entry.sequence, why="内容被改动")
        previous, sequence = entry.hash, entry.sequence
    head = ChainHead.objects.filter(pk=1).first()
    if head is not None and (head.sequence, head.hash) != (sequence, previous):
        raise ChainBroken(sequence=sequence + 1, why="末尾缺少记录")
    return sequence


def log_entries(*, words: str = "", action: str = "", about: str = "") -> QuerySet[LogEntry]:
    """Return the lines, newest first, that hold the words in who or what, are of the action, are about the thing."""
    found = LogEntry.objects.all()
    if words:
        found = found.filter(Q(who__contains=words) | Q(name__contains=words))
    if action:
        found = found.filter(action=action)
    return found.filter(about=about) if about else found


def logged_actions() -> list[str]:
    """Return the actions that occur in the log, each once."""
    return list(LogEntry.objects.order_by("action").values_list("action", flat=True).distinct())
