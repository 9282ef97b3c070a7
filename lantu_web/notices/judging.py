"""From how the indicators stand to what is to be warned of: the one place of the room that calls lantu.tracking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from lantu.errors import LantuError
from lantu.standards.status_rules import StatusRules, status_rules
from lantu.tracking import Assessment, assess, warn
from lantu.tracking.warning import Warned
from lantu_web.notices.models import EarlyWarning
from lantu_web.observations.selectors import figures_of
from lantu_web.record.models import Indicator
from lantu_web.record.selectors import indicators_of
from lantu_web.record.standing import Standing, figure_of, standing

_LOOKED_BACK = 8  # periods of data before today that a rule may count


@dataclass(frozen=True)
class Judgement:
    """What the rules say of an indicator: the level now, why, and on what it rests; `warned` is None where it cannot be judged."""

    indicator: Indicator
    warned: Warned | None
    last: Assessment | None
    trouble: str = ""

    @property
    def rests_on(self) -> str:
        """The data and status judged on, to tell whether anything is new."""
        if self.last is None:
            return ""
        met = "" if self.last.annual is None else f" {self.last.annual.year}{self.last.annual.met}"
        value = "" if self.last.value is None else f" {self.last.value.value.normalize():f}"
        return f"{self.last.period or ''} {self.last.status.code}{met}{value}"[:120]


def judge(indicators: list[Indicator], open_levels: dict[int, str], on: date) -> Iterator[Judgement]:
    """Yield for each indicator what the ladder of the day says, from the level its open warning has (a code, by indicator)."""
    figures, rules = figures_of(indicators), status_rules(on)
    for indicator in indicators:
        yield judge_standing(standing(indicator, figures[indicator.pk]), open_levels.get(indicator.pk), on, rules)


def judge_standing(stands: Standing, before: str | None, on: date, rules: StatusRules) -> Judgement:
    """Return what the ladder of a day says of an indicator, from the level before (a code, None for no warning)."""
    try:
        history = list(_assessments(stands, on))
        if not history:
            return Judgement(stands.indicator, None, None, stands.reason)
        return Judgement(stands.indicator, warn(before, history, rules), history[-1])
    except LantuError as trouble:
        return Judgement(stands.indicator, None, None, str(trouble))


def _assessments(stands: Standing, on: date) -> Iterator[Assessment]:
    """Yield the assessment on each day a figure became known, and today's."""
    if stands.goal is None:
        return
    figures = [figure_of(one) for one in stands.figures]
    known = sorted({day for one in stands.figures if (day := one.published or one.period_end) < on})
    for day in (*known[-_LOOKED_BACK:], on):
        yield assess(stands.goal, figures, day)


def still_called_for(warning: EarlyWarning) -> Warned | None:
    """Return what the rules would warn of today if there were no warning yet; None where they would not, or cannot judge."""
    day = timezone.localdate()
    indicator = indicators_of(warning.indicator.plan).filter(pk=warning.indicator_id).first()
    found = [] if indicator is None else [one.warned for one in judge([indicator], {}, day)]
    return next((one for one in found if one is not None and one.level is not None), None)


def is_news(one: Judgement, closed: EarlyWarning | None, rules: StatusRules) -> bool:
    """Tell whether a warning is called for: not where the last one was closed on the same data at this level or a graver one."""
    if one.warned is None or one.warned.level is None:
        return False
    return closed is None or closed.judged != one.rests_on or level_of(one.warned.level, rules) > closed.level


def code_of(level: int, rules: StatusRules) -> str:
    """Return the code of a level of the record: 4 is the gravest."""
    return rules.ladder.levels[level - 1].code


def level_of(code: str, rules: StatusRules) -> int:
    """Return the level of the record for a code."""
    return rules.ladder.rank(code)


def respond_days(warning: EarlyWarning, rules: StatusRules) -> int:
    """Return within how many working days a warning of its level is replied to."""
    return rules.ladder.levels[warning.level - 1].respond_days
