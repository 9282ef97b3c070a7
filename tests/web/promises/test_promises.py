"""Promises and projects: what was said of progress is added to, counted, and seen as it was known on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu_web.errors import NotAllowed, RecordIsKept
from lantu_web.log.models import LogEntry
from lantu_web.promises.models import Progress, ProgressNote
from lantu_web.promises.selectors import due_day, states_of
from lantu_web.promises.services import record_progress
from lantu_web.record.models import Commitment


def _said(thing: Any, by: Any, state: str = "slow", **more: Any) -> ProgressNote:
    given = {"words": "苗木没有到位", "evidence": ""} | more
    return record_progress(thing=thing, state=Progress(state), by=by, **given)


def test_the_owner_says_how_it_stands_and_it_is_logged(planting: Any, people: Any) -> None:
    _said(planting, people["reporter"])

    (state,) = states_of("commitment", [planting])
    assert (state.word, state.tone) == ("进展缓慢", "watch")
    assert LogEntry.objects.get(action="progress.record").after["words"] == "苗木没有到位"


@pytest.mark.parametrize("who", ["outsider", "leader", "reviewer", "public"])
def test_others_may_not_say_how_it_stands(who: str, planting: Any, people: Any) -> None:
    with pytest.raises(NotAllowed):
        _said(planting, people[who])
    assert not ProgressNote.objects.exists()


def test_nothing_said_is_not_the_same_as_not_started(planting: Any) -> None:
    (state,) = states_of("commitment", [planting])

    assert (state.code, state.word, state.tone) == ("", "未报进展", "none")


def test_what_is_done_has_evidence(planting: Any, people: Any) -> None:
    with pytest.raises(ValidationError, match="佐证"):
        _said(planting, people["reporter"], "done")

    assert _said(planting, people["reporter"], "done", evidence="验收单2027-3").state == "done"


def test_a_note_is_never_changed(planting: Any, people: Any) -> None:
    note = _said(planting, people["reporter"])

    note.words = "都好了"
    with pytest.raises(RecordIsKept):
        note.save()


def test_a_double_click_says_it_once(planting: Any, signed_in: Any) -> None:
    client, address = signed_in("reporter"), planting.get_absolute_url()
    given = {"state": "normal", "words": "已栽1万亩", "evidence": ""}

    for _ in range(2):
        assert client.post(address, given).status_code == 302

    assert ProgressNote.objects.count() == 1


def test_looking_back_shows_what_was_known_then(planting: Any, people: Any) -> None:
    early, late = (timezone.make_aware(datetime(2026, 11, day)) for day in (1, 10))
    _said(planting, people["reporter"], "normal", demo_since=early)
    _said(planting, people["reporter"], "slow", demo_since=late)

    words = [states_of("commitment", [planting], at)[0].word for at in (timezone.make_aware(datetime(2026, 10, 1)), early, late)]  # fmt: skip
    assert words == ["未报进展", "正常推进", "进展缓慢"]


@pytest.mark.parametrize(
    ("words", "day"),
    [("2027", date(2027, 12, 31)), ("2026-2028", date(2028, 12, 31)), ("annual", None), ("", None), ("年底前", None)],
)
def test_a_thing_is_due_when_its_words_say_so_or_not_at_all(words: str, day: Any, planting: Any) -> None:
    planting.due = words

    assert due_day(planting) == day


def test_the_day_of_the_decomposition_stands_before_that_of_the_plan(planting: Any) -> None:
    from lantu_web.duties.models import Duty

    Duty.objects.create(commitment=planting, due=date(2026, 3, 31))
    planting.refresh_from_db()

    (state,) = states_of("commitment", [planting], timezone.make_aware(datetime(2026, 6, 1)))
    assert (state.due, state.overdue) == (date(2026, 3, 31), True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"state": "", "words": "好"}, "这个字段是必填项"),
        ({"state": "finished", "words": "好"}, "finished"),
        ({"state": "done", "words": "好"}, "要写明佐证"),
        ({"state": "normal", "words": "   "}, "这个字段是必填项"),
        ({"state": "normal", "words": "长" * 2001}, "2000"),
    ],
)
def test_bad_input_is_told_beside_the_field_and_writes_nothing(given: Any, told: str, planting: Any, signed_in: Any) -> None:  # fmt: skip
    answer = signed_in("reporter").post(planting.get_absolute_url(), given)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not ProgressNote.objects.exists()


def test_an_outsider_finds_neither_in_lists_nor_at_the_address(planting: Any, signed_in: Any) -> None:
    client = signed_in("outsider")

    assert "造林" not in client.get("/promises/").content.decode()
    assert "苗圃" not in client.get("/promises/projects/").content.decode()
    assert client.get(planting.get_absolute_url()).status_code == 404
    assert client.post(planting.get_absolute_url(), {"state": "normal", "words": "好"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [("", True), ("state=none", True), ("state=slow", False), ("words=造林", True), ("words=x", False), ("owner=none", False), ("owner=x", False), ("state=overdue", False), ("page=99", True)],
)  # fmt: skip
def test_the_list_is_filtered(query: str, shown: bool, planting: Any, signed_in: Any) -> None:
    assert ("造林5万亩" in signed_in("planner").get(f"/promises/?{query}").content.decode()) is shown


@pytest.mark.parametrize("address", ["/promises/", "/promises/projects/"])
def test_lists_need_as_many_queries_for_many_as_for_few(address: str, planting: Any, signed_in: Any, planner: Any) -> None:  # fmt: skip
    from lantu_web.record.models import Project

    client = signed_in("planner")
    client.get(address)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    few = queries()
    for n in range(30):
        more = Commitment.objects.create(
            plan=planting.plan, key=f"k{n}", number=n, what=f"承诺{n}", owner=planting.owner
        )
        _said(more, planner)
        Project.objects.create(plan=planting.plan, key=f"k{n}", number=n, name=f"项目{n}", owner=planting.owner)

    assert queries() <= few + 1  # what was found of the notes, where there are any
    assert few <= 12
