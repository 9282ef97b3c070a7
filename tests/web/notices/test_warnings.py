"""Warnings follow the ladder, each step with its reason and its day; people reply, accept and close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu.standards.working_day_calendar import after_working_days
from lantu_web.errors import NotAllowed, WarningNotSo
from lantu_web.log.selectors import verify_chain
from lantu_web.notices.models import EarlyWarning, Level, Notice, Step, WarningStep
from lantu_web.notices.selectors import warnings_for
from lantu_web.notices.services.closing import close
from lantu_web.notices.services.warnings import accept, evaluate, reply
from lantu_web.notices.stages import Stage, stage_of, told

Give = Callable[[str, str], Any]
Sign = Callable[[str], Client]
SPRING = date(2027, 3, 1)
AHEAD = timezone.localdate() + timedelta(30)


def _steps() -> list[tuple[str, int]]:
    return list(WarningStep.objects.values_list("step", "level"))


def test_a_binding_indicator_behind_is_warned_of_with_reason_and_a_day_in_working_days(behind: EarlyWarning) -> None:
    (step,) = behind.steps.all()

    assert behind.level == Level.ORANGE
    assert "滞后" in behind.reason
    assert behind.due == step.due == after_working_days(SPRING, 5).day
    assert "2027年的放假安排尚未收录" in step.words
    assert "整改方案" in step.words


def test_judging_again_changes_nothing(behind: EarlyWarning, plan: Any) -> None:
    notices = Notice.objects.count()

    done = evaluate(plan=plan, by=None, on=SPRING + timedelta(1))

    assert done.words == "新发 0 条，升级 0 条，降级 0 条，可解除 0 条"
    assert _steps() == [(Step.OPENED, Level.ORANGE)]
    assert Notice.objects.count() == notices


def test_a_second_period_behind_raises_to_red_and_tells_the_leaders(
    behind: EarlyWarning, plan: Any, give: Give, people: dict[str, Any]
) -> None:
    give("2027", "40.3")

    evaluate(plan=plan, by=None, on=date(2028, 3, 1))

    assert _steps() == [(Step.OPENED, Level.ORANGE), (Step.RAISED, Level.RED)]
    (notice,) = Notice.objects.filter(to=people["leader"])
    assert "报县政府" in notice.words
    assert notice.about == f"/warnings/{behind.pk}/"


def test_red_comes_down_only_to_yellow_and_then_only_with_new_data(behind: EarlyWarning, plan: Any, give: Give) -> None:
    give("2027", "40.3")
    evaluate(plan=plan, by=None, on=date(2028, 3, 1))
    give("2028", "43")
    evaluate(plan=plan, by=None, on=date(2029, 3, 1))
    evaluate(plan=plan, by=None, on=date(2029, 3, 2))
    assert _steps()[-1] == (Step.LOWERED, Level.YELLOW)

    give("2029", "44.2")
    done = evaluate(plan=plan, by=None, on=date(2030, 3, 1))
    evaluate(plan=plan, by=None, on=date(2030, 3, 2))

    assert len(done.eased) == 1
    assert [step for step, _ in _steps()] == [Step.OPENED, Step.RAISED, Step.LOWERED, Step.EASED]
    assert EarlyWarning.objects.get().closed_at is None, "a person closes, not the rule"


def test_what_was_closed_is_not_opened_again_on_the_same_data(
    behind: EarlyWarning, plan: Any, people: dict[str, Any], give: Give
) -> None:
    close(warning=behind, words="已专题研究", by=people["leader"])

    assert evaluate(plan=plan, by=None, on=SPRING + timedelta(3)).opened == []
    give("2027", "40.2")
    assert len(evaluate(plan=plan, by=None, on=date(2028, 3, 1)).opened) == 1


def test_an_indicator_without_lead_unit_is_told_to_the_planners_not_passed_over(
    forest: Any, plan: Any, give: Give, people: dict[str, Any]
) -> None:
    forest.owner = None
    forest.save()
    give("2026", "40.1")

    done = evaluate(plan=plan, by=None, on=SPRING)

    assert [one.indicator for one in done.without_owner] == [forest]
    assert Notice.objects.filter(to=people["planner"], words__contains="没有牵头单位：森林覆盖率").exists()


def test_figures_that_contradict_the_goal_are_told_and_judged_by_nobody(forest: Any, plan: Any, give: Give) -> None:
    forest.target_text, forest.target, forest.type = "", None, ""
    forest.save()
    give("2026", "40.1")

    done = evaluate(plan=plan, by=None, on=SPRING)

    assert done.opened == []
    assert EarlyWarning.objects.count() == 0


def test_when_the_lead_unit_changes_the_warning_goes_over(
    behind: EarlyWarning, plan: Any, forest: Any, departments: dict[str, Any]
) -> None:
    forest.owner = departments["水利局"]
    forest.save()

    evaluate(plan=plan, by=None, on=SPRING)

    behind.refresh_from_db()
    assert behind.department == departments["水利局"]
    assert _steps()[-1][0] == Step.MOVED


def test_the_whole_way_reply_return_reply_accept_close(behind: EarlyWarning, people: dict[str, Any]) -> None:
    reply(warning=behind, words="春旱", measure="秋季补植", done_by=AHEAD, by=people["reporter"])
    assert stage_of(EarlyWarning.objects.get()) is Stage.REPLIED
    accept(warning=behind, accepted=False, words="请写明面积", by=people["planner"])
    again = EarlyWarning.objects.get()
    assert again.due == after_working_days(timezone.localdate(), 5).day
    reply(warning=again, words="春旱，少种300亩", measure="秋季补植300亩", done_by=AHEAD, by=people["reporter"])
    accept(warning=again, accepted=True, words="", by=people["planner"])
    assert stage_of(EarlyWarning.objects.get()) is Stage.ACCEPTED
    close(warning=again, words="已补植验收", by=people["planner"])

    assert stage_of(EarlyWarning.objects.get()) is Stage.CLOSED
    assert [step for step, _ in _steps()] == [
        "opened",
        "replied",
        "measure",
        "returned",
        "replied",
        "measure",
        "accepted",
        "closed",
    ]
    verify_chain()


def test_a_step_that_does_not_fit_is_refused_in_words(behind: EarlyWarning, people: dict[str, Any]) -> None:
    with pytest.raises(WarningNotSo, match="E642"):
        accept(warning=behind, accepted=True, words="", by=people["planner"])
    reply(warning=behind, words="春旱", measure="补植", done_by=AHEAD, by=people["reporter"])
    with pytest.raises(WarningNotSo, match="已答复，待认可，不能答复"):
        reply(warning=behind, words="又一次", measure="补植", done_by=AHEAD, by=people["reporter"])
    close(warning=behind, words="好", by=people["leader"])
    with pytest.raises(WarningNotSo, match="已解除，不能解除"):
        close(warning=behind, words="再解除", by=people["leader"])


def test_an_outsider_neither_sees_nor_replies_and_the_owner_does_not_close(
    behind: EarlyWarning, people: dict[str, Any], plan: Any, signed_in: Sign
) -> None:
    assert list(warnings_for(people["outsider"], plan)) == []
    assert signed_in("outsider").get(f"/warnings/{behind.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        reply(warning=behind, words="x", measure="x", done_by=AHEAD, by=people["outsider"])
    with pytest.raises(NotAllowed):
        close(warning=behind, words="x", by=people["reporter"])
    with pytest.raises(NotAllowed):
        evaluate(plan=plan, by=people["reporter"])


@pytest.mark.parametrize(("step", "who"), [("reply", "reporter"), ("close", "leader")])
def test_words_are_asked_for(behind: EarlyWarning, signed_in: Sign, step: str, who: str) -> None:
    answer = signed_in(who).post(f"/warnings/{behind.pk}/", {"step": step, "words": " ", "measure": " "})

    assert answer.status_code == 422
    assert _steps() == [(Step.OPENED, Level.ORANGE)]


def test_a_reply_is_returned_only_with_a_reason(behind: EarlyWarning, signed_in: Sign, people: dict[str, Any]) -> None:
    reply(warning=behind, words="春旱", measure="补植", done_by=AHEAD, by=people["reporter"])

    answer = signed_in("planner").post(f"/warnings/{behind.pk}/", {"step": "return", "words": ""})

    assert "退回答复要写明理由" in answer.content.decode()
    assert stage_of(EarlyWarning.objects.get()) is Stage.REPLIED


def test_the_owner_replies_on_the_page_and_what_they_wrote_is_shown_as_words(
    behind: EarlyWarning, signed_in: Sign
) -> None:
    form = {"step": "reply", "words": "<script>alert(1)</script>", "measure": "补植", "done_by": f"{AHEAD}"}
    client = signed_in("reporter")

    assert client.post(f"/warnings/{behind.pk}/", form).status_code == 302

    page = client.get(f"/warnings/{behind.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "提交答复" not in page


def test_a_past_day_shows_the_warning_as_it_stood(behind: EarlyWarning, plan: Any, people: dict[str, Any]) -> None:
    before = timezone.make_aware(datetime(2027, 3, 2))
    EarlyWarning.objects.update(opened_at=timezone.make_aware(datetime(2027, 3, 1, 9)), due=date(2027, 3, 8))
    behind.steps.update(at=timezone.make_aware(datetime(2027, 3, 1, 9)))
    WarningStep.objects.create(
        warning=behind,
        step=Step.RAISED,
        level=Level.RED,
        due=date(2028, 3, 6),
        at=timezone.make_aware(datetime(2028, 3, 1)),
    )

    then = told(warnings_for(people["planner"], plan, before).get(), before)
    later = told(
        warnings_for(people["planner"], plan, timezone.make_aware(datetime(2027, 4, 1))).get(),
        timezone.make_aware(datetime(2027, 4, 1)),
    )

    assert (then.level, then.stage) == (Level.ORANGE, Stage.WAITING)
    assert (later.level, later.stage) == (Level.ORANGE, Stage.OVERDUE)
    assert not warnings_for(people["planner"], plan, timezone.make_aware(datetime(2027, 2, 1))).exists()


def test_the_list_is_filtered_by_level_and_department(
    behind: EarlyWarning, signed_in: Sign, departments: dict[str, Any]
) -> None:
    client = signed_in("planner")

    def shows(query: str) -> bool:
        return f"/warnings/{behind.pk}/" in client.get(f"/warnings/{query}").content.decode()

    assert shows("?level=3")
    assert not shows("?level=4")
    assert shows(f"?department={departments['林业局'].pk}")
    assert not shows(f"?department={departments['水利局'].pk}")
    assert not shows("?stage=CLOSED")
    assert not shows("?level=x'")


def test_the_number_of_queries_of_the_list_does_not_grow(
    behind: EarlyWarning, plan: Any, signed_in: Sign, django_assert_max_num_queries: Any
) -> None:
    from lantu_web.record.models import Indicator

    for number in range(40):
        one = Indicator.objects.create(plan=plan, key=f"{number}", name=f"指标{number}", number=number)
        EarlyWarning.objects.create(indicator=one, department=behind.department, level=1, due=date(2027, 1, 1))
    client = signed_in("planner")

    with django_assert_max_num_queries(20):
        assert client.get("/warnings/").status_code == 200
