"""How an indicator stands (进展状态): the one seam between the record and lantu's arithmetic of progress.

Pages show a Standing and nothing else of that arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from lantu_web.frame.charts import Chart, Series
from lantu_web.record.models import Indicator
from lantu_web.record.selectors import Target, annual_targets, target_in_force

if TYPE_CHECKING:
    from lantu_web.observations.models import Observation

NO_DATA, TYPE_WAITS, NOT_JUDGED = ("none", "数据缺失"), ("watch", "待定类型"), ("none", "待评价")


@dataclass(frozen=True)
class Standing:
    """An indicator with what is known of it at a moment.

    Attributes:
        word: the official word for the status. tone: good, fair, watch, bad, none, for the badge.
        reason: one sentence that says why.
        target: the target in force. last: the last figure, None where there is none. by_year: annual targets.
        chart: the path so far, for the small drawing.
    """

    indicator: Indicator
    word: str
    tone: str
    reason: str
    target: Target
    last: Observation | None
    by_year: dict[int, Decimal]
    chart: Chart


def standing(indicator: Indicator, figures: Sequence[Observation], at: datetime | None = None) -> Standing:
    """Return how an indicator stands at a moment, from the figures known by then (`observations.selectors.figures_of`)."""
    target = target_in_force(indicator, at)
    tone, word, reason = _judged(indicator, figures)
    return Standing(
        indicator=indicator,
        word=word,
        tone=tone,
        reason=reason,
        target=target,
        last=figures[-1] if figures else None,
        by_year=annual_targets(indicator),
        chart=_chart(indicator, figures, target),
    )


def _judged(indicator: Indicator, figures: Sequence[Observation]) -> tuple[str, str, str]:
    if not indicator.type:
        return (*TYPE_WAITS, "规划没有写明是哪一类目标，等待规划股设置。")
    if not figures:
        return (*NO_DATA, "还没有任何一期数据。")
    return (*NOT_JUDGED, "已有数据，尚未评价。")


def _chart(indicator: Indicator, figures: Sequence[Observation], target: Target) -> Chart:
    actual = tuple((f.period_end.year + f.period_end.month / 12 - 1, f.value) for f in figures)
    series = [Series("实际", actual)] if actual else []
    if None not in (indicator.base, indicator.base_year, target.value, indicator.target_year):
        ends = ((float(indicator.base_year or 0), indicator.base), (float(indicator.target_year or 0), target.value))
        series.insert(0, Series("基期到目标", ends, "expected"))  # type: ignore[arg-type]
    return Chart(indicator.name, indicator.unit, tuple(series))
