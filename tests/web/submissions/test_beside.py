"""Beside a figure stand just the figures it is judged by: what is shown and said is what the whole series would say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantu_web.observations.models import Channel, Observation
from lantu_web.observations.periods import bounds
from lantu_web.submissions.beside import figures_beside
from lantu_web.submissions.models import Submission, SubmissionItem
from lantu_web.submissions.remarks import remarks
from lantu_web.submissions.selectors import Line
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import return_item

YEARS = st.integers(2021, 2029)
PARTS = st.sampled_from(["", "-Q1", "-Q2", "-H1", "-01", "-06", "-12"])
FIGURES = st.dictionaries(
    st.tuples(st.builds("{}{}".format, YEARS, PARTS), st.sampled_from(Channel.values)), st.integers(1, 90), max_size=25
)


def _line(item: SubmissionItem, known: Any, period: str) -> tuple[Any, ...]:
    item.submission.window.period = period
    line = Line(item, known)
    return line.there, line.last, line.year_ago, remarks(item.indicator, period, Decimal(50), known)


@given(figures=FIGURES, period=st.builds("{}{}".format, YEARS, PARTS), other=st.builds("{}{}".format, YEARS, PARTS))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_line_shows_and_says_is_what_the_whole_series_would(
    figures: dict[tuple[str, str], int], period: str, other: str, forest: Any, timber: Any, planner: Any, item: Any
) -> None:
    with transaction.atomic():
        Observation.objects.bulk_create(
            Observation(
                indicator=one, period=at, period_start=bounds(at)[0], period_end=bounds(at)[1], value=value + plus, unit="%",
                channel=channel, source="某", release="final", recorded_by=planner,
            )
            for (at, channel), value in figures.items() for one, plus in ((forest, 0), (timber, 1))
        )  # fmt: skip
        whole = {one.pk: list(one.observations.order_by("period_end", "pk")) for one in (forest, timber)}
        beside = figures_beside([(forest.pk, period), (timber.pk, other)])
        for indicator, asked in ((forest, period), (timber, other)):
            held = SubmissionItem(indicator=indicator, submission=Submission(window=item.submission.window))
            seen = _line(held, beside.get(indicator.pk, []), asked)
            assert seen == _line(held, whole[indicator.pk], asked)
        transaction.set_rollback(True)


def test_a_long_series_costs_two_queries_and_few_rows(
    forest: Any, planner: Any, django_assert_num_queries: Any
) -> None:
    Observation.objects.bulk_create(
        Observation(
            indicator=forest, period=f"{year}-{month:02}", period_start=bounds(f"{year}-{month:02}")[0],
            period_end=bounds(f"{year}-{month:02}")[1], value=40, unit="%", channel=Channel.SUBMISSION, source="某",
            release="final", recorded_by=planner,
        )
        for year in range(2015, 2027) for month in range(1, 13)
    )  # fmt: skip

    with django_assert_num_queries(2):
        found = figures_beside([(forest.pk, "2026-06")])

    assert len(found[forest.pk]) == 13


@pytest.mark.django_db
def test_nothing_asked_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert figures_beside([]) == {}


def test_before_the_first_figure_the_base_of_the_plan_stands_there(
    submission: Any, item: Any, forest: Any, signed_in: Any
) -> None:
    page = signed_in("reporter").get(f"/reporting/{submission.pk}/").content.decode()
    assert f"{forest.base_year}年，规划基期" in page


def test_the_reviewer_sees_what_the_figure_was_when_it_was_returned_and_each_step_since(
    reported: Any, submission: Any, people: dict[str, Any], signed_in: Any
) -> None:
    return_item(item=reported, revision=reported.revision, reason="与督查数不符", by=people["reviewer"])
    reported.refresh_from_db()
    again = {reported.pk: Entry("40.8", "已核对", revision=reported.revision)}
    fill(submission=submission, entries=again, by=people["reporter"], submit=True)

    page = signed_in("reviewer").get(f"/review/{reported.pk}/").content.decode()

    assert re.search(r"退回时填的</th><td>\s*41\.2 %", page)
    assert "<del>41.2</del> → <ins>40.8</ins>" in page


def test_a_figure_taken_out_is_said_to_be_taken_out(
    submission: Any, item: Any, people: dict[str, Any], signed_in: Any
) -> None:
    fill(submission=submission, entries={item.pk: Entry("41.2")}, by=people["reporter"])
    item.refresh_from_db()
    sent = {f"figure-{item.pk}": "", f"revision-{item.pk}": item.revision, f"was-{item.pk}": "41.2", "do": "save"}
    page = signed_in("reporter").post(f"/reporting/{submission.pk}/", sent, follow=True).content.decode()
    assert "其中 1 项的数已清空" in page
