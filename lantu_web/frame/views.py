"""Pages for what goes wrong."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from lantu_web.database_away import SECONDS, database_away


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The request could not be understood."""
    return _page(request, 400, "请求看不懂", "可能是地址不完整，或提交的内容太大。请返回上一页再试。")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Not for this person."""
    return _page(request, 403, "没有权限", "您的角色不能打开这个页面。请换用有权限的账号，或请管理员核对您的角色。")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """No such page."""
    return _page(request, 404, "没有这个页面", "地址可能有误，或内容不属于您的部门。请从上方导航重新进入。")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form was opened in another session."""
    return _page(
        request,
        403,
        "页面已过期",
        "登录后又打开过别的会话，或页面放得太久。请返回、刷新页面后再提交；已填内容会留在浏览器里。",
    )


def fault(_request: HttpRequest) -> HttpResponse:
    """A fault of the program, or a database that is away: a page that needs neither database nor session."""
    away = database_away(sys.exc_info()[1])
    answer = HttpResponse(render_to_string("frame/fault.html", {"away": away}), status=503 if away else 500)
    if away:
        answer["Retry-After"] = str(SECONDS)
    return answer


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "frame/wrong.html", {"status": status, "title": title, "words": words}, status=status)
