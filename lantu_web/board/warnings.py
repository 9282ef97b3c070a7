"""Warnings as they stood at a moment (预警): which were open, how grave, whether replied to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.notices.models import EarlyWarning, Level, Step, WarningStep
from lantu_web.record.models import Indicator


@dataclass(frozen=True)
class Stood:
    """A warning at a moment: its level then, the steps known, whether a reply came, how many working days it is overdue (0: not)."""

    warning: EarlyWarning
    level: Level
    steps: tuple[WarningStep, ...]
    replied: bool
    overdue: int

    @property
    def word(self) -> str:
        """The level in words."""
        return self.level.word

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return self.level.tone


def warnings_at(indicators: Iterable[Indicator], at: datetime | None = None) -> list[Stood]:
    """Return the warnings of indicators open at a moment, gravest first; two queries."""
    moment = at or timezone.now()
    open_ = Q(closed_at__isnull=True) | Q(closed_at__gt=moment)
    found = EarlyWarning.objects.filter(open_, indicator__in=list(indicators), opened_at__lte=moment).as_of(at)
    found = found.select_related("indicator", "department").prefetch_related("steps")
    day = timezone.localdate(moment)
    return sorted((_stood(one, moment, day) for one in found), key=lambda one: (-one.level, one.warning.due))


def _stood(one: EarlyWarning, moment: datetime, day: date) -> Stood:
    steps = tuple(step for step in one.steps.all() if step.at <= moment)
    level = Level(steps[-1].level if steps else one.level)
    replied = any(step.step == Step.REPLIED for step in steps)
    return Stood(one, level, steps, replied, 0 if replied or one.due >= day else working_days_between(one.due, day))
