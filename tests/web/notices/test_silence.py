"""Who has reported is named nowhere as silent; who has not is, everywhere the same, with for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.kept.copying import held_since
from lantu_web.notices.models import EarlyWarning, Notice
from lantu_web.notices.services.reminders import digest, remind
from lantu_web.notices.silence import Silence, silent
from lantu_web.submissions.models import ReportingWindow, State, SubmissionItem

Sign = Callable[[str], Client]
PLACES = ("/", "/silent/", "/reporting/rounds/{window}/")


def _submit() -> None:
    item = SubmissionItem.objects.get()
    item.state, item.value = State.SUBMITTED, Decimal(41)
    item.save()


def _not_due(window: ReportingWindow) -> None:
    window.due = timezone.localdate() + timedelta(5)
    window.save()


def _pages(signed_in: Sign, window: ReportingWindow) -> list[str]:
    client = signed_in("planner")
    return [client.get(page.format(window=window.pk)).content.decode() for page in PLACES]


def _names_someone(page: str) -> bool:
    return "没有报</span>" in page or "没有报的部门" in page


def test_who_has_not_reported_is_named_with_for_how_long(window: Any, plan: Any, departments: dict[str, Any]) -> None:
    (one,) = silent(plan).overdue

    assert one.department == departments["林业局"]
    assert (one.count, one.last, one.people) == (1, None, 1)
    assert one.late == working_days_between(window.due, timezone.localdate())
    assert one.late > 0


def test_every_place_names_who_has_not_reported(
    window: Any, plan: Any, signed_in: Sign, people: dict[str, Any]
) -> None:
    late = silent(plan).overdue[0].late_words

    for page in _pages(signed_in, window):
        assert _names_someone(page)
        assert late in page
    remind(plan=plan)
    assert Notice.objects.get(to=people["planner"]).words == f"没有报的部门：林业局（{late}）。"
    assert f"林业局：1 项没有报，{late}" in digest([plan], timezone.localdate())


def test_who_waits_for_review_is_named_nowhere_as_silent(window: Any, plan: Any, signed_in: Sign, people: Any) -> None:
    _submit()

    found = silent(plan)
    assert (found.overdue, found.to_come, [one.in_review for one in found.in_review]) == ((), (), [1])
    for page in _pages(signed_in, window):
        assert "已报，待审核" in page
        assert not _names_someone(page)
    remind(plan=plan)
    assert not Notice.objects.filter(words__contains="没有报").exists()
    assert "林业局" not in digest([plan], timezone.localdate())


def test_whose_figure_another_channel_gave_is_named_nowhere(
    window: Any, plan: Any, give: Callable[[str, str], Any], signed_in: Sign
) -> None:
    give("2026", "41")

    assert silent(plan) == Silence()
    assert not any(_names_someone(page) for page in _pages(signed_in, window))


def test_a_round_that_is_not_due_is_still_to_come_and_nobody_is_silent(window: Any, plan: Any, signed_in: Sign) -> None:
    _not_due(window)

    found = silent(plan)
    assert (found.overdue, [one.count for one in found.to_come]) == ((), [1])
    for page in _pages(signed_in, window):
        assert "待报" in page
        assert not _names_someone(page)
    assert "林业局：1 项待报" in digest([plan], timezone.localdate())


def test_a_warning_nobody_answered_is_told_apart_and_makes_no_reporting_late(
    window: Any, behind: EarlyWarning, plan: Any, signed_in: Sign
) -> None:
    """The figure of the round was given; only the answer is owed."""
    EarlyWarning.objects.update(due=timezone.localdate() - timedelta(20))
    behind.steps.update(due=timezone.localdate() - timedelta(20))

    found = silent(plan)

    assert found.overdue == found.to_come == ()
    assert [one.warning for one in found.unanswered] == [behind]
    page = signed_in("supervisor").get("/silent/").content.decode()
    assert "到现在为止，该报的都报了" in page
    assert f'href="/warnings/{behind.pk}/"' in page
    assert digest([plan], timezone.localdate()).endswith("林业局：1 条预警没有答复")


def test_a_day_of_the_past_tells_who_was_silent_on_it(window: Any, plan: Any, planner: Any) -> None:
    then = timezone.now() - timedelta(days=3)
    with held_since(timezone.now() - timedelta(days=5)):
        ReportingWindow.objects.update(name="年报")
        SubmissionItem.objects.update(source="林业局")
        window.submissions.update(submitted_at=None)
    _submit()

    assert [one.count for one in silent(plan, then).overdue] == [1]
    assert silent(plan).overdue == ()


def test_a_department_is_told_of_its_own_alone(window: Any, plan: Any, people: dict[str, Any]) -> None:
    assert silent(plan, person=people["outsider"]) == Silence()
    assert len(silent(plan, person=people["reporter"]).overdue) == 1


@pytest.mark.parametrize(
    ("who", "status"), [("supervisor", 200), ("leader", 200), ("outsider", 403), ("administrator", 403)]
)
def test_the_page_of_the_silent_is_for_those_who_follow_up(who: str, status: int, window: Any, signed_in: Sign) -> None:
    answer = signed_in(who).get("/silent/")

    assert answer.status_code == status
    assert ("林业局" in answer.content.decode()) is (status == 200)


def test_what_no_round_asks_for_is_nobodys_silence(forest: Any, plan: Any, signed_in: Sign) -> None:
    forest.base_year, forest.target_year = 2020, 2025
    with held_since(timezone.now() - timedelta(days=900)):
        forest.save()

    page = signed_in("leader").get("/").content.decode()

    assert "该有数而没有，也没有填报期在要" in page
    assert "已到期的都报了" in page
