"""What a token sends never goes past review, is done once, and loses nothing when it is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from lantu_web.api.models import ApiCall
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Observation
from lantu_web.submissions.models import State, SubmissionItem


def test_a_departments_figure_waits_for_review_and_is_no_figure_yet(program: Any, window: Any, figure: Any) -> None:
    answer = program("林业").send(**figure)

    item = SubmissionItem.objects.get()
    assert (answer.status_code, answer.json()["state"]) == (201, "submitted")
    assert (item.state, str(item.value.normalize()), item.submission.department.name) == ("submitted", "41.2", "林业局")
    assert (item.entered, item.submitted_by, item.submitted_at is not None) == ("41.2", item.changed_by, True)
    assert not Observation.objects.exists()
    told = program("林业").get(f"items/{item.pk}").json()
    assert (told["state_words"], told["value"]) == ("待审核", "41.2")
    assert program("外人").get(f"items/{item.pk}").status_code == 404
    assert LogEntry.objects.filter(action="submission.fill", who__contains="接口：某系统").count() == 1
    verify_chain()


def test_asking_for_the_platforms_way_without_its_scope_is_refused(program: Any, window: Any, figure: Any) -> None:
    answer = program("林业").send(**figure, channel="platform")

    assert answer.status_code == 403
    assert answer.json()["code"] == "E684"
    assert not Observation.objects.exists()


def test_the_platforms_figure_is_recorded_as_such(program: Any, figure: Any) -> None:
    answer = program("platform").send(**figure, channel="platform")

    assert answer.json()["state"] == "recorded"
    assert Observation.objects.get().channel == "platform"
    assert program("platform").send(**figure, channel="platform").status_code == 409


def test_another_departments_indicator_is_none(program: Any, window: Any, figure: Any) -> None:
    answer = program("外人").send(**figure)

    assert (answer.status_code, answer.json()["code"]) == (404, "E691")
    assert not SubmissionItem.objects.exists()


def test_sent_again_with_the_same_key_it_is_done_once_and_answered_again(
    program: Any, window: Any, figure: Any
) -> None:
    first, again = program("林业").send(key="a", **figure), program("林业").send(key="a", **figure)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again["Idempotent-Replayed"] == "true"
    assert LogEntry.objects.filter(action="submission.fill").count() == 1


def test_a_key_is_not_used_for_another_content(program: Any, window: Any, figure: Any) -> None:
    program("林业").send(key="a", **figure)

    answer = program("林业").send(key="a", **{**figure, "value": "42"})

    assert (answer.status_code, answer.json()["code"]) == (409, "E687")


def test_a_refused_write_leaves_its_key_free(program: Any, window: Any, figure: Any) -> None:
    assert program("林业").send(key="a", **{**figure, "unit": "亩"}).status_code == 422
    assert not ApiCall.objects.exists()
    assert program("林业").send(key="a", **figure).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 81, "a\x7f"])
def test_a_write_has_a_key(key: str, program: Any, window: Any, figure: Any) -> None:
    answer = program("林业").send(key=key, **figure)

    assert (answer.status_code, answer.json()["code"]) == (422, "E686")


def test_what_waits_for_review_is_not_overwritten_and_what_was_returned_is(
    program: Any, window: Any, figure: Any
) -> None:
    program("林业").send(**figure)
    again = program("林业").send(**{**figure, "value": "42"})
    assert (again.status_code, again.json()["code"]) == (409, "E689")

    SubmissionItem.objects.update(state=State.RETURNED)

    assert program("林业").send(**{**figure, "value": "42"}).status_code == 201
    assert SubmissionItem.objects.get().value == 42


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"unit": "亩"}, "E610"), ({"unit": "个百分点"}, "E610"), ({"period": "2027"}, "E688"), ({"period": "2026年"}, "E690"),
        ({"value": "四十"}, "E690"), ({"value": "NaN"}, "E690"), ({"value": "1e400"}, "E690"), ({"value": "1.2345678"}, "E612"),
        ({"value": None}, "E690"), ({"source": "x" * 201}, "E690"), ({"explanation": "a\x00"}, "E690"), ({"indicator": 0}, "E690"),
        ({"channel": "statistics"}, "E690"), ({"explanation": "\ud800"}, "E690"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_numbered_error_and_writes_nothing(
    wrong: dict[str, Any], code: str, program: Any, window: Any, figure: Any
) -> None:
    answer = program("林业").send(**{**figure, **wrong})

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not SubmissionItem.objects.exists()


def test_outside_an_open_round_nothing_is_taken_and_the_open_ones_are_told(
    program: Any, window: Any, figure: Any
) -> None:
    assert "正在要求的时期：2026年" in program("林业").send(**{**figure, "period": "2025"}).json()["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"indicator": 1}' * 2])
def test_a_body_that_is_no_figure_is_refused(body: bytes, tokens: Any, forest: Any) -> None:
    from django.test import Client

    headers = {"Authorization": f"Bearer {tokens['林业']}", "Idempotency-Key": "x"}
    answer = Client().post("/api/v1/observations", body, content_type="application/json", headers=headers)

    assert answer.status_code in (400, 422)
    assert answer.json()["code"] == "E690"


@pytest.mark.django_db(transaction=True)
def test_the_same_write_twice_at_once_is_done_once(program: Any, window: Any, figure: Any) -> None:
    import threading

    answers: list[Any] = []

    def send() -> None:
        answers.append(program("林业").send(key="same", **figure))
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert [one.status_code for one in answers] == [201] * 4
    assert SubmissionItem.objects.get().revision == 1


def test_a_fault_of_the_body_is_named_as_who_sends_it_knows_it(program: Any, forest: Any) -> None:
    told = program("林业").send(indicator=forest.pk, period="2026", value="四十一", unit="%").json()
    assert told["errors"] == [{"where": "body.value", "what": "要写数字"}]
