"""A round of reporting in which 林业局 is asked for its forest cover."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def _files_of_its_own(evidence_of_its_own: None) -> None:
    """Keep the files of each test apart."""


@pytest.fixture
def timber(forest: Any, departments: dict[str, Any], planner: Any) -> Any:
    """A second indicator of 林业局, in money."""
    from lantu_web.record.models import Indicator
    from lantu_web.record.services import assign_owner

    indicator = Indicator.objects.create(
        plan=forest.plan, key="林业总产值", name="林业总产值", unit="万元", type="LEVEL_UP_GEO", direction="up", number=2,
        base_year=2025, base=10000, target_year=2030, target=15000, target_text="15000",
    )  # fmt: skip
    assign_owner(things=[indicator], department=departments["林业局"], by=planner)
    return indicator


@pytest.fixture
def window(forest: Any, timber: Any, planner: Any) -> Any:
    from lantu_web.submissions.services.windows import open_window

    today, week = timezone.localdate(), timedelta(days=7)
    return open_window(
        plan=forest.plan, name="2026年年报", period="2026", opens=today - week, due=today, closes=today + week,
        indicators=[forest, timber], by=planner,
    )  # fmt: skip


@pytest.fixture
def submission(window: Any) -> Any:
    return window.submissions.get()


@pytest.fixture
def item(submission: Any, forest: Any) -> Any:
    return submission.items.get(indicator=forest)


@pytest.fixture
def money(submission: Any, timber: Any) -> Any:
    return submission.items.get(indicator=timber)


@pytest.fixture
def close(window: Any) -> Any:
    """Return a deed that puts the round a month back: closed."""

    def closed() -> None:
        month = timedelta(days=30)
        window.opens, window.due, window.closes = window.opens - month, window.due - month, window.closes - month
        window.save()

    return closed


@pytest.fixture
def reported(item: Any, people: dict[str, Any]) -> Any:
    """The item with a figure that waits for review."""
    from lantu_web.submissions.services.filling import Entry, fill

    fill(
        submission=item.submission, entries={item.pk: Entry("41.2", "森林督查数据")}, by=people["reporter"], submit=True
    )
    item.refresh_from_db()
    assert item.state == "submitted"
    return item
