"""Notices are sentences for who has to act, one line for who follows; by day, the unread apart; a newcomer misses nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.accounts.services import create_user, edit_user
from lantu_web.notices.models import EarlyWarning, Notice
from lantu_web.notices.services.warnings import evaluate
from lantu_web.observations.models import Observation
from lantu_web.record.models import Indicator
from tests.web.conftest import PASSWORD

Sign = Callable[[str], Client]
SPRING = date(2027, 3, 1)


def _words(person: Any) -> list[str]:
    return list(Notice.objects.filter(to=person).order_by("pk").values_list("words", flat=True))


def test_the_department_is_asked_and_the_planner_told_who_has_to_answer(
    behind: EarlyWarning, people: dict[str, Any]
) -> None:
    day = f"{behind.due.year}年{behind.due.month}月{behind.due.day}日"

    assert _words(people["reporter"]) == [f"“森林覆盖率”发出橙色预警，请在{day}前答复。"]
    assert _words(people["planner"]) == [f"“森林覆盖率”橙色预警已发出，由林业局在{day}前答复。"]


def test_raising_is_told_as_a_sentence(
    behind: EarlyWarning, plan: Any, give: Callable[[str, str], Any], people: dict[str, Any]
) -> None:
    give("2027", "40.3")

    evaluate(plan=plan, by=None, on=date(2028, 3, 1))

    assert _words(people["reporter"])[-1].startswith("“森林覆盖率”升级为红色预警，请在2028年3月")
    assert _words(people["planner"])[-1].startswith("“森林覆盖率”红色预警已升级，由林业局在2028年3月")


def test_many_warnings_at_once_are_one_line_for_the_planner(
    plan: Any, forest: Any, planner: Any, people: dict[str, Any], departments: dict[str, Any]
) -> None:
    for number in range(12):
        owner = departments["水利局" if number < 3 else "林业局"]
        one = Indicator.objects.create(
            plan=plan, key=f"{number}", name=f"指标{number}", number=number + 5, unit="%", type="LEVEL_UP", direction="up",
            binding=False, base_year=2020, base=Decimal(10), target_year=2025, target=Decimal(20), target_text="20", owner=owner,
        )  # fmt: skip
        Observation.objects.create(
            indicator=one, period="2025", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), value=Decimal(11),
            unit="%", channel="statistics", source="公报", release="final", recorded_by=planner,
        )  # fmt: skip

    evaluate(plan=plan, by=None)

    assert _words(planner) == ["按规则评估：发出 12 条，由 2 个部门办理：林业局 9 条、水利局 3 条。"]
    assert Notice.objects.get(to=planner).about == f"/warnings/?plan={plan.pk}"
    assert len(_words(people["reporter"])) == 9
    assert len(_words(people["outsider"])) == 3


def test_notices_stand_by_day_and_the_unread_apart(signed_in: Sign, people: dict[str, Any]) -> None:
    now = timezone.now()
    for number, (days, read) in enumerate(((0, None), (0, now), (3, None))):
        Notice.objects.create(
            to=people["leader"], words=f"第{number}条", sent_at=now - timedelta(days=days), read_at=read
        )
    client = signed_in("leader")

    page = client.get("/notices/").content.decode()
    days = [timezone.localdate() - timedelta(days=n) for n in (0, 3)]
    headings = [page.index(f"<h2>{day.year}年{day.month}月{day.day}日</h2>") for day in days]
    assert headings[0] < page.index("第1条") < headings[1] < page.index("第2条")
    unread = client.get("/notices/?unread=1").content.decode()
    assert ("第0条" in unread, "第1条" in unread, "第2条" in unread) == (True, False, True)


def _newcomer(department: Any, role: str = "reporter", who: str = "new") -> Any:
    return create_user(username=who, name="新来", role=role, department=department, password=PASSWORD, by=None)[0]  # type: ignore[arg-type]


def test_a_new_account_is_told_what_its_department_still_has_to_do(
    window: Any, forest: Any, departments: dict[str, Any], people: dict[str, Any]
) -> None:
    due = timezone.localdate() - timedelta(4)
    told = {"indicator": forest, "department": departments["林业局"], "level": 4}
    EarlyWarning.objects.create(due=due, opened_at=timezone.now() - timedelta(days=9), **told)

    words = _words(_newcomer(departments["林业局"]))

    day = f"{due.year}年{due.month}月{due.day}日"
    assert f"您单位要办的：答复红色预警：森林覆盖率，{day}前，已逾期。" in words
    assert any(one.startswith("您单位要办的：填报“年报”：待填 1 项，") for one in words)
    assert len(words) == 2


@pytest.mark.parametrize(("department", "role"), [("水利局", "reporter"), ("发展和改革局", "planner")])
def test_who_has_nothing_to_do_with_it_is_told_nothing(
    department: str, role: str, window: Any, departments: dict[str, Any]
) -> None:
    assert _words(_newcomer(departments[department], role)) == []


def test_who_changes_the_department_is_told_of_the_new_one(
    window: Any, departments: dict[str, Any], people: dict[str, Any]
) -> None:
    edit_user(user=people["outsider"], by=people["administrator"], department=departments["林业局"])

    assert len(_words(people["outsider"])) == 1
