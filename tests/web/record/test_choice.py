"""Which plan the lists show: the current one, or the one a person chose among those they may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from lantu_web.record.choice import MOST, PlanChoice
from lantu_web.record.models import Commitment, Indicator, Plan, Project
from lantu_web.record.selectors import plans_for

Sign = Callable[[str], Client]
LISTS = ("/", "/indicators/", "/promises/", "/promises/projects/", "/duties/", "/reporting/", "/warnings/", "/silent/")
OUTLINE = "某县国民经济和社会发展第十四个五年规划纲要"


def _plan(region: Any, title: str, first: int, last: int) -> Plan:
    return Plan.objects.create(region=region, title=title, key=title, first_year=first, last_year=last)


@pytest.fixture
def old(region: Any, departments: Any) -> Plan:
    """The plan before, with an indicator, a promise and a project of 林业局."""
    plan = _plan(region, OUTLINE, 2021, 2025)
    held = {"plan": plan, "number": 1, "owner": departments["林业局"]}
    Indicator.objects.create(key="旧指标", name="旧指标", type="LEVEL_UP", base_year=2020, **held)
    Commitment.objects.create(key="旧承诺", what="旧承诺", **held)
    Project.objects.create(key="旧项目", name="旧项目", **held)
    return plan


@pytest.fixture
def elsewhere(db: None) -> Plan:
    from lantu_web.accounts.services import create_region

    return _plan(create_region(code="141121", name="邻县", by=None), "邻县规划", 2026, 2030)


def _at(year: int) -> datetime:
    return timezone.make_aware(datetime(year, 6, 30))


@pytest.mark.parametrize(("year", "title"), [(2024, OUTLINE), (2026, "某县规划"), (2031, OUTLINE)])
def test_the_plan_whose_years_run_is_the_current_one(year: int, title: str, forest: Any, old: Plan, planner: Any) -> None:  # fmt: skip
    current = PlanChoice(planner, at=_at(year)).current

    assert current is not None
    assert current.title == title


def test_a_special_plan_does_not_take_the_place_of_the_outline(old: Plan, region: Any, planner: Any) -> None:
    _plan(region, "某县林业发展规划", 2022, 2025)

    assert [one.title for one in plans_for(planner, _at(2023))] == [OUTLINE, "某县林业发展规划"]


def test_of_several_regions_a_person_sees_the_plans_of_their_own(
    forest: Any, elsewhere: Plan, people: dict[str, Any]
) -> None:
    assert list(plans_for(people["planner"])) == list(plans_for(people["reporter"])) == [forest.plan]
    assert set(plans_for(people["leader"])) == {forest.plan, elsewhere}  # belongs to no department: sees every region
    assert not plans_for(people["public"]).exists()
    assert not plans_for(AnonymousUser()).exists()


@pytest.mark.parametrize("address", LISTS)
def test_every_list_shows_the_plan_that_was_chosen(
    address: str, forest: Any, old: Plan, signed_in: Sign, planner: Any
) -> None:
    client = signed_in("planner")
    shown = f'<option value="{old.pk}" selected>'
    assert shown not in client.get(address).content.decode()

    client.get(f"/?plan={old.pk}")
    page = client.get(address)

    assert shown in page.content.decode()
    assert page.context["plan"] == old
    client.get("/?plan=")
    assert client.get(address).context["plan"] == forest.plan


@pytest.mark.parametrize(
    ("address", "words"), [("/indicators/", "旧指标"), ("/promises/", "旧承诺"), ("/promises/projects/", "旧项目"), ("/duties/", "旧指标")]
)  # fmt: skip
def test_what_a_list_holds_follows_the_choice(
    address: str, words: str, forest: Any, old: Plan, signed_in: Sign
) -> None:
    client = signed_in("planner")

    assert words not in client.get(address).content.decode()
    assert words in client.get(f"{address}?plan={old.pk}").content.decode()
    assert words in client.get(address).content.decode()


def test_where_there_is_one_plan_nothing_is_to_be_chosen(forest: Any, signed_in: Sign) -> None:
    assert "plan-choice" not in signed_in("planner").get("/indicators/").content.decode()


def test_a_page_that_shows_no_list_of_a_plan_offers_no_choice(forest: Any, old: Plan, signed_in: Sign) -> None:
    client = signed_in("planner")

    assert "plan-choice" in client.get("/indicators/").content.decode()
    assert "plan-choice" not in client.get(f"/indicators/{forest.pk}/").content.decode()


@pytest.mark.parametrize("words", ["0", "x", "9" * 30, "-1", "²"])
def test_a_plan_that_is_not_there_is_told_and_the_current_one_stays(words: str, forest: Any, signed_in: Sign) -> None:
    page = signed_in("planner").get(f"/indicators/?plan={words}")

    assert "没有编号为" in page.content.decode()
    assert page.context["plan"] == forest.plan


def test_a_plan_of_another_region_cannot_be_chosen_opened_or_read(
    forest: Any, elsewhere: Plan, signed_in: Sign, departments: Any
) -> None:
    client = signed_in("planner")
    there = Indicator.objects.create(plan=elsewhere, key="邻县指标", name="邻县指标", number=1)
    promise = Commitment.objects.create(plan=elsewhere, key="邻县承诺", number=1, what="邻县承诺")

    page = client.get(f"/indicators/?plan={elsewhere.pk}")

    assert page.context["plan"] == forest.plan
    assert "邻县规划" not in client.get("/plans/").content.decode()
    for address in (f"/plans/{elsewhere.pk}/", f"/plans/{elsewhere.pk}/versions/", f"/indicators/{there.pk}/", f"/promises/{promise.pk}/"):  # fmt: skip
        assert client.get(address).status_code == 404


def test_a_plan_chosen_before_it_went_to_others_gives_way_to_the_current_one(forest: Any, old: Plan, elsewhere: Plan, planner: Any) -> None:  # fmt: skip
    assert PlanChoice(planner, elsewhere.pk).current == forest.plan


def test_of_very_many_plans_one_chooses_on_their_page(forest: Any, region: Any, signed_in: Sign) -> None:
    for n in range(MOST):
        _plan(region, f"专项规划{n}", 2020, 2022)
    last = Plan.objects.order_by("pk").last()
    assert last is not None
    client = signed_in("leader")

    assert "换一份规划" in client.get("/indicators/").content.decode()
    assert f'href="?plan={last.pk}"' in client.get("/plans/").content.decode()
    assert client.get(f"/plans/?plan={last.pk}").context["shown"] == last


def test_a_department_sees_what_is_due_of_every_plan_and_of_which(
    forest: Any, old: Plan, planner: Any, signed_in: Sign
) -> None:
    from lantu_web.submissions.services.windows import open_window

    today = timezone.localdate()
    days = {"opens": today, "due": today, "closes": today}
    for name, indicator in (("新年报", forest), ("旧年报", old.indicators.get())):
        open_window(plan=indicator.plan, name=name, period="2025", indicators=[indicator], by=planner, **days)

    page = signed_in("reporter").get("/reporting/").content.decode()
    assert all(words in page for words in ("新年报", "旧年报", f"《{OUTLINE}》"))
    rounds = signed_in("planner").get("/reporting/").content.decode()
    assert "新年报" in rounds
    assert "旧年报" not in rounds


def test_what_is_sent_from_a_page_is_of_the_plan_that_the_page_showed(
    forest: Any, old: Plan, signed_in: Sign, departments: Any
) -> None:
    client = signed_in("planner")
    page = client.get(f"/duties/?plan={old.pk}").content.decode()
    assert f'action="/duties/set/?plan={old.pk}"' in page or f'?plan={old.pk}" id="lines"' in page
    client.get(f"/?plan={forest.plan_id}")
    action = page.split('" id="lines"')[0].rpartition('action="')[2]

    client.post(action, {"line": f"project-{old.projects.get().pk}", "owner": departments["水利局"].pk})

    assert old.projects.get().owner == departments["水利局"]
