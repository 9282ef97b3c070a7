"""How an indicator stands (进展状态): the one seam between the record and lantu's arithmetic of progress (lantu.tracking).

Pages show a Standing; nothing else in the workbench reckons progress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from lantu.errors import LantuError
from lantu.plan.period import Period
from lantu.standards.status_rules import status_rules
from lantu.tracking import Assessment, Figure, Goal, PathPoint, assess, expected_path
from lantu_web.frame.charts import Band, Chart, Series
from lantu_web.record.goals import base_year_of, goal_in_force
from lantu_web.record.models import Indicator
from lantu_web.record.selectors import Target, annual_targets, target_in_force
from lantu_web.record.target_words import target_words

if TYPE_CHECKING:
    from lantu_web.observations.models import Observation

TONES = {
    "EARLY": "good", "FASTER": "good", "COMPLETED": "good", "MET": "good",
    "ON_TRACK": "fair", "NORMAL": "fair", "ADJUSTED": "fair",
    "NEARLY": "watch", "NEAR_LIMIT": "watch", "SLOW": "watch", "TYPE_UNKNOWN": "watch", "INCOMPLETE": "watch",
    "CONTRADICTED": "watch",
    "BEHIND": "bad", "UNLIKELY": "bad", "MISSED": "bad", "NOT_MET": "bad", "NOT_STARTED": "bad",
}  # fmt: skip
CONTRADICTED = "数据存疑"
# Types whose figures are a year's rate or amount, while base, target and path are of the whole plan so far.
ADDED_UP = {"GROWTH": "规划期以来年均", "CUMUL": "累计完成", "CUMUL_CUT": "累计降低"}


@dataclass(frozen=True)
class Standing:
    """An indicator with what is known of it at a moment.

    Attributes:
        word: the official word for the status. code: the same for programs ("BEHIND"). tone: good, fair, watch, bad, none.
        reason: one sentence that carries the numbers; where the figures contradict the goal, the numbered error in words.
        goal: what it is measured against; None where what was set cannot be reckoned with.
        assessment: all numbers; None where the figures contradict the goal.
        target: the target in force. last: the last figure, None where there is none. by_year: annual targets.
        day: the day it is looked at.
    """

    indicator: Indicator
    word: str
    code: str
    reason: str
    goal: Goal | None
    assessment: Assessment | None
    target: Target
    last: Observation | None
    by_year: dict[int, Decimal]
    figures: tuple[Observation, ...]
    day: date

    @property
    def base(self) -> Decimal | None:
        """Where it starts from: what the plan states, else the figure recorded for the base year; None where there is neither."""
        stated = self.indicator.base
        return stated if stated is not None else _recorded_base(self.indicator, self.figures)

    @property
    def base_lacks(self) -> bool:
        """Whether it waits for the figure of its base year, which the plan does not state."""
        return self.code == "INCOMPLETE" and self.base is None

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return TONES.get(self.code, "none")

    @property
    def binding(self) -> bool:
        """Whether the plan binds to it."""
        return self.indicator.binding is True

    @property
    def target_words(self) -> str:
        """The target in force as people write it."""
        return target_words(self.indicator, self.target)

    @cached_property
    def path(self) -> tuple[PathPoint, ...]:
        """The expected path with its band, year by year; () where there is none."""
        if self.goal is None:
            return ()
        try:
            return expected_path(self.goal, status_rules(self.day))
        except LantuError:
            return ()  # the status says what is wrong

    @cached_property
    def chart(self) -> Chart:
        """The figures, the expected path with its band and the annual targets: for the small drawing and the large one."""
        added = self.goal is not None and self.goal.type in ADDED_UP
        actual = self._added_up() if added else tuple((_place(f), f.value) for f in self.figures)
        expected = tuple((float(p.year), p.expected.value) for p in self.path if p.expected is not None)
        yearly = () if added else tuple((float(year), value) for year, value in sorted(self.by_year.items()))
        name = ADDED_UP.get(self.goal.type or "", "实际") if self.goal else "实际"
        series = (Series("应达到", expected, "expected"), Series("年度目标", yearly, "target"), Series(name, actual))
        unit = (self.goal.unit if self.goal else self.indicator.unit) or ""
        return Chart(self.indicator.name, unit, tuple(one for one in series if one.points), self._band())

    def _band(self) -> Band | None:
        ends = [
            (float(p.year), p.low.value, p.high.value) for p in self.path if p.low is not None and p.high is not None
        ]
        return Band("基本符合预期至快于预期", tuple(ends)) if ends else None

    def _added_up(self) -> tuple[tuple[float, Decimal], ...]:
        """Return what was achieved so far at the end of each figure's period, in the terms of the path."""
        assert self.goal is not None
        points, given = [], [figure_of(one) for one in self.figures]
        for number, one in enumerate(self.figures, start=1):
            known = given[:number]
            try:
                told = assess(self.goal, known, max(figure.known_on for figure in known))
            except LantuError:
                return ()
            if told.value is not None:
                points.append((_place(one), told.value.value))
        return tuple(points)


def standing(indicator: Indicator, figures: Sequence[Observation], at: datetime | None = None) -> Standing:
    """Return how an indicator stands at a moment, from the figures known by then (`observations.selectors.figures_of`)."""
    target, by_year = target_in_force(indicator, at), annual_targets(indicator)
    day = timezone.localdate(at) if at else timezone.localdate()
    goal: Goal | None = None
    told: Assessment | None = None
    try:
        goal = goal_in_force(indicator, target, by_year, _recorded_base(indicator, figures))
        told = assess(goal, [figure_of(one) for one in figures], day)
        word, code, reason = told.words, told.status.code, told.reason
    except LantuError as contradiction:
        word, code, reason = CONTRADICTED, "CONTRADICTED", str(contradiction)
    last = figures[-1] if figures else None
    return Standing(indicator, word, code, reason, goal, told, target, last, by_year, tuple(figures), day)


def _recorded_base(indicator: Indicator, figures: Sequence[Observation]) -> Decimal | None:
    period = str(base_year_of(indicator))
    return next((one.value for one in figures if one.period == period), None)


def figure_of(one: Observation) -> Figure:
    """Return a figure of the record as lantu reckons with it. Raises lantu.errors.TrackingError for one it cannot."""
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


def _place(one: Observation) -> float:
    return one.period_end.year + one.period_end.month / 12 - 1
