"""Working days are counted by the calendar the State Council announced."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.errors import CalendarUnreadable
from lantu.standards.working_day_calendar import (
    after_working_days,
    calendars,
    is_working_day,
    read_calendar,
    working_days_between,
)

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@given(DAYS, st.integers(1, 40))
def test_the_day_so_many_working_days_on_is_worked_and_counts_back(start: date, count: int) -> None:
    reached = after_working_days(start, count).day

    assert is_working_day(reached)
    assert working_days_between(start, reached) == count


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
        (date(2025, 1, 28), False),  # the eve, a day off by law since 2025
        (date(2025, 5, 5), False),
        (date(2025, 10, 11), True),
        (date(2026, 2, 14), True),  # a Saturday worked for the Spring Festival
        (date(2026, 2, 23), False),  # a Monday of the Spring Festival
        (date(2026, 9, 20), True),
        (date(2026, 9, 25), False),
        (date(2026, 11, 28), False),
    ],
)
def test_days_moved_for_a_holiday_are_known(day: date, worked: bool) -> None:
    assert is_working_day(day) is worked


def test_a_year_without_a_calendar_is_counted_monday_to_friday_and_says_so() -> None:
    deadline = after_working_days(date(2033, 12, 30), 2)

    assert deadline.day == date(2034, 1, 3)
    assert deadline.remark == "2033年、2034年的放假安排尚未收录，按周一至周五推算"


def test_a_year_with_a_calendar_says_nothing() -> None:
    assert after_working_days(date(2026, 3, 2), 3).remark == ""


def test_every_calendar_names_its_source_and_works_only_weekends() -> None:
    assert 2026 in calendars()
    for known in calendars().values():
        assert str(known.year) in known.source
        assert {day.weekday() for day in known.worked} <= {5, 6}
        assert len(known.rest) < 40
        assert all(day + timedelta(0) == day for day in known.rest)


def test_the_days_off_add_up_to_what_the_notices_say() -> None:
    off = {year: len(known.rest) for year, known in calendars().items()}

    assert off[2025] == 1 + 8 + 3 + 5 + 3 + 8
    assert off[2026] == 3 + 9 + 3 + 5 + 3 + 3 + 7


def test_a_calendar_not_compared_with_two_texts_is_read_and_not_called_verified(tmp_path: Path) -> None:
    file = tmp_path / "2027.yaml"
    file.write_text("{year: 2027, source: 2027, verified: false, checked: [], rest: [], worked: []}", encoding="utf-8")

    assert not read_calendar(file).verified


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[1]",
        "year: 2027",
        "{year: 2027, source: x, verified: 1, checked: [], rest: [], worked: []}",
        "{year: 2027, source: x, verified: true, checked: [a, b], rest: [], worked: [2026-01-01]}",
        "{year: 2027, source: x, verified: true, checked: [a, b], rest: [{from: 2027-01-01}], worked: []}",
        "{year: 2027, source: x, verified: true, checked: [a, b], rest: [{from: 2027-01-01, to: 2027-01-02, name: a}], worked: [2027-01-02]}",
        "{year: 2027, source: x, verified: true, checked: [], rest: [], worked: []}",
        "{year: 2027, source: x, verified: true, checked: [a, a], rest: [], worked: []}",
        "{year: 2027, source: x, verified: true, rest: [], worked: []}",
    ],
)
def test_a_calendar_of_another_form_is_refused(words: str, tmp_path: Path) -> None:
    file = tmp_path / "2027.yaml"
    file.write_text(words, encoding="utf-8")

    with pytest.raises(CalendarUnreadable, match="E245"):
        read_calendar(file)
