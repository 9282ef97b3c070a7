"""Figures are added, never changed, and known since when."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lantu_web.errors import FigureExists, FigureTooLong, NotAllowed, PeriodNotUnderstood, RecordIsKept, UnitDiffers
from lantu_web.log.models import LogEntry
from lantu_web.observations.models import Channel, Observation, Release
from lantu_web.observations.periods import bounds, in_words
from lantu_web.observations.selectors import figures_of, history_of
from lantu_web.observations.services import correct_figure, record_figure


@pytest.fixture
def figure(forest: Any, planner: Any) -> Observation:
    return _record(forest, planner)


def _record(forest: Any, planner: Any, **other: Any) -> Observation:
    given = {"period": "2026", "value": Decimal("41.2"), "unit": "%", "source": "林业局", **other}
    return record_figure(indicator=forest, by=planner, **given)


def _correct(figure: Observation, planner: Any, value: str = "41.5", reason: str = "普查修订") -> Observation:
    return correct_figure(
        figure=figure, value=Decimal(value), release=Release.REVISED, reason=reason, source="林业局", by=planner
    )


def test_a_correction_is_a_new_row_and_the_old_one_stays(figure: Observation, planner: Any) -> None:
    correction = _correct(figure, planner)

    figure.refresh_from_db()
    assert figure.value == Decimal("41.2")
    assert correction.supersedes == figure
    assert [one.value for one in history_of(figure.indicator)] == [Decimal("41.2"), Decimal("41.5")]
    line = LogEntry.objects.get(action="figure.correct")
    assert line.before["value"] == "41.2"
    assert line.after["reason"] == "普查修订"


def test_every_board_can_be_seen_as_it_stood(figure: Observation, planner: Any) -> None:
    correction = _correct(figure, planner)
    forest = figure.indicator
    before = figure.recorded_at - timedelta(microseconds=1)

    assert figures_of([forest], before)[forest.pk] == []
    assert figures_of([forest], figure.recorded_at)[forest.pk] == [figure]
    assert figures_of([forest], correction.recorded_at)[forest.pk] == [correction]
    assert figures_of([forest])[forest.pk] == [correction]


def test_the_database_refuses_to_change_or_delete_a_figure(figure: Observation) -> None:
    for statement in ("UPDATE observations_observation SET value = 1", "DELETE FROM observations_observation"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(RecordIsKept):
        figure.save()


def test_a_figure_is_asked_for_once(figure: Observation, forest: Any, planner: Any) -> None:
    with pytest.raises(FigureExists, match=r"2026年已有数据 41\.2%"):
        _record(forest, planner, value=Decimal(50))


def test_a_correction_needs_a_reason_and_is_itself_corrected_not_its_elder(figure: Observation, planner: Any) -> None:
    with pytest.raises(ValidationError):
        _correct(figure, planner, reason=" ")
    _correct(figure, planner)
    with pytest.raises(FigureExists):
        _correct(figure, planner, value="42")


def test_published_statistics_are_shown_before_what_a_department_says(figure: Observation, planner: Any) -> None:
    forest = figure.indicator
    published = _record(forest, planner, channel=Channel.STATISTICS, value=Decimal("41.0"))

    assert figures_of([forest])[forest.pk] == [published]


@pytest.mark.parametrize("unit", ["个百分点", "万亩", ""])
def test_another_unit_is_refused(unit: str, forest: Any, planner: Any) -> None:
    with pytest.raises(UnitDiffers):
        _record(forest, planner, unit=unit)


def test_the_same_unit_in_full_width_is_the_same(forest: Any, planner: Any) -> None:
    assert _record(forest, planner, unit="％").unit == "%"


@pytest.mark.parametrize("value", ["0.0000001", "123456789.1234567", "1E+14", "NaN", "Infinity"])
def test_more_digits_than_are_kept_are_refused(value: str, forest: Any, planner: Any) -> None:
    with pytest.raises(FigureTooLong):
        _record(forest, planner, value=Decimal(value))


@pytest.mark.parametrize("value", ["123456789.123456", "99999999999999", "0.000001", "-3.1", "0"])
def test_a_value_comes_back_digit_for_digit(value: str, forest: Any, planner: Any) -> None:
    recorded = _record(forest, planner, value=Decimal(value))

    assert Observation.objects.get(pk=recorded.pk).value == Decimal(value)


@pytest.mark.parametrize("period", ["2026年", "2026-13", "2026-Q5", "26", "", "2026-01-01"])
def test_a_period_of_another_form_is_refused(period: str, forest: Any, planner: Any) -> None:
    with pytest.raises(PeriodNotUnderstood):
        _record(forest, planner, period=period)


def test_who_only_reports_does_not_record(people: dict[str, Any], forest: Any) -> None:
    with pytest.raises(NotAllowed):
        _record(forest, people["reporter"])


@given(st.integers(1990, 2100), st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q4", "-01", "-12"]))
def test_a_period_lies_within_its_year_and_has_words(year: int, part: str) -> None:
    first, last = bounds(f"{year}{part}")

    assert first.year == last.year == year
    assert first <= last
    assert in_words(f"{year}{part}").startswith(f"{year}年")
