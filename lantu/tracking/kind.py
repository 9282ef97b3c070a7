"""Kind (目标类型): what a file of `lantu/tracking/types/` states, and the case it is asked to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from lantu.plan.model import TargetType
from lantu.standards.status_rules import StatusRules
from lantu.tracking.amount import Amount
from lantu.tracking.annual import judge_year
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.evidence import Evidence, evidence_for, in_terms
from lantu.tracking.figure import Figure
from lantu.tracking.goal import Goal
from lantu.tracking.moments import day_words, due_year

_MISSING = {
    "base": "基期值",
    "base_year": "基期年份",
    "target": "目标值",
    "target_year": "目标年份",
    "compared": "比较对象",
    "milestones": "节点",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A goal before its kind: the figures known on the day, the thresholds, and a way to have another goal judged alike."""

    goal: Goal
    figures: tuple[Figure, ...]
    at: date
    rules: StatusRules
    again: Callable[[Goal], Assessment]

    def evidence(self, *, unit: str | None) -> Evidence:
        """Return the figures that may be used, in a unit. Raises as `evidence_for`."""
        return evidence_for(self.goal, self.figures, unit=unit)

    def evidence_as_is(self) -> Evidence:
        """Return the figures that may be used where units are not converted."""
        return in_terms(self.goal, self.figures)

    @property
    def start(self) -> Fraction:
        """When the plan's time begins: the end of the base year."""
        return Fraction((self.goal.base_year or 0) + 1)

    @property
    def end(self) -> Fraction:
        """When the plan's time is over: the end of the target year."""
        return Fraction((self.goal.target_year or 9990) + 1)

    def within(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Return the figures of the plan's own time."""
        return tuple(one for one in figures if self.start <= one.span.first and one.span.last <= self.end)

    def silence(self, covered: Fraction | None, warnings: tuple[str, ...] = ()) -> Assessment | None:
        """Return the assessment that no figures allow, None where those there reach far enough. `covered` None: there are none."""
        due = min(due_year(self.at, int(self.rules["due_days"])), int(self.end) - 1)
        if covered is not None and covered >= due + 1:
            return None
        if due + 1 > self.start:
            return self.says(
                Status.NO_DATA,
                f"{due}年{self.goal.name}数据应已公布，尚未收到（截至{day_words(self.at)}）",
                warnings=warnings,
                missing=tuple(range(int(self.start if covered is None else covered), due + 1)),
            )
        if covered is None:
            return self.says(
                Status.NOT_DUE, f"{self.goal.name}还没有到应有数据的时候（截至{day_words(self.at)}）", warnings=warnings
            )
        return None

    def says(
        self,
        status: Status,
        reason: str,
        *,
        used: tuple[Figure, ...] = (),
        warnings: tuple[str, ...] = (),
        value: Amount | None = None,
        expected: Amount | None = None,
        progress: Decimal | None = None,
        time_progress: Decimal | None = None,
        ratio: Decimal | None = None,
        required_rest: Amount | None = None,
        margin: Decimal | None = None,
        missing: tuple[int, ...] = (),
    ) -> Assessment:
        """Return an assessment of this goal on this day."""
        last = used[-1] if used else None
        return Assessment(
            goal=self.goal.name, binding=self.goal.binding, status=status, reason=reason, at=self.at,
            rules_edition=self.rules.edition, period=str(last.period) if last else None, value=value, expected=expected,
            progress=progress, time_progress=time_progress, ratio=ratio, required_rest=required_rest, margin=margin,
            annual=judge_year(self.goal, used), warnings=(*self.goal.notes, *warnings), figures_used=used, missing=missing,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A target type.

    Attributes:
        title: its name in words. formula, source: as stated in its file.
        needs: the fields of a goal without which nothing can be reckoned.
        judge: from a case to its assessment.
        value_at: for a goal, a share of the way and the years gone, the value that stands there; None for types without a path.
        bounds: for a goal and a year, the lower and upper value asked for; for types that hold a bound.
    """

    type: TargetType
    title: str
    formula: str
    source: str
    needs: tuple[Literal["base", "base_year", "target", "target_year", "compared", "milestones"], ...]
    judge: Callable[[Case], Assessment]
    value_at: Callable[[Goal, Decimal, Decimal], Amount | None] | None = None
    bounds: Callable[[Goal, int], tuple[Amount | None, Amount | None]] | None = None

    def missing(self, goal: Goal) -> str:
        """Return in words what a goal lacks, "" where it lacks nothing."""
        lacking = [field for field in self.needs if getattr(goal, field) in (None, ())]
        return "、".join(_MISSING[field] for field in lacking)
