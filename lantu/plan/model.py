"""Plan (规划) and what it holds. Everything carries the Place it was read from; what is not stated is None, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lantu.plan.period import Period
from lantu.source.place import Place
from lantu.source.text import Gap, SourceText

Level = Literal["part", "chapter", "section", "item", "lead", "annex"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Kind = Literal[
    "level",
    "growth_rate",
    "increment",
    "share",
    "ratio",
    "count",
    "capacity",
    "money",
    "area",
    "length",
    "duration",
    "rank",
]
Tense = Literal["fact", "commitment"]
Strength = Literal["firm", "strive", "explore"]
Direction = Literal["up", "down", "keep"]
TargetType = Literal[
    "LEVEL_UP", "LEVEL_UP_GEO", "LEVEL_DOWN", "GROWTH", "CUMUL", "CUMUL_CUT", "FLOOR", "CEIL", "RANGE", "EXTERNAL",
    "RELATIVE", "RANK", "TEXT",
]  # fmt: skip
EntityType = Literal["enterprise", "institution", "place", "department", "project", "document", "other"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (标题) of the outline and its rank: 篇 part, 章 chapter, 节 section, （一）or 1. item, run-in 段首句 lead, 附表 annex.

    `place` covers the heading's own words, number included; a heading broken over lines is one Section.
    `number` is as printed ("第一章", "（二）"), "" where there is none. `body_end` is the offset where the next heading of
    the same or a higher rank begins (or the text ends): the section's matter is [place.start, body_end).
    """

    id: str
    level: Level
    number: str
    title: str
    place: Place
    parent: str | None
    body_end: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the indicator table (指标). `places` maps each field that was read to the cell it was read from."""

    id: str
    number: int | None
    group: str | None
    name: str
    unit: str | None
    base_year: int | None
    base: Decimal | None
    base_text: str | None
    target_year: int | None
    target: Decimal | None
    target_text: str | None
    comparator: str | None
    growth: Decimal | None
    growth_text: str | None
    binding: bool | None
    type: TargetType | None
    direction: Direction | None
    measurable: bool
    place: Place
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Project:
    """A project (项目) listed in a box. `mentions`: other places of the text that speak of it; equal names share one tuple."""

    id: str
    number: int | None
    name: str
    place: Place
    mentions: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A box (专栏) of projects or points; `place` covers title and matter. `number` as printed, e.g. "8-2", "3"."""

    id: str
    number: str
    title: str
    place: Place
    title_place: Place
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a meaning (数量).

    Attributes:
        subject: what is measured, in a few words of the text (地区生产总值年均增速).
        value: as printed, in `unit`; None for a ratio, whose terms stand in `terms`.
        upper: the upper end of a range (2-3个), else None.
        unit: as printed, normalised in width and spelling (万元, 个百分点, km), None for ranks and pure numbers.
        times: the multiplier before × (2×660MW has times 2 and value 660), else None.
        terms: the terms of a ratio (4.2:82.6:13.2), else ().
        period: to which year or span it applies; None where the text does not tell.
        strength: only for commitments: firm, strive (力争), explore (规划, 探索, 谋划).
        in_box: stands inside a box.
        indicator: id of the indicator it is a figure of, or None.
        place: the clause that states it. number_place: the numeral alone, within `place`.
    """

    id: str
    subject: str
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    comparator: Comparator
    kind: Kind
    period: Period | None
    tense: Tense
    strength: Strength | None
    in_box: bool
    indicator: str | None
    place: Place
    number_place: Place
    times: int | None = None
    terms: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A number that announces a list (六大产业：…). `listed` is None, and `holds` None, where the list cannot be found."""

    announced: int
    items: tuple[str, ...]
    listed: int | None
    holds: bool | None
    place: Place
    item_places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise (承诺事项): a task, whether or not it has a number. `quantities` are ids; `departments` names of likely owners."""

    id: str
    what: str
    quantities: tuple[str, ...]
    due: Period | None
    department_hint: tuple[str, ...]
    place: Place
    strength: Strength = "firm"
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A body, place, project or document (实体) and the names it goes by."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Place, ...]


@dataclass(frozen=True)
class Plan:
    """A plan read into data. `period` is the first and last year it plans for, None where the text does not tell."""

    text: SourceText
    title: str | None
    period: tuple[int, int] | None
    outline: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    boxes: tuple[Box, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    entities: tuple[Entity, ...] = ()
    not_found: tuple[Gap, ...] = field(default=())
