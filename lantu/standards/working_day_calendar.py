"""Working days (工作日): the holidays of each year as the State Council announces them. One file of working_days/ for each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lantu.errors import CalendarUnreadable

FOLDER = Path(__file__).with_name("working_days")
_FIELDS = {"year", "source", "verified", "checked", "rest", "worked"}
_SOURCES = 2  # full texts of the notice that were compared day by day before a calendar is called verified
_WEEKEND = 5  # Monday is 0


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """A year's days off and the weekends worked instead, with the notice they come from and the texts of it they were compared with."""

    year: int
    source: str
    verified: bool
    checked: tuple[str, ...]
    rest: frozenset[date]
    worked: frozenset[date]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day reached by counting working days, and what a reader must know of how it was counted; "" where nothing."""

    day: date
    remark: str


def is_working_day(day: date) -> bool:
    """Tell whether a day is worked; in a year without a published calendar Monday to Friday are.

    >>> is_working_day(date(2026, 10, 1)), is_working_day(date(2026, 10, 10)), is_working_day(date(2026, 11, 25))
    (False, True, True)
    """
    known = calendars().get(day.year)
    if known is None or (day not in known.rest and day not in known.worked):
        return day.weekday() < _WEEKEND
    return day in known.worked


def after_working_days(start: date, count: int) -> Deadline:
    """Return the day that many working days after a day, the day itself not counted.

    >>> after_working_days(date(2026, 9, 30), 2).day
    datetime.date(2026, 10, 9)
    >>> after_working_days(date(2030, 1, 1), 1).remark
    '2030年的放假安排尚未收录，按周一至周五推算'
    """
    day, left, unknown = start, count, dict[int, None]()
    while left > 0:
        day += timedelta(days=1)
        if day.year not in calendars():
            unknown[day.year] = None
        left -= is_working_day(day)
    years = "、".join(f"{year}年" for year in unknown)
    return Deadline(day, f"{years}的放假安排尚未收录，按周一至周五推算" if unknown else "")


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after a day up to and with another; 0 where the other is not later.

    >>> working_days_between(date(2026, 9, 30), date(2026, 10, 9))
    2
    """
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


@cache
def calendars() -> Mapping[int, YearCalendar]:
    """Return the calendars that ship with the program, by year. Raises CalendarUnreadable."""
    return {one.year: one for one in (read_calendar(path) for path in sorted(FOLDER.glob("*.yaml")))}


def read_calendar(path: Path) -> YearCalendar:
    """Return the calendar in a file. Raises CalendarUnreadable: no YAML, other fields, or days that are not of the year."""
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = _calendar(table)
    except (OSError, yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, AttributeError, ValueError) as broken:
        raise CalendarUnreadable(name=path.name, why=" ".join(str(broken).split()) or type(broken).__name__) from broken
    if wrong := [day for day in found.rest | found.worked if day.year != found.year]:
        raise CalendarUnreadable(name=path.name, why=f"{wrong[0]} 不在 {found.year} 年")
    if both := found.rest & found.worked:
        raise CalendarUnreadable(name=path.name, why=f"{min(both)} 既放假又上班")
    return found


def _calendar(table: Any) -> YearCalendar:
    if set(table) != _FIELDS or not isinstance(table["verified"], bool):
        raise ValueError("字段不是 year、source、verified、checked、rest、worked")
    checked = tuple(dict.fromkeys(str(one) for one in table["checked"]))
    if table["verified"] and len(checked) < _SOURCES:
        raise ValueError(f"verified 为 true，但 checked 里对照过的全文不到 {_SOURCES} 份")
    off = {
        span["from"] + timedelta(days=n) for span in table["rest"] for n in range((span["to"] - span["from"]).days + 1)
    }
    return YearCalendar(
        int(table["year"]), str(table["source"]), table["verified"], checked, frozenset(off), frozenset(table["worked"])
    )
