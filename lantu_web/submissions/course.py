"""What happened to an item (填报经过), step by step as the log has it, and what it said when it was returned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from lantu_web.log.models import LogEntry
from lantu_web.log.wording import action_words, changes_in_words
from lantu_web.submissions.models import State, SubmissionItem

_MOST = 60
_SAID_BESIDE = {"revision", "changed_by", "submitted_at", "submitted_by", "observation", "sha256"}


@dataclass(frozen=True)
class Step:
    """A line of the log about an item: when, who, what, and each change as (field, as it was, as it is)."""

    at: datetime
    who: str
    words: str
    changes: list[tuple[str, str, str]]


def steps_of(item: SubmissionItem, at: datetime | None = None) -> list[Step]:
    """Return the first steps of an item up to a moment, the oldest first. One query."""
    found = LogEntry.objects.filter(about=f"{item._meta.label_lower}:{item.pk}").order_by("sequence")
    lines = (found if at is None else found.filter(at__lte=at))[:_MOST]
    return [Step(one.at, one.who, action_words(one.action), _changes(one)) for one in lines]


def returned_before(item: SubmissionItem, at: datetime | None = None) -> Any:
    """Return the state in which an item was returned last, up to a moment: what it said then. None where it never was. One query."""
    states = item.past.order_by("pk")  # type: ignore[attr-defined]  # `keep_states` makes it
    rows = list(states if at is None else states.filter(since__lte=at))
    back = [a for a, b in pairwise(rows) if (a.state, b.state) == (State.SUBMITTED, State.RETURNED)]
    return back[-1] if back else None


def _changes(line: LogEntry) -> list[tuple[str, str, str]]:
    def kept(values: dict[str, Any] | None) -> dict[str, Any]:
        return {name: value for name, value in (values or {}).items() if name not in _SAID_BESIDE}

    return changes_in_words(line.about, kept(line.before), kept(line.after))
