"""Errors of the API as problem documents (RFC 9457), in Chinese, with the numbers of the house."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as NotAsDescribed

from lantu.errors import LantuError
from lantu_web.api.errors import (
    ItemSettled,
    KeyUsed,
    NoSuchAddress,
    NoSuchThing,
    RequestNotUnderstood,
    ScopeMissing,
    TokenMissing,
)
from lantu_web.database_away import SECONDS, database_away
from lantu_web.errors import FigureExists, NotAllowed, TooManyRequests

_STATUS: dict[type[LantuError], int] = {
    TokenMissing: 401,
    NotAllowed: 403,
    ScopeMissing: 403,
    NoSuchThing: 404,
    NoSuchAddress: 404,
    FigureExists: 409,
    ItemSettled: 409,
    KeyUsed: 409,
    TooManyRequests: 429,
}
_TITLES = {400: "请求看不懂", 401: "需要令牌", 403: "没有权限", 404: "没有找到", 409: "与已有的内容冲突", 422: "不符合要求", 429: "请求太多", 500: "程序出错", 503: "数据库没有应答"}  # fmt: skip
_WORDS = {
    "missing": "缺少",
    "int_parsing": "要写整数",
    "decimal_parsing": "要写数字",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "string_pattern_mismatch": "写法不对",
    "string_too_long": "太长",
    "literal_error": "不是可用的值",
    "date_from_datetime_parsing": "日期要写成 2026-06-30",
    "date_parsing": "日期要写成 2026-06-30",
    "json_invalid": "不是完整的 JSON",
    "string_type": "要写文字",
    "finite_number": "要写有限的数字",
}


def problem(status: int, detail: str, code: str, errors: list[dict[str, str]] | None = None) -> JsonResponse:
    """Return a problem document."""
    told: dict[str, Any] = {"type": "about:blank", "title": _TITLES[status], "status": status, "detail": detail}
    told |= {"code": code, "errors": errors or []}
    return JsonResponse(
        told, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
    )


def tell_problems(api: NinjaAPI) -> None:
    """Make an API answer every error with a problem document."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        LantuError: _refused,
        NotAsDescribed: _not_as_described,
        ValidationError: _not_valid,
        HttpError: _http,
        Http404: _http404,
        Exception: _fault,
    }
    for kind, answer in handlers.items():
        api.add_exception_handler(kind, answer)


def _refused(_request: HttpRequest, error: LantuError) -> HttpResponse:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 422)
    answer = problem(status, str(error), error.code)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="lantu"'
    if isinstance(error, TooManyRequests):
        answer["Retry-After"] = str(error.facts["seconds"])
    return answer


def _not_as_described(_request: HttpRequest, error: NotAsDescribed) -> HttpResponse:
    faults = [{"where": _place(one["loc"]), "what": _words(one)} for one in error.errors]
    first = f"{faults[0]['where']} {faults[0]['what']}" if faults else ""
    told = RequestNotUnderstood(count=len(faults), first=first)
    return problem(422, str(told), told.code, faults)


def _not_valid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = RequestNotUnderstood(count=len(error.messages), first=error.messages[0].rstrip("。"))
    return problem(422, str(told), told.code, [{"where": "", "what": words} for words in error.messages])


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    status = error.status_code if error.status_code in _TITLES else 400
    told = RequestNotUnderstood(count=1, first="内容不是完整的 JSON")
    return problem(status, str(told), told.code)


def _http404(_request: HttpRequest, _error: Http404) -> HttpResponse:
    told = NoSuchThing(key="", what="内容")
    return problem(404, str(told), told.code)


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    logging.getLogger("django.request").error("fault at %s", request.path, exc_info=error)
    if away := database_away(error):
        answer = problem(503, str(away), away.code)
        answer["Retry-After"] = str(SECONDS)
        return answer
    return problem(500, "程序出错，这一步没有完成，已有的数据没有改动。请稍后再试；再次出现请告诉管理员", "E000")


def _place(parts: Sequence[Any]) -> str:
    """Return where a fault is as who sends it knows it: of a body without the name that the parameter has in the code."""
    known = [parts[0], *parts[2:]] if parts and parts[0] == "body" else parts
    return ".".join(str(part) for part in known)


def _words(one: dict[str, Any]) -> str:
    if one["type"] == "value_error":
        return str(one.get("ctx", {}).get("error", one["msg"])).removeprefix("Value error, ")
    return _WORDS.get(one["type"], "不合要求")
