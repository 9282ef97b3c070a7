"""Periods as people write them in sheets and forms."""

from __future__ import annotations

import re
import unicodedata

from lantu_web.errors import PeriodNotUnderstood
from lantu_web.observations.periods import bounds

_QUARTER = {"一": "1", "二": "2", "三": "3", "四": "4"}
_FORM = re.compile(
    r"(\d{4})年?(?:[-./]?(?:第?([1-4一二三四])季度?|[Qq]([1-4])|(上半年)|(下半年)|[Hh]([12])|(\d{1,2})月?份?))?"
)


def period_of(words: object) -> str:
    """Return a period as it is kept, from 2026, 2026年, 2026年一季度, 2026Q1, 2026年上半年, 2026-H1, 2026年3月, 2026.3, 202603.

    Raises:
        PeriodNotUnderstood: of no such form.

    >>> [period_of(w) for w in ("2026年", 2026.0, "2026年一季度", "２０２６年上半年", "2026/3", "202612", "2026-Q4")]
    ['2026', '2026', '2026-Q1', '2026-H1', '2026-03', '2026-12', '2026-Q4']
    """
    said = str(int(words)) if isinstance(words, float) and words.is_integer() else str(words)
    found = _FORM.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", said)))
    if found is None:
        raise PeriodNotUnderstood(words=said[:40])
    year, quarter, q, first, second, half, month = found.groups()
    if quarter or q:
        period = f"{year}-Q{_QUARTER.get(quarter or '', quarter) or q}"
    elif first or second or half:
        period = f"{year}-H{half or (1 if first else 2)}"
    else:
        period = f"{year}-{int(month):02}" if month else year
    bounds(period)
    return period
