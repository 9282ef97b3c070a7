"""How promises and projects stand, as it was known at a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from lantu.errors import LantuError
from lantu.plan.period import Period
from lantu.tracking.moments import last_day
from lantu_web.accounts.permissions import Person
from lantu_web.frame.status_bar import Share
from lantu_web.promises.models import Progress, ProgressCheck, ProgressFile, ProgressNote
from lantu_web.record.models import Commitment, Plan, Project
from lantu_web.record.selectors import commitments_for, plans_for, projects_for

Kind = Literal["commitment", "project"]
Thing = Commitment | Project
UNSAID = "未报进展"
ORDER = ["done", "reported", *(one for one in Progress.values if one != "done"), "sent_back", ""]
_SETTLED = ("done", "reported")  # what waits for a check is overdue of nobody who reports


@dataclass(frozen=True)
class State:
    """How a promise or project stands: the last note known (None: nothing was said), the day it is due, whether that is past."""

    thing: Thing
    note: ProgressNote | None
    due: date | None
    overdue: bool

    @property
    def code(self) -> str:
        """The state for programs, as `ProgressNote.code`; "" where nothing was said."""
        return self.note.code if self.note else ""

    @property
    def word(self) -> str:
        """The state in words."""
        return self.note.word if self.note else UNSAID

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return self.note.tone if self.note else "none"


def things_for(kind: Kind, person: Person, plan: Plan, at: datetime | None = None) -> QuerySet[Thing]:
    """Return the promises or projects of a plan that concern a person."""
    if kind == "commitment":
        return commitments_for(person, plan, at)
    return projects_for(person, plan, at)


def thing_for(kind: Kind, person: Person, key: int, at: datetime | None = None) -> Thing | None:
    """Return a promise or project; None where it is not there or not this person's."""
    model: Any = Commitment if kind == "commitment" else Project
    plan = plans_for(person, at).filter(pk__in=model.objects.filter(pk=key).values("plan")).first()
    return None if plan is None else things_for(kind, person, plan, at).filter(pk=key).first()


def states_of(kind: Kind, things: Iterable[Thing], at: datetime | None = None) -> list[State]:
    """Return how things of a kind stand at a moment, in their order; three queries however many."""
    held = list(things)
    notes = ProgressNote.objects.filter(**{f"{kind}__isnull": False}).select_related("recorded_by")
    notes = notes if at is None else notes.filter(recorded_at__lte=at)
    if held:
        notes = notes.filter(**{f"{kind}__plan": held[0].plan_id})
    last = {getattr(note, f"{kind}_id"): note for note in notes}
    prefetch_related_objects([last[one.pk] for one in held if one.pk in last], _checks(at))
    day = timezone.localdate(at) if at else timezone.localdate()
    return [state_of(thing, last.get(thing.pk), day) for thing in held]


def state_of(thing: Thing, note: ProgressNote | None, day: date) -> State:
    """Return how a thing stands on a day after the last note."""
    due = due_day(thing)
    return State(thing, note, due, due is not None and due < day and (note is None or note.code not in _SETTLED))


def due_day(thing: Thing) -> date | None:
    """Return the day a thing is due: that of the decomposition, else the end of the period its words name; None: not stated."""
    duty = getattr(thing, "duty", None)
    if duty is not None and duty.due is not None:
        return duty.due
    return _last_day_of(thing.due) if isinstance(thing, Commitment) else None


@lru_cache(maxsize=512)
def _last_day_of(words: str) -> date | None:
    try:
        return last_day(Period.of(words)) if words else None
    except (LantuError, ValueError):
        return None


def notes_of(kind: Kind, thing: Thing, at: datetime | None = None) -> list[ProgressNote]:
    """Return all that was said of a thing up to a moment, the newest first, with the files that prove it and what was found of it; three queries."""
    notes = ProgressNote.objects.filter(**{kind: thing}).select_related("recorded_by__department")
    notes = notes.prefetch_related("files", _checks(at))
    return list((notes if at is None else notes.filter(recorded_at__lte=at)).order_by("-recorded_at", "-pk"))


def _checks(at: datetime | None) -> Prefetch:
    found = ProgressCheck.objects.select_related("by")
    return Prefetch("checks", found if at is None else found.filter(at__lte=at))


def file_for(person: Person, key: int, at: datetime | None = None) -> ProgressFile | None:
    """Return a file to whom may see its note; None where it is not there, or the note was not known at that moment."""
    file = ProgressFile.objects.select_related("note").filter(pk=key).first()
    if file is None or (at is not None and file.note.recorded_at > at):
        return None
    promise, project = file.note.commitment_id, file.note.project_id
    seen = thing_for("commitment", person, promise, at) if promise else thing_for("project", person, project or 0, at)
    return None if seen is None else file


def shares(states: Iterable[State]) -> list[Share]:
    """Return how many stand how, in the order of the words; those of which nothing was said last."""
    held = list(states)
    counted = Counter(one.code for one in held)
    words = {one.code: (one.word, one.tone) for one in held}
    return [Share(*words[code], counted[code], code or "none") for code in ORDER if counted[code]]
