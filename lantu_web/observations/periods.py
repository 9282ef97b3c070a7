"""Periods of figures: which are allowed, their first and last day, and their Chinese."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from lantu_web.errors import PeriodNotUnderstood

_FORMS = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_HALVES, _QUARTERS = ("", "上半年", "下半年"), ("", "一季度", "二季度", "三季度", "四季度")


def bounds(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period: a year, half, quarter or month.

    Raises:
        PeriodNotUnderstood: of another form.

    >>> bounds("2024-Q1"), bounds("2023")
    ((datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)), (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)))
    """
    year, half, quarter, month = _parts(period)
    if half:
        return _months(year, 6 * half - 5, 6 * half)
    if quarter:
        return _months(year, 3 * quarter - 2, 3 * quarter)
    return _months(year, month, month) if month else _months(year, 1, 12)


def in_words(period: str) -> str:
    """Return a period as people say it.

    >>> in_words("2023"), in_words("2024-H1"), in_words("2024-03")
    ('2023年', '2024年上半年', '2024年3月')
    """
    year, half, quarter, month = _parts(period)
    return f"{year}年" + (_HALVES[half] or _QUARTERS[quarter] or (f"{month}月" if month else ""))


def _parts(period: str) -> tuple[int, int, int, int]:
    found = _FORMS.fullmatch(period)
    if found is None:
        raise PeriodNotUnderstood(words=period)
    year, half, quarter, month = (int(part or 0) for part in found.groups())
    return year, half, quarter, month


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
