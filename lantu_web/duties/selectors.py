"""The decomposition of a plan: its lines, whom they suggest and why, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from lantu.standards.departments import departments as usual_departments
from lantu.standards.indicator_library import library
from lantu.tracking.moments import day_words
from lantu_web.accounts.models import Department
from lantu_web.accounts.permissions import Person
from lantu_web.duties.days import node_words
from lantu_web.duties.models import Duty, DutyChange
from lantu_web.duties.things import (
    WORDS,
    Thing,
    department_names,
    duty_of,
    kind_of,
    name_of,
    stated_due,
    words_of,
)
from lantu_web.frame.days import iso_in_words
from lantu_web.record.models import Commitment, Indicator, Passage, Plan
from lantu_web.record.selectors import commitments_for, indicators_for, projects_for


@dataclass(frozen=True)
class Suggestion:
    """A department that is pointed to: its usual name, the county's own row (None: not in its list), and why, in words."""

    name: str
    department: Department | None
    why: str


@dataclass
class DutyLine:
    """A line of the decomposition (任务分工表的一行)."""

    thing: Thing
    duty: Duty
    others: list[Department]
    passage: Passage | None
    suggestions: Sequence[Suggestion] = ()

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return name_of(self.thing)

    @property
    def is_indicator(self) -> bool:
        """Whether it has figures."""
        return isinstance(self.thing, Indicator)

    @property
    def kind(self) -> str:
        """指标, 任务 or 工程."""
        return WORDS[kind_of(self.thing)]

    @property
    def words(self) -> str:
        """What the plan asks for."""
        return words_of(self.thing)

    @property
    def quoted(self) -> str:
        """The plan's own words; the cells of a row of a table side by side."""
        words = self.passage.words if self.passage else ""
        return "　｜　".join(words.split("\n")) if isinstance(self.thing, Indicator) else words

    @property
    def chapter(self) -> str:
        """The chapter it stands in; "" where there is none."""
        return self.passage.where.split(" › ")[0] if self.passage else ""

    @property
    def due_words(self) -> str:
        """When it is due: the day that was set, else the plan's own words."""
        return day_words(self.duty.due) if self.duty.due else stated_due(self.thing)

    @property
    def node_words(self) -> list[str]:
        """Its nodes, each as it is written."""
        return [node_words(one) for one in self.duty.nodes]

    @property
    def lead(self) -> Suggestion | None:
        """The suggested lead unit that can be accepted: the likeliest that the county has."""
        return next((one for one in self.suggestions if one.department is not None), None)


@dataclass(frozen=True)
class Asked:
    """What a list is filtered by; "" is everything. `owner` is a key, or "none" for those without lead unit."""

    kind: str = ""
    owner: str = ""
    chapter: str = ""
    words: str = ""


def lines(plan: Plan, person: Person, asked: Asked | None = None, at: datetime | None = None) -> list[DutyLine]:
    """Return the lines of a plan at a moment that concern a person, those without lead unit first, then in the order of the plan.

    A number of queries that does not depend on how many there are.
    """
    asked = asked or Asked()
    things: list[Thing] = []
    for kind, found in (("indicator", indicators_for), ("commitment", commitments_for), ("project", projects_for)):
        if asked.kind in ("", kind):
            things += found(person, plan, at).prefetch_related("duty__others")
    passages = passages_of(plan, at=at)
    every = [_line(thing, passages.get(name_of(thing))) for thing in things]
    return sorted(chosen(every, asked), key=lambda one: one.thing.owner_id is not None)


def chosen(found: Iterable[DutyLine], asked: Asked) -> list[DutyLine]:
    """Return those of the lines that are asked for, in their order."""
    return [one for one in found if _is_asked(one, asked)]


def line_of(thing: Thing, at: datetime | None = None) -> DutyLine:
    """Return the line of one thing, with whom it suggests; of a thing as it was at a moment, the line of then."""
    line = _line(thing, passages_of(thing.plan, thing, at).get(name_of(thing)))
    return suggest([line])[0]


def accepted(plan: Plan, things: Iterable[Thing]) -> dict[str, dict[str, object]]:
    """Return, by name, what accepting the suggestions sets: who leads (where nobody does), who shares besides those who do.

    A thing whose words point to no department of the county is left out.
    """
    passages = passages_of(plan)
    wanted: dict[str, dict[str, object]] = {}
    for line in suggest([_line(thing, passages.get(name_of(thing))) for thing in things]):
        pointed = [one.department.pk for one in line.suggestions if one.department is not None]
        lead = line.thing.owner_id or next(iter(pointed), None)
        if pointed:
            others = {*(one.pk for one in line.others), *pointed} - {lead}
            wanted[line.name] = {"owner": lead, "others": sorted(others)}
    return wanted


