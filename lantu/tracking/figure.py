"""Figure (数据): what was reported or published for a period, and under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from lantu.plan.period import Period
from lantu.tracking.amount import usable
from lantu.tracking.moments import Span, last_day, span_of

Release = Literal["preliminary", "final", "revised"]
PriceBasis = Literal["comparable", "current"]
RELEASES: tuple[Release, ...] = ("preliminary", "final", "revised")  # 初步数（含快报）、最终核实数、普查修订数


@dataclass(frozen=True, slots=True)
class Figure:
    """A value for a period.

    Attributes:
        value: in `unit`. A rate is in per cent: 增长5.5% is 5.5, 降低3.1% is 3.1 for a goal of cutting.
        price_basis: comparable (可比价) or current (现价); None where prices do not matter or it is not stated.
        edition: the edition of the standard it was measured by ("GB 3095—2026"), None where not stated.
        release: preliminary (快报、初步数), final (最终核实数), revised (普查修订数).
        published: the day it became known; None: taken as known when its period ended.
        source_ref: where it came from, for people and programs to follow.

    Raises:
        PeriodUnusable: the period names no stretch of time.
        NumberUnusable: the value is no number, or beyond any magnitude.
    """

    period: Period
    value: Decimal
    unit: str | None
    price_basis: PriceBasis | None = None
    edition: str | None = None
    release: Release = "final"
    published: date | None = None
    source_ref: str | None = None

    def __post_init__(self) -> None:
        span_of(self.period)
        usable(self.value, f"{self.period} 的数据")

    @property
    def span(self) -> Span:
        """The stretch of time it covers."""
        return span_of(self.period)

    @property
    def known_on(self) -> date:
        """The day from which it may be used."""
        return self.published or last_day(self.period)
