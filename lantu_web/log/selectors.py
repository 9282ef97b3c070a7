"""Reading the log and proving it whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.errors import ChainBroken
from lantu_web.log.chain import hash_of
from lantu_web.log.models import ChainCheck, ChainHead, LogEntry


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


@dataclass(frozen=True)
class LogAsked:
    """What the log is filtered by; "" and None are everything. `about` is a kind of thing or one thing: "record.indicator:12"."""

    who: str = ""
    what: str = ""
    action: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None


# What a line about these says is business of the accounts; everything else speaks of the plan, its figures and its people's work.
_ADMINISTRATIVE = ("accounts.", "log.", "notices.outlet", "notices.reminderrules", "notices.delivery")


def may_read_content(person: User, line: LogEntry) -> bool:
    """Tell whether a person may read what was written, not only that it was: the administrator sees no figures (三员分立)."""
    return person.role != Role.ADMINISTRATOR or line.about.startswith(_ADMINISTRATIVE)


def log_entries(
    asked: LogAsked | None = None, person: User | None = None, at: datetime | None = None
) -> QuerySet[LogEntry]:
    """Return the lines up to a moment that are asked for, the newest first; days are those here, both included.

    Who may not read what was written does not find by it either.
    """
    asked, found = asked or LogAsked(), LogEntry.objects.all()
    if at is not None:
        found = found.filter(at__lte=at)
    if asked.who:
        found = found.filter(who__contains=asked.who)
    if asked.what:
        readable = [Q(about__startswith=prefix) for prefix in _ADMINISTRATIVE]
        limited = person is not None and person.role == Role.ADMINISTRATOR
        found = found.filter(reduce(or_, readable) if limited else Q(), name__contains=asked.what)
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.about:
        found = found.filter(Q(about=asked.about) | Q(about__startswith=f"{asked.about}:"))
    if asked.since:
        found = found.filter(at__gte=timezone.make_aware(datetime.combine(asked.since, time.min)))
    if asked.until:
        found = found.filter(at__lte=timezone.make_aware(datetime.combine(asked.until, time.max)))
    return found


def last_check() -> ChainCheck | None:
    """Return the last verification of the chain; None where there was none."""
    return ChainCheck.objects.select_related("by").first()


def logged_actions() -> list[str]:
    """Return the actions that occur in the log, each once."""
    return list(LogEntry.objects.order_by("action").values_list("action", flat=True).distinct())
