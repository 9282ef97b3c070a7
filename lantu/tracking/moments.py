"""Time within a plan: where a period begins and ends, in years, exactly."""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from lantu.errors import PeriodUnusable
from lantu.plan.period import Period

_EDGE = re.compile(
    r"(?P<year>[1-9]\d{3})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?", re.ASCII
)
_QUARTERS = "一二三四"


class Span(NamedTuple):
    """From `first` up to `last`, in years since the year 0: 2027 is [2027, 2028), its first half [2027, 2027½)."""

    first: Fraction
    last: Fraction

    @property
    def length(self) -> Fraction:
        """How many years long."""
        return self.last - self.first

    @property
    def is_whole_year(self) -> bool:
        """One calendar year."""
        return self.first.denominator == 1 and self.length == 1

    @property
    def is_year_to_date(self) -> bool:
        """From the first of January to a day of the same year."""
        return self.first.denominator == 1 and self.length < 1

    @property
    def year(self) -> int:
        """The year it ends in."""
        return -int(-self.last // 1) - 1


@lru_cache(maxsize=4096)  # the same few hundred periods are asked for thousands of times in a county's list
def span_of(period: Period) -> Span:
    """Return the stretch a period covers. Raises PeriodUnusable.

    >>> span_of(Period.of("2027")), span_of(Period.of("2027-01/2027-09")).last
    (Span(first=Fraction(2027, 1), last=Fraction(2028, 1)), Fraction(8111, 4))
    """
    span = Span(_edge(period, period.first).first, _edge(period, period.last).last)
    if span.length <= 0:
        raise PeriodUnusable(period=period)
    return span


@lru_cache(maxsize=4096)
def last_day(period: Period) -> date:
    """Return the last day a period covers.

    >>> last_day(Period.of("2027-H1"))
    datetime.date(2027, 6, 30)
    """
    found = _parts(period, period.last)
    if found["day"]:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    month = _last_month(found)
    return date(int(found["year"]), month, calendar.monthrange(int(found["year"]), month)[1])


def as_decimal(time: Fraction) -> Decimal:
    """Return a time in years as a Decimal."""
    return Decimal(time.numerator) / Decimal(time.denominator)


def end_words(period: Period) -> str:
    """Return the end of a period in words.

    >>> [end_words(Period.of(words)) for words in ("2027", "2027-H1", "2027-Q3", "2027-01/2027-09")]
    ['2027年', '2027年上半年', '2027年第三季度', '2027年9月']
    """
    found = _parts(period, period.last)
    if found["half"]:
        part = "上半年" if found["half"] == "1" else "下半年"
    elif found["quarter"]:
        part = f"第{_QUARTERS[int(found['quarter']) - 1]}季度"
    elif found["month"]:
        part = f"{int(found['month'])}月" + (f"{int(found['day'])}日" if found["day"] else "")
    else:
        part = ""
    return f"{found['year']}年{part}"


def day_words(day: date) -> str:
    """Return a day in words.

    >>> day_words(date(2027, 1, 31))
    '2027年1月31日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def due_year(at: date, days: int) -> int:
    """Return the last year whose figures should be out on a day, when they take so many days.

    >>> due_year(date(2028, 4, 29), 120), due_year(date(2028, 4, 28), 120)
    (2027, 2026)
    """
    then = date.fromordinal(max(at.toordinal() - days, 1))
    return then.year if (then.month, then.day) == (12, 31) else then.year - 1


def _edge(period: Period, words: str | None) -> Span:
    found = _parts(period, words)
    year = int(found["year"])
    if found["day"]:
        return _day(period, year, int(found["month"]), int(found["day"]))
    if found["month"]:
        return Span(year + Fraction(int(found["month"]) - 1, 12), year + Fraction(int(found["month"]), 12))
    if found["quarter"]:
        return Span(year + Fraction(int(found["quarter"]) - 1, 4), year + Fraction(int(found["quarter"]), 4))
    if found["half"]:
        return Span(year + Fraction(int(found["half"]) - 1, 2), year + Fraction(int(found["half"]), 2))
    return Span(Fraction(year), Fraction(year + 1))


def _day(period: Period, year: int, month: int, day: int) -> Span:
    try:
        place = date(year, month, day).timetuple().tm_yday
    except ValueError as wrong:
        raise PeriodUnusable(period=period) from wrong
    length = 366 if calendar.isleap(year) else 365
    return Span(year + Fraction(place - 1, length), year + Fraction(place, length))


def _parts(period: Period, words: str | None) -> dict[str, str]:
    found = _EDGE.fullmatch(words or "")
    if found is None or not 1 <= int(found["month"] or 1) <= 12:
        raise PeriodUnusable(period=period)
    return found.groupdict()


def _last_month(found: dict[str, str]) -> int:
    if found["month"]:
        return int(found["month"])
    if found["quarter"]:
        return 3 * int(found["quarter"])
    return 6 * int(found["half"]) if found["half"] else 12
