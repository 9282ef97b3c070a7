"""Mail goes through the server that is set, signed in where it asks for that."""

from __future__ import annotations

import base64
import os
import socketserver
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
_SEND = """
import django; django.setup()
from django.core.mail import send_mail
print(send_mail("规划实施提醒", "还有 1 项没有报", None, ["forestry@example.gov.cn"]))
"""


class _Talk(socketserver.StreamRequestHandler):
    """One conversation of SMTP, as much of it as a client needs that signs in by AUTH PLAIN (RFC 4954)."""

    def handle(self) -> None:
        heard: list[str] = self.server.heard  # type: ignore[attr-defined]
        self._say("220 mail")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            heard.append(line)
            if line.upper().startswith("EHLO"):
                self._say("250-mail", "250 AUTH PLAIN")
            elif line.startswith("AUTH PLAIN"):
                self._say("235 ok")
            elif line.upper() == "DATA":
                self._say("354 go on")
                while (part := self.rfile.readline()) != b".\r\n":
                    heard.append(part.decode().rstrip("\r\n"))
                self._say("250 taken")
            elif line.upper() == "QUIT":
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@pytest.fixture
def server() -> Iterator[Any]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as one:
        one.heard = []  # type: ignore[attr-defined]
        Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


def test_it_is_signed_in_to_and_told_who_sends(server: Any, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": "lantu_web.settings", "LANTU_DATA": str(tmp_path),
        "LANTU_MAIL_HOST": "127.0.0.1", "LANTU_MAIL_PORT": str(server.server_address[1]),
        "LANTU_MAIL_USER": "plan", "LANTU_MAIL_PASSWORD": "Secret-1", "LANTU_MAIL_FROM": "plan@example.gov.cn",
    }  # fmt: skip

    told = subprocess.run([sys.executable, "-c", _SEND], env=env, cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout == "1\n"
    signed = next(line.split()[-1] for line in server.heard if line.startswith("AUTH PLAIN"))
    assert base64.b64decode(signed) == b"\0plan\0Secret-1"
    assert any(line.upper().startswith("MAIL FROM:<PLAN@EXAMPLE.GOV.CN>") for line in server.heard)


@pytest.mark.parametrize(("security", "told"), [
    ("ssl", "True False 465"), ("starttls", "False True 587"), ("", "False False 25"),
])  # fmt: skip
def test_how_the_line_is_secured_sets_the_port(security: str, told: str, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    env |= {"LANTU_DATA": str(tmp_path), "LANTU_MAIL_SECURITY": security}
    ask = "from lantu_web import settings as s; print(s.EMAIL_USE_SSL, s.EMAIL_USE_TLS, s.EMAIL_PORT)"
    said = subprocess.run([sys.executable, "-c", ask], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == told
