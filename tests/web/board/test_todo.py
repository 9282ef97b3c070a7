"""Who signs in sees first what they have to do, and nothing that is another's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.board.todo import Task, todo
from lantu_web.notices.models import EarlyWarning
from lantu_web.record.models import Commitment, Indicator
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import return_item
from lantu_web.submissions.services.windows import open_window
from tests.web.conftest import PASSWORD


@pytest.fixture
def window(forest: Any, planner: Any) -> Any:
    today, week = timezone.localdate(), timedelta(days=7)
    return open_window(
        plan=forest.plan, name="2026年年报", period="2026", opens=today, due=today + week, closes=today + week,
        indicators=[forest], by=planner,
    )  # fmt: skip


def _words(tasks: list[Task]) -> list[str]:
    return [one.words for one in tasks]


def test_a_department_is_told_what_to_report_and_what_came_back_then_nothing(
    window: Any, forest: Any, people: dict[str, Any]
) -> None:
    reporter, submission = people["reporter"], window.submissions.get()
    assert _words(todo(reporter, forest.plan)) == ["填报“2026年年报”：待填 1 项"]

    fill(submission=submission, entries={submission.items.get().pk: Entry("41.2")}, by=reporter, submit=True)
    assert todo(reporter, forest.plan) == []

    item = submission.items.get()
    return_item(item=item, revision=item.revision, reason="请核对", by=people["reviewer"])
    (task,) = todo(reporter, forest.plan)
    assert (task.words, task.tone) == ("填报“2026年年报”：待填 1 项，其中退回 1 项", "watch")
    assert task.address == f"/reporting/{submission.pk}/"


def test_who_reviews_is_told_what_waits(window: Any, forest: Any, people: dict[str, Any]) -> None:
    submission = window.submissions.get()
    fill(submission=submission, entries={submission.items.get().pk: Entry("41.2")}, by=people["reporter"], submit=True)

    assert _words(todo(people["reviewer"], forest.plan)) == ["审核填报的数：1 项待审核"]
    assert todo(people["leader"], forest.plan) == []


def test_an_overdue_promise_and_an_unanswered_warning_come_first(
    window: Any, forest: Any, planner: Any, people: dict[str, Any]
) -> None:
    Commitment.objects.create(plan=forest.plan, key="k", number=1, what="造林5万亩。", due="2021", owner=forest.owner)
    warning = EarlyWarning.objects.create(
        indicator=forest, department=forest.owner, level=1, due=timezone.localdate() + timedelta(days=9)
    )

    tasks = todo(people["reporter"], forest.plan)

    assert (tasks[0].words, tasks[0].tone) == ("记录承诺进展：1 项已过期限，还没有完成", "bad")
    assert f"/warnings/{warning.pk}/" in [one.address for one in tasks]


def test_the_planner_is_told_what_nobody_leads(forest: Any, planner: Any) -> None:
    Indicator.objects.create(plan=forest.plan, key="x", name="无人管的", type="LEVEL_UP")

    assert _words(todo(planner, forest.plan)) == ["分工：1 项指标没有牵头单位，没人报数、没人答复预警"]


def test_an_outsider_has_nothing_to_do_with_it(window: Any, forest: Any, people: dict[str, Any]) -> None:
    assert todo(people["outsider"], forest.plan) == []


def test_it_stands_on_the_overview_and_not_in_the_past(window: Any, signed_in: Any) -> None:
    client = signed_in("reporter")

    assert "您要办的" in client.get("/").content.decode()
    assert "您要办的" not in client.get("/?as_of=2026-01-31").content.decode()


@pytest.mark.parametrize("who", ["administrator", "public"])
def test_who_may_not_see_the_overview_begins_at_a_page_they_may_see(who: str, people: dict[str, Any]) -> None:
    client = Client()
    answer = client.post("/sign-in/?next=/", {"username": who, "password": PASSWORD, "next": "/"})

    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_the_planner_is_told_of_departments_that_lead_and_have_nobody_who_could_report(
    forest: Any, people: dict[str, Any], planner: Any, signed_in: Any
) -> None:
    assert not any("没有填报账号" in one.words for one in todo(planner, forest.plan))
    people["reporter"].is_active = False
    people["reporter"].save()

    told = [one.words for one in todo(planner, forest.plan) if "没有填报账号" in one.words]

    assert told == ["林业局 1 个部门牵头指标，却没有填报账号，没人能报数、答复预警：请管理员建账号"]
    assert "没有填报账号的部门" in signed_in("planner").get("/silent/").content.decode()
    assert not any("没有填报账号" in one.words for one in todo(people["leader"], forest.plan))
