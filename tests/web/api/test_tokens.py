"""A token is shown once, kept as a hash, does what it is for, and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lantu_web.api.limits import limits
from lantu_web.api.models import ApiToken
from lantu_web.api.services import create_token, revoke_token
from lantu_web.errors import NotAllowed, NotInThisPlan
from lantu_web.log.models import LogEntry


def test_a_token_is_shown_once_and_kept_as_a_hash(signed_in: Callable[[str], Client], departments: Any) -> None:
    client = signed_in("administrator")
    form = {"department": departments["林业局"].pk, "name": "月报", "days": 30, "reads": "on"}

    shown = client.post("/api/tokens/", form)
    words = next(
        part
        for part in shown.content.decode().replace("<", ">").split(">")
        if part.startswith("lantu_") and "…" not in part
    )

    assert shown["Cache-Control"] == "no-store"
    assert words not in client.get("/api/tokens/").content.decode()
    assert words not in str(list(ApiToken.objects.values()))
    assert Client().get("/api/v1/plans", headers={"Authorization": f"Bearer {words}"}).status_code == 200


@pytest.mark.parametrize("words", ["", "lantu_x", "令牌", "x" * 5000, "\x00"])
def test_without_a_valid_token_nothing_is_told(words: str, program: Any, forest: Any) -> None:
    answer = program(words).get("plans")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "E683"
    assert "某县规划" not in answer.content.decode()


def test_a_session_is_no_token(signed_in: Callable[[str], Client], forest: Any) -> None:
    assert signed_in("planner").get("/api/v1/plans").status_code == 401


def test_an_expired_or_revoked_token_is_none(program: Any, tokens: Any, planner: Any) -> None:
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert program("林业").get("plans").status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert program("林业").get("plans").status_code == 200

    for token in ApiToken.objects.all():
        revoke_token(token=token, by=planner)

    assert program("林业").get("plans").status_code == 401
    assert LogEntry.objects.filter(action="token.revoke").count() == len(tokens)


@pytest.mark.parametrize(("who", "read", "send"), [("reads", 200, 403), ("writes", 403, 201), ("林业", 200, 201)])
def test_a_token_does_what_it_is_for(who: str, read: int, send: int, program: Any, window: Any, figure: Any) -> None:
    assert program(who).get("plans").status_code == read
    answer = program(who).send(**figure)
    assert answer.status_code == send
    if send == 403:
        assert "它可以：读取" in answer.json()["detail"]


def test_when_a_token_was_last_used_is_known(program: Any, tokens: Any) -> None:
    program("林业").get("plans")

    used = {t.department.name: t.last_used_at for t in ApiToken.objects.filter(writes=True, reads=True)}
    assert used["林业局"] is not None
    assert used["水利局"] is None


@pytest.mark.parametrize("who", ["reporter", "outsider", "reviewer", "leader", "supervisor", "public"])
def test_only_administrator_and_planner_keep_tokens(who: str, people: Any, departments: Any) -> None:
    with pytest.raises(NotAllowed):
        create_token(department=departments["林业局"], name="x", days=1, by=people[who])
    assert not ApiToken.objects.exists()


def test_who_may_not_record_figures_gives_no_token_that_does(people: Any, departments: Any) -> None:
    with pytest.raises(NotAllowed, match="记录数据"):
        create_token(department=departments["林业局"], name="x", days=1, collects=True, by=people["administrator"])


@pytest.mark.parametrize("days", [0, -1, limits().token_days + 1])
def test_a_token_lives_no_longer_than_the_limit(days: int, planner: Any, departments: Any) -> None:
    with pytest.raises(NotInThisPlan, match="E608"):
        create_token(department=departments["林业局"], name="x", days=days, by=planner)


def test_a_token_is_for_something(planner: Any, departments: Any) -> None:
    with pytest.raises(ValidationError, match="至少要能做一件事"):
        create_token(department=departments["林业局"], name="x", days=1, reads=False, by=planner)


def test_nobody_signs_in_with_the_account_of_a_token(tokens: Any) -> None:
    account = ApiToken.objects.first().account  # type: ignore[union-attr]

    assert not account.has_usable_password()
    answer = Client().post("/sign-in/", {"username": account.username, "password": ""})
    assert answer.status_code == 200
    assert "_auth_user_id" not in answer.wsgi_request.session


def test_too_many_requests_are_told_when_to_come_again(program: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("lantu_web.api.auth.limits", lambda: limits()._replace(requests_a_minute=3))
    answers = [program("林业").get("plans") for _ in range(8)]

    assert 429 in {one.status_code for one in answers}
    last = next(one for one in answers if one.status_code == 429)
    assert 0 < int(last["Retry-After"]) <= 60
    assert last.json()["code"] == "E685"
    assert program("外人").get("plans").status_code == 200


def test_guessing_tokens_is_slowed_by_address(program: Any, forest: Any) -> None:
    answers = {program(f"guess{n}").get("plans").status_code for n in range(2 * limits().refusals_a_minute + 1)}

    assert answers == {401, 429}
