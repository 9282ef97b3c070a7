"""Figures as SDMX-CSV 2.0 (ISO 17369): one row a figure; docs/api.md tells which concept each column is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from lantu_web.observations.models import Observation

STRUCTURE_ID = "LANTU:DF_PLAN(1.0)"
DIMENSIONS = ("FREQ", "REF_AREA", "PLAN", "INDICATOR", "CHANNEL", "TIME_PERIOD")
ATTRIBUTES = (
    "UNIT_MEASURE", "OBS_STATUS", "PRICE_BASIS", "TITLE", "SOURCE", "PUBLISHED", "LAST_UPDATE", "TEST_DATA",
)  # fmt: skip
HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)
_FREQ = {"H": "S", "Q": "Q"}
# Code list CL_OBS_STATUS of SDMX: provisional, normal. A revised value is a normal one: LAST_UPDATE tells.
_STATUS = {"preliminary": "P", "final": "A", "revised": "A"}
MEDIA_TYPE = "application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8"


def as_sdmx(figures: Iterable[Observation]) -> Iterator[str]:
    """Yield the lines of SDMX-CSV, the header first, of figures with their `indicator.plan`."""
    yield _line(HEADER)
    for one in figures:
        yield _line(_row(one))


def time_period(period: str) -> tuple[str, str]:
    """Return frequency and period as SDMX writes them.

    >>> time_period("2026"), time_period("2026-H1"), time_period("2026-Q3"), time_period("2026-03")
    (('A', '2026'), ('S', '2026-S1'), ('Q', '2026-Q3'), ('M', '2026-M03'))
    """
    year, _, part = period.partition("-")
    if not part:
        return "A", year
    if part[0] in _FREQ:
        return _FREQ[part[0]], f"{year}-{_FREQ[part[0]]}{part[1]}"
    return "M", f"{year}-M{part}"


def _row(one: Observation) -> tuple[str, ...]:
    indicator = one.indicator
    frequency, period = time_period(one.period)
    return (
        "dataflow", STRUCTURE_ID, "I",
        frequency, indicator.plan.region_id, f"P{indicator.plan_id}", f"I{indicator.pk}", one.channel.upper(), period,
        f"{one.value.normalize():f}",
        one.unit, _STATUS[one.release], one.price_basis.upper(), indicator.name, one.source,
        one.published.isoformat() if one.published else "", one.recorded_at.isoformat(), "true" if one.demo else "",
    )  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
