"""An indicator that falls behind, and a way to give it figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest


@pytest.fixture
def plan(forest: Any) -> Any:
    return forest.plan


@pytest.fixture
def give(forest: Any, planner: Any) -> Callable[[str, str], Any]:
    """Record a figure of the indicator; it should go from 40 in 2025 to 45 in 2030."""
    from lantu_web.observations.services import record_figure

    def record(period: str, value: str) -> Any:
        return record_figure(
            indicator=forest, period=period, value=Decimal(value), unit="%", source="统计公报", by=planner
        )

    return record


@pytest.fixture
def behind(plan: Any, give: Callable[[str, str], Any]) -> Any:
    """An orange warning: a binding indicator is behind in one period of data."""
    from lantu_web.notices.models import EarlyWarning
    from lantu_web.notices.services.warnings import evaluate

    give("2026", "40.1")
    evaluate(plan=plan, by=None, on=date(2027, 3, 1))
    return EarlyWarning.objects.get()


@pytest.fixture
def window(plan: Any, forest: Any) -> Any:
    """A window of reporting that asks for the indicator and was due a week ago; nobody was told that it opened."""
    from datetime import timedelta

    from django.utils import timezone

    from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem

    today = timezone.localdate()
    made = ReportingWindow.objects.create(
        plan=plan,
        name="年报",
        period="2026",
        opens=today - timedelta(30),
        due=today - timedelta(7),
        closes=today + timedelta(30),
    )
    made.indicators.add(forest)
    asked = Submission.objects.create(window=made, department=forest.owner)
    SubmissionItem.objects.create(submission=asked, indicator=forest)
    return made
