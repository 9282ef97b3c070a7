"""A base the plan does not state may be supplied, and every reported figure leads back to how it was reported."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from lantu_web.indicators.selectors import standing_for
from lantu_web.observations.models import Observation
from lantu_web.observations.services import record_figure
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import approve
from lantu_web.submissions.services.windows import open_window


@pytest.fixture
def baseless(forest: Any) -> Any:
    """森林覆盖率 with no base in the plan; its years are long past."""
    forest.base, forest.base_year, forest.target_year = None, 2020, 2025
    forest.save()
    forest.plan.first_year, forest.plan.last_year = 2021, 2025
    forest.plan.save()
    return forest


def test_a_base_that_is_supplied_is_reckoned_from(baseless: Any, planner: Any, signed_in: Any) -> None:
    record_figure(indicator=baseless, period="2025", value=Decimal(44), unit="%", source="林业局", by=planner)
    assert standing_for(planner, baseless.pk).code == "INCOMPLETE"  # type: ignore[union-attr]
    client, address = signed_in("planner"), f"/indicators/{baseless.pk}/base/"
    assert address in client.get(baseless.get_absolute_url()).content.decode()

    answer = client.post(address, {"value": "40", "source": "2020年统计公报"})

    held = standing_for(planner, baseless.pk)
    assert answer.status_code == 302
    assert held is not None
    assert (held.base, held.code) == (Decimal(40), "MISSED")
    assert "取自下面的数据" in client.get(baseless.get_absolute_url()).content.decode()
    assert Observation.objects.get(period="2020").source == "2020年统计公报"


def test_what_the_plan_states_is_not_replaced_by_a_figure(forest: Any, planner: Any) -> None:
    record_figure(indicator=forest, period="2025", value=Decimal(39), unit="%", source="林业局", by=planner)

    held = standing_for(planner, forest.pk)

    assert held is not None
    assert held.base == Decimal(40)


def test_a_department_does_not_supply_a_base(baseless: Any, signed_in: Any) -> None:
    assert (
        signed_in("reporter").post(f"/indicators/{baseless.pk}/base/", {"value": "1", "source": "x"}).status_code == 403
    )
    assert Observation.objects.count() == 0


def test_a_reported_figure_leads_to_its_submission_for_who_may_see_it(
    forest: Any, planner: Any, people: dict[str, Any], signed_in: Any
) -> None:
    today = timezone.localdate()
    window = open_window(
        plan=forest.plan, name="年报", period="2026", opens=today, due=today, closes=today + timedelta(days=7),
        indicators=[forest], by=planner,
    )  # fmt: skip
    submission = window.submissions.get()
    fill(submission=submission, entries={submission.items.get().pk: Entry("41.2")}, by=people["reporter"], submit=True)
    item = submission.items.get()
    approve(item=item, revision=item.revision, by=people["reviewer"])

    for who in ("planner", "reporter"):
        page = signed_in(who).get(forest.get_absolute_url()).content.decode()
        assert f'href="/review/{item.pk}/">某reporter填报，看经过' in page
    assert "看经过" not in signed_in("leader").get(forest.get_absolute_url()).content.decode()
