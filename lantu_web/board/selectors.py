"""The overview (总览): how a plan stands, what turned worse, what needs a decision, who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lantu_web.accounts.permissions import Person
from lantu_web.board.earlier import Earlier, earlier_moment
from lantu_web.board.warnings import warnings_at
from lantu_web.frame.status_bar import Share
from lantu_web.frame.templatetags.components import SHAPES
from lantu_web.indicators.remembered import standings_of
from lantu_web.indicators.selectors import rank, standings
from lantu_web.notices.models import Level
from lantu_web.notices.silence import Silence, silent
from lantu_web.notices.stages import Stage, Told
from lantu_web.promises import selectors as promises
from lantu_web.record.models import Plan
from lantu_web.record.standing import Standing
from lantu_web.submissions.reported import asked_for

ATTRIBUTES = (("约束性指标", True, "yes"), ("预期性指标", False, "no"), ("未写明属性的指标", None, "unknown"))
_MISSES = {"UNLIKELY", "MISSED", "BEHIND", "NOT_MET"}
_WAITING = {"TYPE_UNKNOWN", "INCOMPLETE", "CONTRADICTED"}
_TONES = list(SHAPES)


@dataclass(frozen=True)
class Counted:
    """Things of one kind counted by how they stand; `query` filters the list to them."""

    title: str
    query: str
    whole: int
    shares: list[Share]


@dataclass(frozen=True)
class Change:
    """An indicator that stands otherwise than before."""

    now: Standing
    before: Standing


@dataclass(frozen=True)
class Promised:
    """Promises or projects counted: how they stand, how many are led by someone, how many are overdue."""

    shares: list[Share]
    whole: int
    owned: int
    overdue: int


@dataclass(frozen=True)
class Overview:
    """A plan counted, for a leader's minute.

    Attributes:
        counted: the indicators, binding ones first. commitments, projects: the promises.
        earlier: what it is compared with. worse: what turned worse, binding first; better: how many turned better.
        warnings: orange and red ones. late_replies: warnings of any level whose reply is overdue.
        misses: binding indicators behind or out of reach of which no warning above tells already. waiting: indicators that wait for a person. unknown: binding ones of which nothing can be judged.
        silent: who has not reported. unasked: indicators that lack data no round asks for.
    """

    standings: list[Standing]
    counted: list[Counted]
    commitments: Promised
    projects: Promised
    earlier: Earlier
    worse: list[Change]
    better: int
    warnings: list[Told]
    late_replies: list[Told]
    misses: list[Standing]
    waiting: list[Standing]
    unknown: int
    silent: Silence
    unasked: list[Standing]


def overview(plan: Plan, person: Person, at: datetime | None = None, since: str = "") -> Overview:
    """Return how a plan stands at a moment, of what concerns a person; a bounded number of queries."""
    held = standings(plan, person, at)
    earlier = earlier_moment(since, held, at)
    before = standings_of(plan, earlier.moment)
    pairs = [Change(one, before[one.indicator.pk]) for one in held if one.indicator.pk in before]
    open_ = warnings_at([one.indicator for one in held], at)
    warned = {one.warning.indicator_id for one in open_ if one.level >= Level.ORANGE or one.stage is Stage.OVERDUE}
    asked = asked_for(plan, at)
    return Overview(
        standings=held,
        counted=list(_counted(held)),
        commitments=_promised("commitment", plan, person, at),
        projects=_promised("project", plan, person, at),
        earlier=earlier,
        worse=_binding_first(one for one in pairs if turned(one) > 0),
        better=sum(turned(one) < 0 for one in pairs),
        warnings=[one for one in open_ if one.level >= Level.ORANGE],
        late_replies=[one for one in open_ if one.stage is Stage.OVERDUE],
        misses=[one for one in held if one.binding and one.code in _MISSES and one.indicator.pk not in warned],
        waiting=[one for one in held if one.code in _WAITING],
        unknown=sum(one.binding and rank(one) is None for one in held),
        silent=silent(plan, at, person=person, stood=open_),
        unasked=[one for one in held if one.code == "NO_DATA" and one.indicator.pk not in asked],
    )


def turned(change: Change) -> int:
    """Return 1 for worse, -1 for better, 0 for neither; data that stopped coming is worse, and so are first data that are bad."""
    now, before = rank(change.now), rank(change.before)
    if now is not None and before is not None:
        return (now > before) - (now < before)
    if now is None:
        return int(before is not None and change.now.code == "NO_DATA")
    return int(change.now.tone == "bad")


def shares(held: Iterable[Standing]) -> list[Share]:
    """Return how many stand how, good ones first."""
    counted = Counter((one.tone, one.word) for one in held)
    found = [Share(word, tone, count) for (tone, word), count in counted.items()]
    return sorted(found, key=lambda one: (_TONES.index(one.tone), one.word))


def _counted(held: list[Standing]) -> Iterable[Counted]:
    for title, binding, code in ATTRIBUTES:
        of_it = [one for one in held if one.indicator.binding is binding]
        if of_it:
            yield Counted(title, f"binding={code}", len(of_it), shares(of_it))


def _binding_first(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda one: (not one.now.binding, -(rank(one.now) or 0)))


def _promised(kind: promises.Kind, plan: Plan, person: Person, at: datetime | None) -> Promised:
    needed = ["plan", "owner", "duty__due", *(["due"] if kind == "commitment" else [])]
    things = promises.things_for(kind, person, plan, at).select_related(None).select_related("duty").only(*needed)
    states = promises.states_of(kind, things, at)
    owned = sum(one.thing.owner_id is not None for one in states)
    return Promised(promises.shares(states), len(states), owned, sum(one.overdue for one in states))
