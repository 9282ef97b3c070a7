"""What nobody leads and should be warned of stays listed, all of it, gravest first, until someone leads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.board.todo import todo
from lantu_web.indicators.remembered import forget
from lantu_web.notices.models import Level, Notice
from lantu_web.notices.services.warnings import evaluate
from lantu_web.notices.unled import without_lead
from lantu_web.observations.models import Observation
from lantu_web.record.models import Indicator, PlanVersion
from lantu_web.record.services import assign_owner

Sign = Callable[[str], Client]


@pytest.fixture
def nobodys(plan: Any, planner: Any) -> list[Indicator]:
    """Ten indicators nobody leads, all missed in 2025; one of them binding."""
    made = []
    for number in range(10):
        one = Indicator.objects.create(
            plan=plan, key=f"{number}", name=f"无主{number}", number=number + 5, unit="%", type="LEVEL_UP", direction="up",
            binding=number == 7, base_year=2020, base=Decimal(10), target_year=2025, target=Decimal(20), target_text="20",
        )  # fmt: skip
        Observation.objects.create(
            indicator=one, period="2025", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), value=Decimal(11),
            unit="%", channel="statistics", source="公报", release="final", recorded_by=planner,
        )  # fmt: skip
        made.append(one)
    return made


def test_all_are_listed_the_gravest_first(nobodys: list[Indicator], plan: Any) -> None:
    found = without_lead(plan)

    assert len(found) == 10
    assert (found[0].indicator, found[0].level) == (nobodys[7], Level.RED)
    assert [one.level for one in found] == sorted((one.level for one in found), reverse=True)


def test_the_list_stays_on_the_page_with_the_way_to_the_decomposition(
    nobodys: list[Indicator], signed_in: Sign
) -> None:
    client = signed_in("planner")

    for _ in range(2):
        page = client.get("/warnings/").content.decode()
        assert "应预警，但没有牵头单位 10 项" in page
        assert all(f'href="/duties/of/indicator-{one.pk}/"' in page for one in nobodys)
    assert "应预警，但没有牵头单位" in signed_in("leader").get("/warnings/").content.decode()
    assert "无主" not in signed_in("outsider").get("/warnings/").content.decode()
    assert "无主" not in signed_in("reporter").get("/warnings/").content.decode()


def test_they_stand_first_among_what_the_planner_has_to_do(nobodys: list[Indicator], plan: Any, people: Any) -> None:
    tasks = todo(people["planner"], plan)

    named = [one for one in tasks if "没有牵头单位，没有人接到" in one.words]
    assert tasks[:3] == named
    assert tasks[3].words == "分工：另有 7 项应发预警，也没有牵头单位"
    assert tasks[0].words == "分工：“无主7”应发红色预警，没有牵头单位，没有人接到"
    assert tasks[0].address == f"/duties/of/indicator-{nobodys[7].pk}/"
    assert not any("没有人接到" in one.words for one in todo(people["leader"], plan))


def test_the_notice_names_the_gravest_and_says_how_many_there_are(
    nobodys: list[Indicator], plan: Any, people: Any
) -> None:
    evaluate(plan=plan, by=None)

    words = Notice.objects.get(to=people["planner"], words__contains="没有牵头单位").words
    assert words.startswith("应预警但没有牵头单位：无主7、")
    assert words.endswith("等 10 项。请先分工。")


def test_who_gets_a_lead_leaves_the_list_and_is_warned(
    nobodys: list[Indicator], plan: Any, planner: Any, departments: Any
) -> None:
    assign_owner(things=[nobodys[7]], department=departments["林业局"], by=planner)

    assert nobodys[7] not in [one.indicator for one in without_lead(plan)]
    assert [one.indicator for one in evaluate(plan=plan, by=planner).opened] == [nobodys[7]]


def test_a_day_of_the_past_lists_what_nobody_led_on_it(
    nobodys: list[Indicator], plan: Any, planner: Any, departments: Any
) -> None:
    PlanVersion.objects.create(
        plan=plan, number=1, fingerprint="0", file_name="", file_sha256="", text="", data="{}", imported_by=planner
    )
    then = timezone.now()
    assign_owner(things=nobodys, department=departments["林业局"], by=planner)

    assert len(without_lead(plan, then)) == 10
    assert without_lead(plan) == []


def test_it_needs_as_many_queries_for_many_as_for_few(
    nobodys: list[Indicator], plan: Any, django_assert_max_num_queries: Any
) -> None:
    forget()
    with django_assert_max_num_queries(12):
        without_lead(plan)
