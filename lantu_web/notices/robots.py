"""Speaking to the robot of a group chat (群机器人): one POST of JSON to an allowed host, no redirects, tried again when it fails."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from lantu_web.errors import HostNotAllowed
from lantu_web.notices.models import Robot
from lantu_web.notices.selectors import allowed_hosts

TRIES, _WAIT, _SECONDS, _MOST = 3, 1.0, 5, 64 * 1024


class Answer(NamedTuple):
    """How it went: whether the robot took it, after how many tries, and the last fault in words."""

    arrived: bool
    tries: int
    fault: str


def check_host(url: str) -> None:
    """Return if an address may be spoken to. Raises HostNotAllowed."""
    parts, hosts = urlsplit(url), allowed_hosts()
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or host not in hosts:
        raise HostNotAllowed(host=host or "（空）", hosts="、".join(hosts) or "（没有设置）")


def message(robot: str, words: str) -> dict[str, Any]:
    """Return the JSON a robot understands.

    >>> message("wecom", "今日提醒")
    {'msgtype': 'text', 'text': {'content': '今日提醒'}}
    """
    told: dict[str, Any] = {"msgtype": "text", "text": {"content": words}}
    return {**told, "at": {"isAtAll": False}} if robot == Robot.DINGTALK else told


def speak(robot: str, url: str, words: str, *, wait: Callable[[float], None] = time.sleep) -> Answer:
    """Post words to a robot. Raises HostNotAllowed; every other fault is told in the answer."""
    check_host(url)
    fault = ""
    for number in range(1, TRIES + 1):
        fault = _once(url, json.dumps(message(robot, words), ensure_ascii=False).encode())
        if not fault:
            return Answer(True, number, "")
        if number < TRIES:
            wait(_WAIT * number)
    return Answer(False, TRIES, fault)


def _once(url: str, body: bytes) -> str:
    """Post once; return what went wrong, "" where nothing did."""
    request = Request(url, body, {"Content-Type": "application/json; charset=utf-8"}, method="POST")
    try:
        with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
            told = json.loads(answer.read(_MOST) or b"{}")
    except HTTPError as refused:
        return f"对方回答 {refused.code}"
    except (OSError, HTTPException) as lost:
        return f"连接不上（{type(lost).__name__}）"
    except ValueError:
        return "对方的回答看不懂"
    code = told.get("errcode", 0) if isinstance(told, dict) else 0
    return f"对方拒收，代码 {code}" if code else ""


class _NoRedirect(HTTPRedirectHandler):
    """An allowed host does not lead on to one that is not."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Follow nothing."""
