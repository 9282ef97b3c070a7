"""Pages for what goes wrong."""

from __future__ import annotations

import sys
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from lantu.tracking.moments import day_words
from lantu_web.accounts.permissions import needs
from lantu_web.database_away import SECONDS, database_away

_MARGINS = """@page {
  @bottom-left { content: "%s"; font: 9pt sans-serif; color: #444; }
  @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font: 9pt sans-serif; color: #444; }
}
"""


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


@needs("public.see")
def printed(request: HttpRequest) -> HttpResponse:
    """The margins of printed pages: the day and, of a page looked back at, which day it shows; the number of the page.

    Pages hold no style of their own and a stylesheet that is a file knows no day. The address holds the days, so a
    browser asks once a day.
    """
    day, seen = (_day(request.GET.get(name, "")) for name in ("day", "seen"))
    words = "　".join([f"{seen}当日的情况"] * bool(seen) + [f"{day}打印"] * bool(day))
    answer = HttpResponse(_MARGINS % words, content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


def _day(words: str) -> str:
    try:
        return day_words(date.fromisoformat(words))
    except ValueError:
        return ""


def fault(_request: HttpRequest) -> HttpResponse:
    """A fault of the program, or a database that is away: a page that needs neither database nor session."""
    away = database_away(sys.exc_info()[1])
    answer = HttpResponse(render_to_string("frame/fault.html", {"away": away}), status=503 if away else 500)
    if away:
        answer["Retry-After"] = str(SECONDS)
    return answer


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "frame/wrong.html", {"status": status, "title": title, "words": words}, status=status)
