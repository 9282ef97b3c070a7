"""A department reports its own: understood, checked, shown back, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from lantu_web.errors import NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.observations.models import Channel
from lantu_web.observations.services import record_figure
from lantu_web.submissions.errors import NothingToWithdraw
from lantu_web.submissions.selectors import lines_of
from lantu_web.submissions.services.filling import Entry, Outcome, fill, withdraw
from lantu_web.submissions.services.reviewing import return_item


@pytest.fixture
def send(submission: Any, people: dict[str, Any]) -> Any:
    def sent(entries: dict[Any, Entry], submit: bool = False, who: str = "reporter") -> Outcome:
        keyed = {item.pk: entry for item, entry in entries.items()}
        outcome = fill(submission=submission, entries=keyed, by=people[who], submit=submit)
        for item in entries:
            item.refresh_from_db()
        return outcome

    return sent


def test_a_draft_keeps_figure_words_and_explanation(send: Any, item: Any, people: dict[str, Any]) -> None:
    send({item: Entry("４１．２％", "督查数据")})

    assert (item.value, item.entered, item.explanation, item.state) == (
        Decimal("41.2"),
        "４１．２％",
        "督查数据",
        "draft",
    )
    assert item.changed_by == people["reporter"]
    assert LogEntry.objects.filter(action="submission.fill").get().after["value"] == "41.2"


def test_what_is_not_understood_is_kept_as_typed_told_and_not_submitted(send: Any, item: Any, money: Any) -> None:
    outcome = send({item: Entry("约四十"), money: Entry("12000")}, submit=True)

    assert "E650" in outcome.problems[item.pk]
    assert (item.entered, item.value) == ("约四十", None)
    assert (money.value, money.state) == (Decimal(12000), "draft")
    assert outcome.submitted == []
    again = send({item: Entry("约四十", revision=item.revision, was="约四十")}, submit=True)
    assert "E650" in again.problems[item.pk]


def test_a_converted_figure_is_submitted_only_after_it_was_confirmed(send: Any, money: Any) -> None:
    first = send({money: Entry("1.2亿")}, submit=True)
    assert first.confirm == {money.pk: "12000"}
    assert (money.value, money.state) == (Decimal(12000), "draft")

    changed = send({money: Entry("1.3亿", revision=money.revision, was="1.2亿", confirmed="12000")}, submit=True)
    assert changed.confirm == {money.pk: "13000"}

    send({money: Entry("1.3亿", revision=money.revision, was="1.3亿", confirmed="13000")}, submit=True)
    assert (money.value, money.state) == (Decimal(13000), "submitted")


def test_outside_the_usual_range_a_word_of_explanation_is_asked_for(send: Any, item: Any) -> None:
    outcome = send({item: Entry("141")}, submit=True)
    assert "常见范围" in outcome.problems[item.pk]
    send({item: Entry("141", "口径变了", revision=item.revision, was="141")}, submit=True)
    assert item.state == "submitted"


def test_the_same_form_twice_makes_one_submission(send: Any, item: Any) -> None:
    send({item: Entry("41.2", "某")}, submit=True)
    lines, revision = LogEntry.objects.count(), item.revision

    again = send({item: Entry("41.2", "某")}, submit=True)

    assert (again.saved, again.submitted, again.problems) == ([], [], {})
    assert (LogEntry.objects.count(), item.revision) == (lines, revision)


def test_two_people_at_once_are_told_both_values_and_nothing_is_overwritten(send: Any, item: Any) -> None:
    send({item: Entry("41.2")}, who="reporter")
    outcome = send({item: Entry("42.5", revision=0)}, who="planner")

    assert "您填的是“42.5”" in outcome.problems[item.pk]
    assert "某reporter已存为“41.2”" in outcome.problems[item.pk]
    assert item.value == Decimal("41.2")
    send({item: Entry("42.5", revision=item.revision, was="41.2")}, who="planner")
    assert item.value == Decimal("42.5")


def test_who_left_a_field_alone_does_not_undo_what_another_saved(send: Any, item: Any, money: Any) -> None:
    send({item: Entry("41.2")})
    outcome = send({item: Entry("", revision=0), money: Entry("12000")}, who="planner")

    assert outcome.problems == {}
    assert (item.value, money.value) == (Decimal("41.2"), Decimal(12000))


def test_what_waits_is_not_changed_but_may_be_withdrawn_until_it_is_reviewed(
    send: Any, reported: Any, submission: Any, people: dict[str, Any]
) -> None:
    outcome = send({reported: Entry("50", revision=reported.revision, was="x")})
    assert "请先撤回" in outcome.problems[reported.pk]

    assert withdraw(submission=submission, by=people["reporter"]) == 1
    reported.refresh_from_db()
    assert (reported.state, reported.value) == ("draft", Decimal("41.2"))

    send({reported: Entry("41.3", revision=reported.revision, was="41.2")}, submit=True)
    return_item(item=reported, revision=reported.revision, reason="口径不对", by=people["reviewer"])
    with pytest.raises(NothingToWithdraw):
        withdraw(submission=submission, by=people["reporter"])


@pytest.mark.parametrize("channel", Channel.values)
def test_a_figure_that_exists_is_shown_and_not_asked_for(
    channel: str, send: Any, item: Any, forest: Any, planner: Any, submission: Any
) -> None:
    send({item: Entry("40")})
    record_figure(
        indicator=forest, period="2026", value=Decimal("41.2"), unit="%", source="统计局", by=planner,
        channel=Channel(channel),
    )  # fmt: skip
    line = next(one for one in lines_of(submission) if one.item == item)

    assert line.there is not None
    assert not line.open
    assert send({}, submit=True).submitted == []


def test_an_outsider_neither_fills_nor_withdraws(submission: Any, item: Any, people: dict[str, Any]) -> None:
    for who in ("outsider", "reviewer", "leader"):
        with pytest.raises(NotAllowed):
            fill(submission=submission, entries={item.pk: Entry("1")}, by=people[who])
        with pytest.raises(NotAllowed):
            withdraw(submission=submission, by=people[who])


def test_an_item_of_another_submission_is_left_alone(send: Any, submission: Any, people: dict[str, Any]) -> None:
    assert fill(submission=submission, entries={10**9: Entry("1")}, by=people["reporter"]) == Outcome()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "4\x001", "\ud800", "1" * 500, "'; DROP TABLE x"])
def test_hostile_words_are_kept_harmless(words: str, send: Any, item: Any) -> None:
    outcome = send({item: Entry(words, words)})
    assert item.pk in outcome.problems or item.value is not None
    assert len(item.entered) <= 80


def test_a_figure_that_exists_is_not_counted_as_waiting(
    submission: Any, forest: Any, people: dict[str, Any], window: Any
) -> None:
    from lantu_web.submissions.selectors import submissions_for, windows_for

    before = submissions_for(people["reporter"]).get().waiting
    record_figure(
        indicator=forest, period=window.period, value=Decimal("40.5"), unit="%", source="统计年鉴",
        channel=Channel.STATISTICS, by=people["planner"],
    )  # fmt: skip

    assert submissions_for(people["reporter"]).get().waiting == before - 1
    assert windows_for(people["planner"]).get().count_draft == before - 1


def test_how_final_a_figure_is_can_be_said_without_changing_the_figure(
    submission: Any, item: Any, signed_in: Callable[[str], Client]
) -> None:
    client, address = signed_in("reporter"), f"/reporting/{submission.pk}/"
    sent = {
        f"figure-{item.pk}": "41.2",
        f"explanation-{item.pk}": "",
        f"revision-{item.pk}": "0",
        "release": "preliminary",
    }
    client.post(address, {**sent, "do": "save"})
    item.refresh_from_db()
    sent |= {f"was-{item.pk}": "41.2", f"revision-{item.pk}": str(item.revision), "release": "final"}

    client.post(address, {**sent, "do": "submit"})

    item.refresh_from_db()
    assert (item.state, item.release) == ("submitted", "final")
    assert "最终数" in client.get(address).content.decode()
