"""Goal (目标): what a plan promises of one indicator, in the terms its progress is reckoned by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from lantu.errors import BandReversed, GoalYears, IssuedInTurn
from lantu.plan.model import Comparator, Direction, TargetType
from lantu.tracking.amount import usable
from lantu.tracking.figure import Figure, PriceBasis

LONGEST = 50  # years


@dataclass(frozen=True, slots=True)
class AnnualTarget:
    """A target for one year (年度目标), in the sense of the goal's type: a level, that year's rate, amount or cut, a band."""

    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator | None = None
    document: str | None = None

    def __post_init__(self) -> None:
        usable(self.value, "年度目标")
        usable(self.upper, "年度目标的上限")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a RELATIVE goal is compared with: its name, its figures, and whether growth rates or levels are compared."""

    name: str
    of: Literal["growth", "level"] | None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a TEXT goal (节点). Done counts only with its evidence (佐证材料)."""

    name: str
    due: date
    started: date | None = None
    done: date | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A target handed down (下达): the document, its day, the goal it sets, for one year or (None) for the whole period.

    Raises:
        IssuedInTurn: the goal has no type of its own.
    """

    goal: Goal
    document: str
    on: date
    year: int | None = None

    def __post_init__(self) -> None:
        if self.goal.type in (None, "EXTERNAL"):
            raise IssuedInTurn(name=self.goal.name)


@dataclass(frozen=True, slots=True)
class Goal:
    """An indicator's target.

    Attributes:
        type: one of the thirteen target types; None waits for a person to set it.
        unit: of base, target and figures; "%" for growth rates and cuts.
        target: the level, rate, total, bound or rank to be reached; the lower end of a range. `upper`: its upper end.
        comparator: how the target bounds, as the plan states it. For RELATIVE: > above, >= not below, ~ in step, < below.
        annual_targets: by year.
        price_basis, edition: the terms base and target were set in; figures on other terms are refused or set aside.
        accrual: stock (时点数、比率: a figure in mid-year can be set against the path) or flow (累计数: it cannot); None: not told.
        best_allowed: the most a policy lets a year contribute, in the unit of the yearly result; None: no such cap.
        adjusted: the target was changed by due process (已调整).
        words: the plan's own words for the target. notes: what a person should know of how this goal was understood.
        unclear: why a person must look before anything is reckoned; None where nothing stands in the way.
        overrides: thresholds of this indicator alone, by their keys in the status rules.

    Raises:
        GoalYears, NumberUnusable, BandReversed
    """

    name: str
    type: TargetType | None
    unit: str | None = None
    direction: Direction | None = None
    base: Decimal | None = None
    base_year: int | None = None
    target: Decimal | None = None
    upper: Decimal | None = None
    target_year: int | None = None
    comparator: Comparator = "="
    binding: bool | None = None
    annual_targets: Mapping[int, AnnualTarget] = field(default_factory=dict)
    price_basis: PriceBasis | None = None
    edition: str | None = None
    accrual: Literal["stock", "flow"] | None = None
    compared: Comparison | None = None
    milestones: tuple[Milestone, ...] = ()
    issued: tuple[Issued, ...] = ()
    best_allowed: Decimal | None = None
    adjusted: bool = False
    words: str = ""
    notes: tuple[str, ...] = ()
    unclear: str | None = None
    overrides: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value, what in (
            (self.base, "基期值"),
            (self.target, "目标值"),
            (self.upper, "目标上限"),
            (self.best_allowed, "政策上限"),
        ):
            usable(value, f"“{self.name}”的{what}")
        first, last = self.base_year, self.target_year
        if any(year is not None and not 1000 <= year <= 9990 for year in (first, last)) or (
            first is not None and last is not None and not 0 < last - first <= LONGEST
        ):
            raise GoalYears(name=self.name, base_year=first, target_year=last, most=LONGEST)
        bands = [(self.target, self.upper), *((one.value, one.upper) for one in self.annual_targets.values())]
        for low, high in bands:
            if low is not None and high is not None and low > high:
                raise BandReversed(name=self.name, low=low, high=high)
