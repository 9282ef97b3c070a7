"""Without signing in nothing is seen but what was released: every address of the workbench is tried."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lantu_web.observations.services import record_figure
from lantu_web.record.services import release_plan
from tests.web.accounts.test_permissions import PAGES

SECRETS = ("41.37", "林业局", "某planner", "某reporter")  # a figure not released, who leads, who works here


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_learns_nothing_from_any_address(
    method: str, name: str, url_arguments: dict[str, Any], forest: Any, planner: Any
) -> None:
    release_plan(plan=forest.plan, by=planner)
    record_figure(indicator=forest, period="2026", value=Decimal("41.37"), unit="%", source="统计公报", by=planner)
    needed = {key: url_arguments[key] for key in PAGES[name].pattern.converters}

    answer = getattr(Client(), method)(reverse(name, kwargs=needed))

    body = answer.content.decode()
    assert answer.status_code < 500
    assert [word for word in SECRETS if word in body] == []
