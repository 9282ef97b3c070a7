"""How an indicator stands (进展状态): the one seam between the record and lantu's arithmetic of progress (lantu.tracking).

Pages show a Standing; nothing else in the workbench reckons progress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from lantu.errors import LantuError
from lantu.plan import model
from lantu.plan.period import Period
from lantu.source.place import Place
from lantu.standards.status_rules import status_rules
from lantu.tracking import AnnualTarget, Assessment, Figure, Goal, PathPoint, assess, expected_path, goal_of
from lantu_web.frame.charts import Chart, Series
from lantu_web.record.models import Indicator
from lantu_web.record.selectors import Target, annual_targets, target_in_force

if TYPE_CHECKING:
    from lantu_web.observations.models import Observation

TONES = {
    "EARLY": "good", "FASTER": "good", "COMPLETED": "good", "MET": "good",
    "ON_TRACK": "fair", "NORMAL": "fair", "ADJUSTED": "fair",
    "NEARLY": "watch", "NEAR_LIMIT": "watch", "SLOW": "watch", "TYPE_UNKNOWN": "watch", "INCOMPLETE": "watch",
    "BEHIND": "bad", "UNLIKELY": "bad", "MISSED": "bad", "NOT_MET": "bad",
}  # fmt: skip
CONTRADICTED = "数据存疑"


@dataclass(frozen=True)
class Standing:
    """An indicator with what is known of it at a moment.

    Attributes:
        word: the official word for the status. code: the same for programs ("BEHIND"). tone: good, fair, watch, bad, none.
        reason: one sentence that carries the numbers.
        goal: what it is measured against. assessment: all numbers; None where the figures contradict the goal.
        target: the target in force. last: the last figure, None where there is none. by_year: annual targets.
    """

    indicator: Indicator
    word: str
    code: str
    reason: str
    goal: Goal
    assessment: Assessment | None
    target: Target
    last: Observation | None
    by_year: dict[int, Decimal]
    figures: tuple[Observation, ...]

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return TONES.get(self.code, "none")

    @cached_property
    def path(self) -> tuple[PathPoint, ...]:
        """The expected path with its band, year by year; () where there is none."""
        return expected_path(self.goal, status_rules(timezone.localdate()))

    @cached_property
    def chart(self) -> Chart:
        """The figures and the expected path, for the small drawing and the large one."""
        actual = tuple((f.period_end.year + f.period_end.month / 12 - 1, f.value) for f in self.figures)
        expected = tuple((float(p.year), p.expected.value) for p in self.path if p.expected is not None)
        series = (Series("应达到", expected, "expected"), Series("实际", actual))
        return Chart(self.indicator.name, self.goal.unit or "", tuple(one for one in series if one.points))


def standing(indicator: Indicator, figures: Sequence[Observation], at: datetime | None = None) -> Standing:
    """Return how an indicator stands at a moment, from the figures known by then (`observations.selectors.figures_of`)."""
    target, by_year = target_in_force(indicator, at), annual_targets(indicator)
    goal = goal_in_force(indicator, target, by_year)
    told: Assessment | None = None
    try:
        told = assess(goal, [_figure(one) for one in figures], timezone.localdate(at) if at else timezone.localdate())
        word, code, reason = told.words, told.status.code, told.reason
    except LantuError as contradiction:
        word, code, reason = CONTRADICTED, "CONTRADICTED", str(contradiction)
    last = figures[-1] if figures else None
    return Standing(indicator, word, code, reason, goal, told, target, last, by_year, tuple(figures))


def goal_in_force(indicator: Indicator, target: Target, by_year: dict[int, Decimal]) -> Goal:
    """Return the goal of an indicator with the target in force and its annual targets."""
    stated = goal_of(_as_read(indicator, target), (indicator.plan.first_year, indicator.plan.last_year))
    basis = cast("Any", indicator.price_basis or stated.price_basis)
    annual = {year: AnnualTarget(value) for year, value in by_year.items()}
    return replace(stated, annual_targets=annual, adjusted=target.amended, price_basis=basis)


def _as_read(row: Indicator, target: Target) -> model.Indicator:
    """Return a row of the record as the row of a plan that lantu reads; an amended target in place of the first one."""
    return model.Indicator(
        id=str(row.pk), number=row.number, group=row.group or None, name=row.name, unit=row.unit or None,
        base_year=row.base_year, base=row.base, base_text=row.base_text or None,
        target_year=row.target_year, target=target.value, target_text=target.text or None,
        comparator=target.comparator or None, growth=row.growth, growth_text=row.growth_text or None,
        binding=row.binding, type=cast("Any", row.type or None), direction=cast("Any", row.direction or None),
        measurable=True, place=Place("", 0, 1), places={},
    )  # fmt: skip


def _figure(one: Observation) -> Figure:
    return Figure(
        period=Period.of(one.period),
        value=one.value,
        unit=one.unit or None,
        price_basis=cast("Any", one.price_basis or None),
        edition=one.edition or None,
        release=cast("Any", one.release),
        published=one.published,
        source_ref=f"{one.pk}",
    )
