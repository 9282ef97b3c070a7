"""What a department says is done is done once the planning section has looked; what comes back says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from lantu_web.board.selectors import overview
from lantu_web.board.todo import todo
from lantu_web.errors import NotAllowed, RecordIsKept
from lantu_web.log.models import LogEntry
from lantu_web.notices.models import Notice
from lantu_web.promises.errors import NothingToCheck
from lantu_web.promises.models import Progress, ProgressCheck, ProgressNote
from lantu_web.promises.selectors import State, states_of
from lantu_web.promises.services import check_progress, record_progress
from lantu_web.record.models import Commitment


def _done(thing: Any, by: Any, state: Progress = Progress.DONE) -> ProgressNote:
    return record_progress(thing=thing, state=state, words="已验收", evidence="验收单2027-3", by=by)


def _state(thing: Any, at: Any = None) -> State:
    return states_of("commitment", [thing], at)[0]


def test_what_a_department_says_is_done_waits_and_is_counted_so(planting: Any, people: Any, signed_in: Any) -> None:
    _done(planting, people["reporter"])

    assert (_state(planting).code, _state(planting).word) == ("reported", "报完成，待核")
    shares = overview(planting.plan, people["leader"]).commitments.shares
    assert [(one.word, one.number) for one in shares] == [("报完成，待核", 1)]
    assert "报完成，待核" in signed_in("leader").get("/").content.decode()
    assert "造林" in signed_in("leader").get("/promises/?state=reported").content.decode()
    assert Notice.objects.get(to=people["planner"]).words == "林业局报“造林5万亩。”完成，请核实。"


def test_confirmed_it_is_done_and_the_department_is_told(planting: Any, people: Any) -> None:
    note = _done(planting, people["reporter"])

    check_progress(note=note, confirmed=True, words="", by=people["planner"])

    assert _state(planting).word == "已完成"
    assert Notice.objects.get(to=people["reporter"]).words == "“造林5万亩。”已核实完成。"
    assert LogEntry.objects.get(action="progress.check").after["decision"] == "核实完成"


def test_returned_with_a_reason_it_is_to_be_done_again(planting: Any, people: Any, signed_in: Any) -> None:
    note = _done(planting, people["reporter"])
    with pytest.raises(ValidationError, match="退回要写明理由"):
        check_progress(note=note, confirmed=False, words=" ", by=people["planner"])

    check_progress(note=note, confirmed=False, words="没有验收单", by=people["planner"])

    assert _state(planting).word == "完成被退回"
    assert "理由：没有验收单" in Notice.objects.get(to=people["reporter"]).words
    assert "没有验收单" in signed_in("reporter").get(planting.get_absolute_url()).content.decode()
    _done(planting, people["reporter"], Progress.NORMAL)
    assert _state(planting).word == "正常推进"


def test_it_stands_in_what_both_have_to_do(planting: Any, people: Any) -> None:
    def words(who: str) -> list[str]:
        return [one.words for one in todo(people[who], planting.plan)]

    note = _done(planting, people["reporter"])
    assert "核实报完成的承诺：1 项" in words("planner")
    check_progress(note=note, confirmed=False, words="没有验收单", by=people["planner"])

    assert "承诺完成被退回：1 项，请按理由办理后再报" in words("reporter")
    assert words("outsider") == words("leader") == []
    assert not any("核实" in one for one in words("planner"))


def test_what_waits_is_overdue_of_nobody_and_what_came_back_is(planting: Any, people: Any) -> None:
    Commitment.objects.filter(pk=planting.pk).update(due="2021")
    thing = Commitment.objects.get(pk=planting.pk)
    assert _state(thing).overdue

    note = _done(thing, people["reporter"])
    assert not _state(thing).overdue
    check_progress(note=note, confirmed=False, words="没有验收单", by=people["planner"])

    assert _state(thing).overdue


def test_the_planning_sections_own_note_and_one_from_before_need_no_check(planting: Any, people: Any) -> None:
    _done(planting, people["planner"])
    assert _state(planting).word == "已完成"
    before = {"state": "done", "words": "好", "evidence": "验收单", "recorded_by": people["reporter"]}
    note = ProgressNote.objects.create(commitment=planting, **before)

    assert _state(planting).word == "已完成"
    with pytest.raises(NothingToCheck, match="不用核实"):
        check_progress(note=note, confirmed=True, words="", by=people["planner"])


@pytest.mark.parametrize("who", ["reporter", "outsider", "leader", "supervisor", "reviewer"])
def test_nobody_else_says_that_it_is_done(who: str, planting: Any, people: Any, signed_in: Any) -> None:
    note = _done(planting, people["reporter"])

    with pytest.raises(NotAllowed):
        check_progress(note=note, confirmed=True, words="", by=people[who])
    page = signed_in(who).get(planting.get_absolute_url()).content.decode()
    assert 'value="confirm"' not in page


def test_it_is_checked_once_and_only_where_nothing_was_said_since(planting: Any, people: Any) -> None:
    note = _done(planting, people["reporter"])
    _done(planting, people["reporter"], Progress.SLOW)
    with pytest.raises(NothingToCheck, match="之后又记了进展"):
        check_progress(note=note, confirmed=True, words="", by=people["planner"])
    again = _done(planting, people["reporter"])
    check_progress(note=again, confirmed=True, words="", by=people["planner"])

    with pytest.raises(NothingToCheck, match="已经核实或退回过"):
        check_progress(note=again, confirmed=False, words="不对", by=people["planner"])


def test_a_check_is_never_changed(planting: Any, people: Any) -> None:
    _done(planting, people["reporter"])
    check = ProgressCheck.objects.get()

    check.decision = "confirmed"
    with pytest.raises(RecordIsKept):
        check.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE promises_progresscheck SET decision = 'confirmed'")


def test_an_earlier_moment_shows_it_as_it_stood(planting: Any, people: Any) -> None:
    note = _done(planting, people["reporter"])
    then = timezone.now()
    check_progress(note=note, confirmed=True, words="", by=people["planner"])

    assert (_state(planting, then).code, _state(planting).code) == ("reported", "done")


def test_it_is_confirmed_and_returned_on_the_page(planting: Any, people: Any, signed_in: Any) -> None:
    _done(planting, people["reporter"])
    client, address = signed_in("planner"), planting.get_absolute_url()
    assert 'value="confirm"' in client.get(address).content.decode()

    refused = client.post(address, {"check": "return", "opinion": ""})
    assert (refused.status_code, "退回要写明理由" in refused.content.decode()) == (422, True)
    assert client.post(address, {"check": "confirm", "opinion": "现场看过"}).status_code == 302

    page = client.get(address).content.decode()
    assert "现场看过" in page
    assert 'value="confirm"' not in page
    assert f"{date.today().year}年" in page
