"""Rows of a file become figures to write, those that are there already, and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from lantu.errors import LantuError
from lantu.plan.units import normal_unit
from lantu_web.errors import UnitDiffers
from lantu_web.observations.exact import exact
from lantu_web.observations.models import Channel, Observation
from lantu_web.observations.period_words import period_of
from lantu_web.observations.periods import in_words
from lantu_web.record.models import Indicator, Plan
from lantu_web.submissions.entry import understand
from lantu_web.submissions.history.progress import Progress
from lantu_web.submissions.history.reading import Row

_STEP = 2000
_TOLD = 200  # problems that are listed; the rest is counted


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A figure to write."""

    indicator: Indicator
    period: str
    value: Decimal
    source: str
    note: str


@dataclass
class Checked:
    """What a file holds: figures to write, how many are there with the same value, and what is wrong, in words."""

    new: list[PastFigure] = field(default_factory=list)
    same: int = 0
    problems: list[str] = field(default_factory=list)
    wrong: int = 0

    def add_problem(self, number: int, words: str) -> None:
        """Count a problem, and list it if there are not too many."""
        self.wrong += 1
        if len(self.problems) < _TOLD:
            self.problems.append(f"第 {number} 行：{words}")


def check(plan: Plan, rows: Iterable[Row], progress: Progress, source: str) -> Checked:
    """Return what the rows of a file are to a plan. Raises Stopped where a person stopped the run."""
    checked, named = Checked(), _by_name(plan)
    held = _held(plan)
    met: dict[tuple[int, str], Decimal] = {}
    for count, row in enumerate(rows):
        if count % _STEP == 0:
            progress.tell("读取和核对", count)
        try:
            one = _figure(row, named, source)
        except LantuError as wrong:
            checked.add_problem(row.number, str(wrong))
            continue
        if isinstance(one, str):
            checked.add_problem(row.number, one)
            continue
        _sort_in(checked, row.number, one, held, met)
    return checked


def _sort_in(
    checked: Checked, number: int, one: PastFigure, held: dict[Any, Decimal], met: dict[tuple[int, str], Decimal]
) -> None:
    key = (one.indicator.pk, one.period)
    for before, where in ((held, "库里"), (met, "本文件前面")):
        if key in before:
            if before[key] == one.value:
                checked.same += 1
            else:
                there, now = (f"{value.normalize():f}" for value in (before[key], one.value))
                what = f"“{one.indicator.name}”{in_words(one.period)}"
                checked.add_problem(number, f"{what}{where}已是 {there}，这里是 {now}；要改请逐条更正，写明原因")
            return
    met[key] = one.value
    checked.new.append(one)


def _figure(row: Row, named: dict[str, Indicator | None], source: str) -> PastFigure | str:
    if row.indicator not in named:
        return f"规划里没有指标“{row.indicator[:40]}”"
    indicator = named[row.indicator]
    if indicator is None:
        return f"指标“{row.indicator[:40]}”不止一个，分不清是哪个"
    if row.unit and normal_unit(row.unit) != normal_unit(indicator.unit):
        raise UnitDiffers(indicator=indicator.name, unit=indicator.unit or "（无）", given=row.unit)
    if row.value is None or row.value == "":
        return "没有数值；没有数据的时期请整行不写"
    return PastFigure(
        indicator, _period(str(row.period)), _value(row, indicator), (row.source or source)[:200], row.note
    )


def _value(row: Row, indicator: Indicator) -> Decimal:
    if isinstance(row.value, int | float) and not isinstance(row.value, bool):
        return exact(Decimal(repr(row.value)))
    words = str(row.value)
    try:
        if words.isascii():
            return exact(Decimal(words))
    except InvalidOperation:
        pass
    return understand(words, indicator.unit, indicator.name).value


@lru_cache(maxsize=4096)
def _period(words: str) -> str:
    return period_of(words.removesuffix(".0"))


def _by_name(plan: Plan) -> dict[str, Indicator | None]:
    """Return a plan's indicators by name; None for a name that several have."""
    rows = list(Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True))
    often = Counter(one.name for one in rows)
    return {one.name: one if often[one.name] == 1 else None for one in rows}


def _held(plan: Plan) -> dict[Any, Decimal]:
    held = Observation.objects.as_of().filter(indicator__plan=plan, channel=Channel.IMPORTED)
    rows = held.order_by().values_list("indicator", "period", "value")
    return {(indicator, period): value for indicator, period, value in rows.iterator(chunk_size=5000)}
