"""Tokens of the cast, and a program that uses them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone


@pytest.fixture
def tokens(people: Any, departments: Any) -> dict[str, str]:
    """Tokens: 林业 reads and writes, 外人 too, `reads` of 林业 reads alone, `platform` collects."""
    from lantu_web.api.services import create_token

    def made(department: str, **scopes: bool) -> str:
        return create_token(department=departments[department], name="某系统", days=30, by=people["planner"], **scopes)[
            1
        ]

    return {
        "林业": made("林业局", writes=True),
        "外人": made("水利局", writes=True),
        "reads": made("林业局"),
        "writes": made("林业局", reads=False, writes=True),
        "platform": made("发展和改革局", collects=True),
    }


class Program:
    """A program that calls the API with a token."""

    numbers = itertools.count()

    def __init__(self, token: str | None) -> None:
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, address: str, **asked: Any) -> Any:
        return Client().get(f"/api/v1/{address}", asked, headers=self.headers)

    def send(self, key: str | None = None, **body: Any) -> Any:
        headers = {**self.headers, "Idempotency-Key": f"k{next(self.numbers)}" if key is None else key}
        return Client().post("/api/v1/observations", json.dumps(body), content_type="application/json", headers=headers)


@pytest.fixture
def program(tokens: dict[str, str]) -> Callable[[str | None], Program]:
    return lambda who: Program(tokens.get(who, who) if who else None)


@pytest.fixture
def window(forest: Any) -> Any:
    """An open round that asks for 森林覆盖率 of 2026."""
    from lantu_web.submissions.models import ReportingWindow

    today = timezone.localdate()
    window = ReportingWindow.objects.create(
        plan=forest.plan,
        name="年报",
        period="2026",
        opens=today - timedelta(days=1),
        due=today,
        closes=today + timedelta(days=9),
    )
    window.indicators.set([forest])
    return window


@pytest.fixture
def figure(forest: Any) -> dict[str, Any]:
    return {"indicator": forest.pk, "period": "2026", "value": "41.2", "unit": "%"}