def suggest(found: Sequence[DutyLine]) -> Sequence[DutyLine]:
    """Give lines of one plan the departments their words point to, the likeliest first, each with the words of its duties that were met.

    Of an indicator whose name points to nobody, who usually reports it is suggested, after the indicator library.
    """
    if not found:
        return found
    usual, own = usual_departments(), department_names(found[0].thing.plan_id)
    for line in found:
        reasons = usual.reasons(line.words)
        if isinstance(line.thing, Commitment) and line.thing.suggested:
            in_context = usual.reasons(line.passage.words) if line.passage else {}
            reasons = {name: reasons.get(name) or in_context.get(name) or () for name in line.thing.suggested}
        told = {name: f"职责词：{'、'.join(met)}" if met else "前后文所指" for name, met in reasons.items()}
        if isinstance(line.thing, Indicator) and (known := library().match(line.thing.name)):
            told.setdefault(known.department, "指标库：通常由它报送")
        line.suggestions = [Suggestion(name, own.find(name), why) for name, why in told.items()]
    return found


def chapters(found: Iterable[DutyLine]) -> list[str]:
    """Return the chapters that lines stand in, in the order of the plan."""
    placed = sorted((one for one in found if one.passage), key=lambda one: one.passage.start if one.passage else 0)
    return [one for one in dict.fromkeys(line.chapter for line in placed) if one]


def passages_of(plan: Plan, thing: Thing | None = None, at: datetime | None = None) -> dict[str, Passage]:
    """Return the passage of the newest text of a moment in which each thing stands, by name; the whole row before a cell of it."""
    known = plan.versions.all() if at is None else plan.versions.filter(imported_at__lte=at)
    newest = known.order_by("-number").values("pk")[:1]
    found = Passage.objects.filter(version__in=newest).order_by("start", "pk")
    if thing is not None:
        found = found.filter(**{kind_of(thing): thing})
    held: dict[str, Passage] = {}
    for passage in found:
        name = next(f"{k}-{key}" for k in WORDS if (key := getattr(passage, f"{k}_id")) is not None)
        if name not in held or (passage.field == "row" and held[name].field != "row"):
            held[name] = passage
    return held


def changes_of(thing: Thing, at: datetime | None = None) -> QuerySet[DutyChange]:
    """Return what was changed of a line up to a moment, the newest first."""
    found = DutyChange.objects.filter(thing=name_of(thing)).select_related("by", "undoes")
    return found if at is None else found.filter(at__lte=at)


@dataclass(frozen=True)
class Act:
    """Changes that were made at once: the newest of them, how many, and whether all of them were undone."""

    first: DutyChange
    count: int
    undone: bool


def acts(plan: Plan, most: int = 20) -> list[Act]:
    """Return the last acts on a plan's decomposition, the newest first."""
    keys = list(DutyChange.objects.filter(plan=plan).order_by("-at", "-pk").values_list("act", flat=True)[:4000])
    last = list(dict.fromkeys(keys))[:most]
    found: dict[object, list[DutyChange]] = {key: [] for key in last}
    for change in DutyChange.objects.filter(act__in=last).select_related("by", "undone_by"):
        found[change.act].append(change)
    return [
        Act(each[0], len(each), all(getattr(one, "undone_by", None) is not None for one in each))
        for each in found.values()
    ]


def in_words(values: dict[str, object], at: datetime | None = None) -> dict[str, str]:
    """Return the fields of a change as people read them: departments by the name they have at a moment."""
    told = [values.get("owner"), *(others if isinstance(others := values.get("others"), list) else [])]
    keys = [key for key in told if key is not None]
    names = {one.pk: one.name for one in Department.objects.filter(pk__in=keys).as_of(at)} if keys else {}
    return {TITLES[field]: _words(field, value, names) for field, value in values.items()}


TITLES = {
    "owner": "牵头单位",
    "others": "责任单位",
    "leader": "分管县领导",
    "due": "完成时限",
    "measures": "主要措施",
    "nodes": "序时节点",
}


def _words(field: str, value: object, names: dict[int, str]) -> str:
    if field == "owner":
        return names.get(value, "（无）") if isinstance(value, int) else "（无）"
    if field == "others" and isinstance(value, list):
        return "、".join(names.get(one, "？") for one in value) or "（无）"
    if field == "nodes" and isinstance(value, list):
        return "；".join(node_words(one) for one in value) or "（无）"
    if field == "due" and isinstance(value, str):
        return iso_in_words(value)
    return str(value or "（无）")


def due_duties(until: date) -> QuerySet[Duty]:
    """Return the lines that fall due by a day and have a lead unit."""
    return Duty.objects.filter(due__lte=until).select_related("indicator", "commitment", "project")


def _line(thing: Thing, passage: Passage | None) -> DutyLine:
    duty = duty_of(thing)
    others = sorted(duty.others.all(), key=lambda one: one.pk) if duty.pk else []
    return DutyLine(thing, duty, others, passage)


def _is_asked(line: DutyLine, asked: Asked) -> bool:
    owner = "none" if line.thing.owner_id is None else str(line.thing.owner_id)
    concerned = {owner, *(str(one.pk) for one in line.others)}
    return (
        asked.kind in ("", kind_of(line.thing))
        and (not asked.owner or asked.owner in concerned)
        and (not asked.chapter or line.chapter == asked.chapter)
        and asked.words in line.words
    )
