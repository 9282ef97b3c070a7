"""The application items of level 2 (GB/T 22239-2019) that no other test promises; docs/security.md lists them all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from lantu_web.accounts.security import security
from lantu_web.log.models import LogEntry
from tests.web.conftest import PASSWORD

ROOT = Path(__file__).resolve().parents[3]


def _try(client: Client, username: str, password: str) -> Any:
    return client.post("/sign-in/", {"username": username, "password": password})


# Identification (身份鉴别)


def test_identification_two_people_cannot_have_one_sign_in_name(people: dict[str, Any]) -> None:
    from django.core.exceptions import ValidationError

    from lantu_web.accounts.models import Role
    from lantu_web.accounts.services import create_user

    with pytest.raises(ValidationError, match="登录名"):
        create_user(username="planner", name="另一人", role=Role.LEADER, password=PASSWORD, by=None)


def test_identification_tries_from_one_address_are_limited_whatever_the_name(
    people: dict[str, Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr("lantu_web.accounts.views.security", lambda: security()._replace(sign_ins_a_minute=5))

    answers = [_try(Client(), f"nobody{n}", "x") for n in range(11)]

    assert {200, 429} == {one.status_code for one in answers}
    assert "E685" in answers[-1].content.decode()


def test_identification_the_address_behind_a_proxy_is_what_the_proxy_saw(rf: Any) -> None:
    from lantu_web.rates import address_of

    forged = rf.get("/", headers={"X-Forwarded-For": "1.2.3.4, 10.0.0.7"})

    assert address_of(forged) == "127.0.0.1"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert address_of(forged) == "10.0.0.7"


def test_identification_a_session_key_given_from_outside_is_not_taken_over(people: dict[str, Any]) -> None:
    client = Client()
    client.cookies["lantu_session"] = "a" * 32

    _try(client, "planner", PASSWORD)

    assert client.cookies["lantu_session"].value != "a" * 32


def test_identification_whoever_is_switched_off_is_out_at_once(
    people: dict[str, Any], signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("leader")
    assert client.get("/").status_code == 200
    type(people["leader"]).objects.filter(pk=people["leader"].pk).update(is_active=False)

    assert client.get("/").status_code == 302


def test_identification_the_password_is_never_in_an_answer_or_the_log(people: dict[str, Any]) -> None:
    answer = _try(Client(), "planner", "Wrong-2026-mima")

    assert "Wrong-2026-mima" not in answer.content.decode()
    assert not any("Wrong-2026-mima" in str(vars(line)) for line in LogEntry.objects.all())


# Access control (访问控制)


def test_access_there_is_no_account_before_one_is_made(tmp_path: Path) -> None:
    from django.db import migrations

    text = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "lantu_web").rglob("migrations/*.py"))

    assert "create_user" not in text
    assert "RunPython" not in text
    assert migrations.RunPython is not None


def test_access_every_change_asks_for_its_permission() -> None:
    """Every public service function names a line of the table, or is the command line's, or the log's own."""
    service = re.compile(r"^@transaction\.atomic\ndef ([a-z]\w+)\(.*?(?=^@|^def |\Z)", re.DOTALL | re.MULTILINE)
    modules = [path for path in (ROOT / "lantu_web").rglob("services.py") if path.parent.name != "log"]
    found = [
        (path.parent.name, each) for path in modules for each in service.finditer(path.read_text(encoding="utf-8"))
    ]
    missing = [f"{room}.{each[1]}" for room, each in found if "require(" not in each[0]]

    assert len(found) > 15
    assert missing == []


# Audit (安全审计)


def test_audit_a_line_tells_when_who_what_and_whether_it_succeeded(people: dict[str, Any]) -> None:
    _try(Client(), "planner", PASSWORD)
    _try(Client(), "planner", "wrong")

    good, bad = LogEntry.objects.get(action="sign_in"), LogEntry.objects.get(action="sign_in.failed")
    assert good.at is not None
    assert "planner" in good.who
    assert (good.action, bad.action, bad.name) == ("sign_in", "sign_in.failed", "planner")


@pytest.mark.parametrize("who", ["planner", "reporter", "reviewer", "leader", "public"])
def test_audit_only_administrator_and_supervisor_read_the_log(who: str, signed_in: Callable[[str], Client]) -> None:
    assert signed_in(who).get("/log/").status_code == 403


def test_audit_no_page_changes_or_deletes_the_log(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("administrator")
    before = LogEntry.objects.count()

    for method in ("post", "put", "patch", "delete"):
        getattr(client, method)("/log/")

    assert LogEntry.objects.count() == before


# Intrusion prevention (入侵防范)

HOSTILE = [
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}",
    "../../etc/passwd",
    "\x00",
    "%00",
    "a" * 5000,
    "\u202e",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("address", ["/indicators/?words={}", "/public/?as_of={}", "/sign-in/?next={}"])
def test_intrusion_hostile_words_in_an_address_do_no_harm(
    words: str, address: str, signed_in: Callable[[str], Client], forest: Any
) -> None:
    from urllib.parse import quote

    client = signed_in("planner") if "sign-in" not in address else Client()
    answer = client.get(address.format(quote(words)))

    assert answer.status_code < 500
    assert "<script>alert(1)</script>" not in answer.content.decode()


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_intrusion_signing_in_leads_nowhere_outside(after: str, people: dict[str, Any]) -> None:
    answer = Client().post(f"/sign-in/?next={after}", {"username": "planner", "password": PASSWORD})

    assert answer["Location"] == "/"


def test_intrusion_a_foreign_host_is_refused(db: None) -> None:
    assert Client().get("/public/", headers={"Host": "evil.example"}).status_code == 400


def test_intrusion_a_form_from_elsewhere_is_refused(people: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/sign-in/", {"username": "planner", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("address", ["/public/", "/sign-in/", "/nowhere/"])
def test_intrusion_headers_of_every_page(address: str, db: None) -> None:
    answer = Client().get(address)
    policy = answer["Content-Security-Policy"]

    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in answer


def test_intrusion_a_file_that_is_no_document_is_refused_whatever_its_name(
    signed_in: Callable[[str], Client], region: Any
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in("planner")
    for name in ("规划.docx", "规划.pdf", "../../x.docx"):
        file = SimpleUploadedFile(name, b"MZ\x90\x00" + b"\x00" * 400)
        answer = client.post("/plans/import/", {"file": file, "region": region.pk})
        assert answer.status_code in (200, 422)
    from lantu_web.record.models import ImportDraft

    assert not ImportDraft.objects.exists()


# Integrity and confidentiality in transmission (数据完整性)

_ASK = """
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "lantu_web.settings"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
plain = Client().get("/public/", headers={"Host": "127.0.0.1"})
proxied = Client().get("/sign-in/", headers={"Host": "127.0.0.1", "X-Forwarded-Proto": "https"})
print(plain.status_code, plain.headers.get("Location"), proxied.status_code, proxied.headers.get("Strict-Transport-Security"))
print({k: (m["secure"], m["httponly"], m["samesite"]) for k, m in proxied.cookies.items()})
"""


def test_transmission_behind_https_cookies_are_secure_and_plain_http_is_led_there(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    env |= {"LANTU_DATA": str(tmp_path), "LANTU_HTTPS": "1", "LANTU_BEHIND_PROXY": "1"}

    told = subprocess.run([sys.executable, "-c", _ASK], env=env, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "301 https://127.0.0.1/public/ 200 max-age=31536000" in told.stdout
    assert "'csrftoken': (True, True, 'Lax')" in told.stdout


def test_transmission_the_session_cookie_is_out_of_reach_of_scripts(people: dict[str, Any]) -> None:
    client = Client()
    _try(client, "planner", PASSWORD)

    cookie = client.cookies["lantu_session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["expires"] == ""


# Residual information (剩余信息保护)


def test_residue_signing_out_leaves_no_session_behind(people: dict[str, Any]) -> None:
    client = Client()
    _try(client, "planner", PASSWORD)
    key = client.session.session_key

    client.post("/sign-out/")

    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/").status_code == 302


def test_residue_pages_of_those_signed_in_are_kept_by_no_browser(
    signed_in: Callable[[str], Client], forest: Any
) -> None:
    assert "no-store" in signed_in("planner").get("/indicators/")["Cache-Control"]
    assert "no-store" not in Client().get("/public/").headers.get("Cache-Control", "")


def test_residue_the_secret_key_and_the_database_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    code = "import lantu_web.settings"
    subprocess.run([sys.executable, "-c", code], env={**env, "LANTU_DATA": str(folder)}, cwd=ROOT, check=True)

    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert oct((folder / "secret.key").stat().st_mode & 0o777) == "0o600"


# Personal information (个人信息保护)


def test_personal_only_what_work_needs_is_kept_of_a_person() -> None:
    from lantu_web.accounts.models import User

    fields = {field.name for field in User._meta.concrete_fields}
    assert {"phone", "id_number", "address", "birthday"} & fields == set()
    assert User._meta.get_field("email").blank  # for reminders alone, and nobody has to give one
