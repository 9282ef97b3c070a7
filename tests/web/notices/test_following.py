"""The leader instructs, the supervisor presses and urges; the department answers, tells how its measure goes on, and proves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lantu_web.board.todo import todo
from lantu_web.errors import NotAllowed, WarningNotSo
from lantu_web.evidence.keeping import Brought
from lantu_web.log.models import LogEntry
from lantu_web.notices.errors import NothingToUrge
from lantu_web.notices.models import EarlyWarning, Notice, Step, WarningFile, WarningStep
from lantu_web.notices.services.closing import close
from lantu_web.notices.services.following import answer, give_order, report_progress
from lantu_web.notices.services.reminders import remind
from lantu_web.notices.services.urging import urge_reply, urge_report
from lantu_web.notices.services.warnings import accept, reply
from lantu_web.notices.stages import Stage, stage_of, told

Sign = Callable[[str], Client]
TODAY = timezone.localdate()
LEADERS = {Step.INSTRUCTED: "leader", Step.SUPERVISED: "supervisor"}


@pytest.fixture
def accepted(behind: EarlyWarning, people: dict[str, Any], evidence_of_its_own: None) -> EarlyWarning:
    """A warning whose measure, accepted, is to be done in ten days."""
    by = {"warning": behind, "words": "春旱"}
    reply(**by, measure="补植", done_by=TODAY + timedelta(10), by=people["reporter"])
    accept(warning=behind, accepted=True, words="同意", by=people["planner"])
    return EarlyWarning.objects.get()


def _order(warning: Any, people: Any, step: Step = Step.INSTRUCTED, days: int | None = 3) -> WarningStep:
    due = None if days is None else TODAY + timedelta(days)
    return give_order(warning=warning, step=step, words="限期查明", due=due, by=people[LEADERS[step]])


def _words(tasks: Any) -> list[str]:
    return [one.words for one in tasks]


@pytest.mark.parametrize("step", LEADERS)
def test_an_instruction_is_told_to_department_and_planner_and_stands_in_the_history(
    step: Step, behind: EarlyWarning, people: dict[str, Any], signed_in: Sign
) -> None:
    Notice.objects.all().delete()
    _order(behind, people, step)

    assert Notice.objects.get(to=people["reporter"]).words.startswith(
        f"某{LEADERS[step]}对“森林覆盖率”橙色预警作出{step.label}，请"
    )
    assert "由林业局" in Notice.objects.get(to=people["planner"]).words
    assert not Notice.objects.filter(to=people["outsider"]).exists()
    page = signed_in("supervisor").get(f"/warnings/{behind.pk}/").content.decode()
    assert "限期查明" in page
    assert "待回复" in page
    assert LogEntry.objects.filter(action__in=["warning.instruct", "warning.supervise"]).count() == 1


@pytest.mark.parametrize("step", LEADERS)
def test_only_who_holds_the_office_instructs_or_presses(
    step: Step, behind: EarlyWarning, people: dict[str, Any]
) -> None:
    for who in set(people) - {LEADERS[step]}:
        with pytest.raises(NotAllowed):
            give_order(warning=behind, step=step, words="x", due=None, by=people[who])


def test_an_order_waits_in_what_the_department_has_to_do_until_it_is_answered(
    behind: EarlyWarning, plan: Any, people: dict[str, Any], evidence_of_its_own: None
) -> None:
    order = _order(behind, people)
    words = "回复批示（某leader）：森林覆盖率橙色预警"
    assert words in _words(todo(people["reporter"], plan))
    assert words not in _words(todo(people["outsider"], plan))

    answer(order=order, words="已查明", by=people["reporter"], attached=[Brought("说明.txt", "春旱".encode())])

    assert words not in _words(todo(people["reporter"], plan))
    assert Notice.objects.filter(
        to=people["leader"], words__contains="林业局回复了“森林覆盖率”橙色预警的批示：已查明"
    ).exists()
    with pytest.raises(WarningNotSo, match="已经回复过"):
        answer(order=order, words="又一次", by=people["reporter"])


def test_closing_a_warning_does_not_answer_its_instructions(
    behind: EarlyWarning, plan: Any, people: dict[str, Any]
) -> None:
    order = _order(behind, people)
    close(warning=behind, words="先解除", despite="专题研究过", by=people["planner"])

    assert any(words.startswith("回复批示") for words in _words(todo(people["reporter"], plan)))
    answer(order=order, words="已查明", by=people["reporter"])
    assert stage_of(EarlyWarning.objects.get()) is Stage.CLOSED


def test_an_order_has_words_and_no_day_that_is_over(behind: EarlyWarning, people: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="不能早于今天"):
        _order(behind, people, days=-1)
    with pytest.raises(ValidationError, match="批示要写明"):
        give_order(warning=behind, step=Step.INSTRUCTED, words=" ", due=None, by=people["leader"])
    assert not WarningStep.objects.filter(step=Step.INSTRUCTED).exists()


def test_an_order_changes_neither_level_nor_day_of_the_reply(behind: EarlyWarning, people: dict[str, Any]) -> None:
    before = told(behind)
    _order(behind, people)
    after = told(EarlyWarning.objects.get())

    assert (after.level, after.stage, after.due) == (before.level, before.stage, before.due)


def test_who_has_an_order_to_answer_is_reminded_from_three_days_before(
    behind: EarlyWarning, plan: Any, people: dict[str, Any]
) -> None:
    _order(behind, people, days=1)
    for _ in range(2):
        remind(plan=plan)
    remind(plan=plan, on=TODAY + timedelta(2))

    told_ = list(Notice.objects.filter(to=people["reporter"], key__startswith="order").values_list("words", flat=True))
    assert len(told_) == 2
    assert "已逾期，请尽快回复" in told_[0]


@pytest.mark.parametrize(("who", "form", "step"), [
    ("leader", {"step": "instruct", "words": "抓紧", "due": ""}, Step.INSTRUCTED),
    ("supervisor", {"step": "supervise", "words": "抓紧", "due": f"{TODAY}"}, Step.SUPERVISED),
])  # fmt: skip
def test_orders_are_given_and_answered_on_the_page(
    who: str, form: dict[str, str], step: Step, behind: EarlyWarning, signed_in: Sign, evidence_of_its_own: None
) -> None:
    address = f"/warnings/{behind.pk}/"
    assert signed_in(who).post(address, form).status_code == 302
    order = WarningStep.objects.get(step=step)
    assert "回复" in signed_in("reporter").get(address).content.decode()
    assert 'value="answer"' not in signed_in("leader").get(address).content.decode()

    sent = {"step": "answer", "order": f"{order.pk}", "words": "已办"}
    assert signed_in("outsider").post(address, sent).status_code == 404
    proof = [SimpleUploadedFile("台账.txt", b"1")]
    written = signed_in("reporter").post(address, {**sent, "attached": proof})
    assert written["Location"] == f"{address}?kept=answer-{order.pk}", "what was typed is let go of by the browser"

    assert (order.answers.get().words, order.answers.get().files.get().name) == ("已办", "台账.txt")


def test_the_measure_has_a_day_and_past_it_is_overdue_on_the_list(
    accepted: EarlyWarning, plan: Any, people: dict[str, Any], signed_in: Sign
) -> None:
    assert stage_of(accepted) is Stage.ACCEPTED
    late = TODAY - timedelta(5)
    WarningStep.objects.filter(step=Step.MEASURE).update(due=late)

    assert told(EarlyWarning.objects.get()).stage is Stage.LATE
    assert f"/warnings/{accepted.pk}/" in (page := signed_in("leader").get("/warnings/?stage=LATE").content.decode())
    assert "措施应于" in page
    assert "报整改进展：森林覆盖率橙色预警，措施已到期" in _words(todo(people["reporter"], plan))
    remind(plan=plan)
    assert Notice.objects.filter(to=people["reporter"], words__contains="请报整改进展").count() == 1


def test_progress_is_told_with_a_day_and_files_and_what_is_done_waits_for_closing(
    accepted: EarlyWarning, plan: Any, people: dict[str, Any], settings: Any
) -> None:
    WarningStep.objects.filter(step=Step.MEASURE).update(due=TODAY - timedelta(1))
    given: dict[str, Any] = {"warning": accepted, "day": TODAY, "by": people["reporter"]}

    report_progress(**given, words="已补植200亩", done=False, attached=[Brought("照片.txt", b"x")])
    assert stage_of(EarlyWarning.objects.get()) is Stage.LATE, "telling is not doing"
    report_progress(**given, words="全部补植", done=True)

    assert stage_of(EarlyWarning.objects.get()) is Stage.DONE
    step = WarningStep.objects.get(step=Step.PROGRESS)
    assert (step.day, step.files.get().name) == (TODAY, "照片.txt")
    assert "核对整改并解除：林业局，森林覆盖率橙色预警" in _words(todo(people["planner"], plan))


def test_progress_is_told_of_an_accepted_measure_by_its_department_and_of_no_day_to_come(
    behind: EarlyWarning, people: dict[str, Any]
) -> None:
    given: dict[str, Any] = {"warning": behind, "words": "x", "done": False}
    with pytest.raises(WarningNotSo):
        report_progress(**given, day=TODAY, by=people["reporter"])
    with pytest.raises(NotAllowed):
        report_progress(**given, day=TODAY, by=people["outsider"])


def test_the_day_of_progress_is_today_where_nobody_says_otherwise(accepted: EarlyWarning, signed_in: Sign) -> None:
    page = signed_in("reporter").get(f"/warnings/{accepted.pk}/").content.decode()

    assert f'value="{TODAY:%Y-%m-%d}"' in page


def test_a_day_to_come_is_refused_on_the_page(accepted: EarlyWarning, signed_in: Sign) -> None:
    sent = {"step": "progress", "words": "x", "day": f"{TODAY + timedelta(1)}"}

    answer_ = signed_in("reporter").post(f"/warnings/{accepted.pk}/", sent)

    assert (answer_.status_code, "不能晚于今天" in answer_.content.decode()) == (422, True)


def test_a_file_of_a_step_goes_to_whom_may_see_the_warning_and_not_before_it_was_known(
    accepted: EarlyWarning, people: dict[str, Any], signed_in: Sign
) -> None:
    given: dict[str, Any] = {"warning": accepted, "day": TODAY, "by": people["reporter"]}
    report_progress(**given, words="已补植", done=False, attached=[Brought("照片.txt", b"x")])
    address = f"/warnings/evidence/{WarningFile.objects.get().pk}/"

    assert b"".join(signed_in("leader").get(address).streaming_content) == b"x"
    assert signed_in("outsider").get(address).status_code == 404
    client = signed_in("supervisor")
    client.get("/account/password/?as_of=2026-01-31")
    assert client.get(address).status_code == 404


def test_an_earlier_moment_shows_the_warning_before_it_was_followed_up(
    accepted: EarlyWarning, people: dict[str, Any]
) -> None:
    then = timezone.now()
    report_progress(warning=accepted, words="好了", day=TODAY, done=True, by=people["reporter"])
    _order(accepted, people)
    now = EarlyWarning.objects.get()

    assert (told(now, then).stage, told(now, then).unanswered) == (Stage.ACCEPTED, ())
    assert (told(now).stage, len(told(now).unanswered)) == (Stage.DONE, 1)


def test_who_is_silent_is_urged_once_a_day_for_each_matter(
    window: Any, people: dict[str, Any], signed_in: Sign
) -> None:
    submission = window.submissions.get()

    assert urge_report(submission=submission, by=people["supervisor"]) == 1
    assert urge_report(submission=submission, by=people["planner"]) == 0

    (notice,) = Notice.objects.filter(to=people["reporter"])
    assert notice.words.startswith("某supervisor催办：“年报”还有 1 项没有报，")
    assert notice.about == f"/reporting/{submission.pk}/"
    assert LogEntry.objects.filter(action="silence.urge").count() == 1
    assert "今天已催办" in signed_in("supervisor").get("/silent/").content.decode()


def test_urging_is_on_the_page_for_the_supervisor_and_for_nobody_who_only_looks(window: Any, signed_in: Sign) -> None:
    sent = {"submission": window.submissions.get().pk}

    assert 'action="/silent/urge/"' in signed_in("supervisor").get("/silent/").content.decode()
    assert 'action="/silent/urge/"' not in signed_in("leader").get("/silent/").content.decode()
    for who in ("leader", "reporter", "outsider", "reviewer"):
        assert signed_in(who).post("/silent/urge/", sent).status_code == 403
    assert "通知了 1 人" in signed_in("supervisor").post("/silent/urge/", sent, follow=True).content.decode()
    assert "今天已经催办过" in signed_in("supervisor").post("/silent/urge/", sent, follow=True).content.decode()


def test_who_has_reported_or_whom_nobody_would_hear_is_not_urged(
    window: Any, people: dict[str, Any], give: Callable[[str, str], Any]
) -> None:
    people["reporter"].is_active = False
    people["reporter"].save()
    with pytest.raises(NothingToUrge, match="没有填报账号"):
        urge_report(submission=window.submissions.get(), by=people["supervisor"])
    give("2026", "41")
    with pytest.raises(NothingToUrge, match="已经报齐"):
        urge_report(submission=window.submissions.get(), by=people["supervisor"])


def test_who_has_not_answered_a_warning_is_urged(behind: EarlyWarning, people: dict[str, Any]) -> None:
    with pytest.raises(NothingToUrge, match="待答复"):
        urge_reply(warning=behind, by=people["supervisor"])
    behind.steps.update(due=TODAY - timedelta(3))

    assert urge_reply(warning=EarlyWarning.objects.get(), by=people["supervisor"]) == 1
    assert Notice.objects.filter(to=people["reporter"], words__contains="催办：“森林覆盖率”橙色预警应在").exists()
