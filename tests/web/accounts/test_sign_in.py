"""Identification (身份鉴别) at level 2: each item a promise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lantu_web.accounts.middleware import SEEN
from lantu_web.accounts.security import security
from lantu_web.accounts.services import change_password, create_user, drawn_password
from lantu_web.log.models import LogEntry
from tests.web.conftest import PASSWORD

SIGN_IN = "/sign-in/"


def _try(client: Client, username: str, password: str) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password})


def test_who_gives_the_right_password_is_in_and_it_is_logged(people: dict[str, Any]) -> None:
    client = Client()

    answer = _try(client, "planner", PASSWORD)

    assert answer.status_code == 302
    assert client.get("/").status_code == 200
    assert LogEntry.objects.filter(action="sign_in", actor=people["planner"]).count() == 1


def test_a_wrong_password_does_not_tell_whether_the_name_exists_and_is_logged(people: dict[str, Any]) -> None:
    known, unknown = _try(Client(), "planner", "x"), _try(Client(), "nobody", "x")

    assert "登录名或密码不对" in known.content.decode()
    assert "登录名或密码不对" in unknown.content.decode()
    assert set(LogEntry.objects.filter(action="sign_in.failed").values_list("name", flat=True)) == {"planner", "nobody"}


def test_an_account_is_locked_after_too_many_failures_even_for_the_right_password(people: dict[str, Any]) -> None:
    for _ in range(security().failures_before_lock):
        _try(Client(), "planner", "wrong")

    answer = _try(Client(), "planner", PASSWORD)

    assert answer.status_code == 429
    assert "锁定" in answer.content.decode()
    assert LogEntry.objects.filter(action="sign_in.locked").exists()
    assert _try(Client(), "leader", PASSWORD).status_code == 302


def test_the_session_gets_a_new_key_when_someone_signs_in(people: dict[str, Any]) -> None:
    client = Client()
    client.get("/public/?as_of=2024-01-01")
    before = client.session.session_key

    _try(client, "planner", PASSWORD)

    assert before
    assert client.session.session_key != before


def test_an_idle_session_ends(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("planner")
    client.get("/")
    session = client.session
    session[SEEN] -= security().idle_minutes * 60 + 1
    session.save()

    assert client.get("/").status_code == 302


def test_a_session_in_use_goes_on(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("planner")
    client.get("/")
    session = client.session
    session[SEEN] -= security().idle_minutes * 60 - 30
    session.save()

    assert client.get("/").status_code == 200
    assert client.session[SEEN] > session[SEEN]


@pytest.mark.parametrize("weak", ["Short-1", "alllowercase", "lower12345678", "Qwertyuiop1", "Planner-1x"])
def test_a_weak_password_is_refused_with_what_is_asked_for(weak: str, people: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        change_password(user=people["planner"], new=weak)


def test_a_password_is_not_used_again_while_it_is_remembered(people: dict[str, Any]) -> None:
    planner = people["planner"]
    with pytest.raises(ValidationError, match="用过的密码"):
        change_password(user=planner, new=PASSWORD)
    for number in range(security().password_history):
        change_password(user=planner, new=f"Zaolin-{number}-mu-2030")

    change_password(user=planner, new=PASSWORD)

    assert planner.used_passwords.count() == security().password_history


def test_an_old_password_has_to_be_changed_before_anything_else(
    people: dict[str, Any], signed_in: Callable[[str], Client]
) -> None:
    people["planner"].password_set_at = timezone.now() - timedelta(days=security().password_days + 1)
    people["planner"].save()

    answer = signed_in("planner").get("/indicators/")

    assert answer.status_code == 302
    assert answer["Location"] == "/account/password/"


def test_changing_the_password_ends_the_other_sessions(signed_in: Callable[[str], Client]) -> None:
    here, elsewhere = signed_in("planner"), signed_in("planner")
    new = "Zaolin-2-wanmu"

    answer = here.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert answer.status_code == 302
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_a_first_password_is_drawn_keeps_the_rules_and_has_to_be_changed(departments: dict[str, Any]) -> None:
    from lantu_web.accounts.models import Role

    person, first = create_user(username="new", name="新人", role=Role.LEADER, by=None)

    assert person.check_password(first)
    assert person.must_change_password
    assert len({drawn_password() for _ in range(20)}) == 20


def test_who_reports_belongs_to_a_department(db: None) -> None:
    from lantu_web.accounts.models import Role

    with pytest.raises(ValidationError, match="填报人必须属于一个部门"):
        create_user(username="lost", name="某人", role=Role.REPORTER, by=None)


def test_forms_without_their_token_are_refused(people: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = _try(client, "planner", PASSWORD)

    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_signing_in_does_not_lead_to_another_site(people: dict[str, Any]) -> None:
    answer = Client().post(f"{SIGN_IN}?next=https://example.com/", {"username": "planner", "password": PASSWORD})

    assert answer["Location"] == "/"


def test_stored_passwords_are_argon2(people: dict[str, Any], settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["lantu_web.accounts.hashing.Argon2"]
    change_password(user=people["planner"], new="Zaolin-2-wanmu")

    assert people["planner"].password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
