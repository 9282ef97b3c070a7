"""Where a warning stands (办理状态), told from its steps up to a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.notices.models import ORDERS, EarlyWarning, Level, Step, WarningStep


class Stage(Enum):
    """Where a warning stands (办理状态)."""

    WAITING = "待答复"
    OVERDUE = "逾期未答复"
    REPLIED = "已答复，待认可"
    ACCEPTED = "整改中"
    LATE = "整改逾期"
    DONE = "整改完成，待解除"
    CLOSED = "已解除"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return _TONES[self.name]


_TONES = {
    "WAITING": "watch", "OVERDUE": "bad", "REPLIED": "fair", "ACCEPTED": "fair", "LATE": "bad", "DONE": "fair", "CLOSED": "good",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A warning as it stood at a moment.

    Attributes:
        due: until when it is to be answered. measure_due: by when the measure is to be done, None where no day was said.
        late: for how many working days the reply, or the measure, is overdue. eased: whether the data allow to close it.
        unanswered: 批示 and 督办 that wait for an answer.
    """

    warning: EarlyWarning
    level: Level
    stage: Stage
    due: date
    measure_due: date | None
    late: int
    eased: bool
    unanswered: tuple[WarningStep, ...] = ()

    @property
    def word(self) -> str:
        """红色预警."""
        return self.level.word

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return self.level.tone

    @property
    def late_words(self) -> str:
        """How long the reply is overdue, in words."""
        return late_words(self.late)

    @property
    def thing_name(self) -> str:
        """The name of the indicator in the addresses of the decomposition."""
        return f"indicator-{self.warning.indicator_id}"


_CALLS = (Step.OPENED, Step.RAISED, Step.RETURNED, Step.MOVED)
_ANSWERS = (Step.REPLIED, Step.ACCEPTED, Step.PROGRESS, Step.DONE)


def late_words(days: int) -> str:
    """Return how long something is overdue: 逾期 3 个工作日; 已到期 where no working day has passed since.

    >>> late_words(3), late_words(0)
    ('逾期 3 个工作日', '已到期')
    """
    return f"逾期 {days} 个工作日" if days else "已到期"


def steps_of(warning: EarlyWarning, at: datetime | None = None) -> list[WarningStep]:
    """Return the steps of a warning up to a moment."""
    return [one for one in warning.steps.all() if at is None or one.at <= at]


def stage_of(warning: EarlyWarning, at: datetime | None = None, on: date | None = None) -> Stage:
    """Return where a warning stands: what the last call for a reply got, by the steps up to a moment; `on` is the day."""
    if warning.closed_at is not None and (at is None or warning.closed_at <= at):
        return Stage.CLOSED
    steps = steps_of(warning, at)
    last = _last(steps, (*_CALLS, *_ANSWERS))
    if last is not None and last.step in (Step.ACCEPTED, Step.PROGRESS, Step.DONE):
        return _of_measure(steps, last, _day(at, on))
    if last is not None and last.step == Step.REPLIED:
        return Stage.REPLIED
    return Stage.OVERDUE if _due(warning, steps) < _day(at, on) else Stage.WAITING


def _of_measure(steps: Sequence[WarningStep], last: WarningStep, day: date) -> Stage:
    """Return how the accepted measure stands: what is said last counts, so who says more after it was done goes on."""
    if last.step == Step.DONE:
        return Stage.DONE
    due = _measure_due(steps)
    return Stage.LATE if due is not None and due < day else Stage.ACCEPTED


def told(warning: EarlyWarning, at: datetime | None = None, on: date | None = None) -> Told:
    """Return a warning (from `warnings_for`) as it stood at a moment."""
    steps = steps_of(warning, at)
    stage, due, measure = stage_of(warning, at, on), _due(warning, steps), _measure_due(steps)
    past = {Stage.OVERDUE: due, Stage.LATE: measure}.get(stage)
    judged = _last(steps, (Step.OPENED, Step.RAISED, Step.LOWERED, Step.EASED))
    return Told(
        warning=warning,
        level=Level(steps[-1].level if steps else warning.level),
        stage=stage,
        due=due,
        measure_due=measure,
        late=working_days_between(past, _day(at, on)) if past else 0,
        eased=judged is not None and judged.step == Step.EASED and stage is not Stage.CLOSED,
        unanswered=tuple(unanswered(steps)),
    )


def unanswered(steps: Sequence[WarningStep]) -> list[WarningStep]:
    """Return of some steps the 批示 and 督办 that none of them answers."""
    answered = {one.about_id for one in steps}
    return [one for one in steps if one.step in ORDERS and one.pk not in answered]


def _day(at: datetime | None, on: date | None) -> date:
    return on or (timezone.localdate(at) if at else timezone.localdate())


def _last(steps: Sequence[WarningStep], kinds: Iterable[Step]) -> WarningStep | None:
    asked = set(kinds)
    return next((one for one in reversed(steps) if one.step in asked), None)


def _due(warning: EarlyWarning, steps: Sequence[WarningStep]) -> date:
    """Return the day the reply is due: as the last call that set one says."""
    calls = [one for one in steps if one.step in (*_CALLS, Step.LOWERED)]
    return next((one.due for one in reversed(calls) if one.due is not None), warning.due)


def _measure_due(steps: Sequence[WarningStep]) -> date | None:
    measure = _last(steps, (Step.MEASURE,))
    return measure.due if measure is not None else None
