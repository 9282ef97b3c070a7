"""The page of the log (日志)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.log.selectors import log_entries, logged_actions
from lantu_web.log.wording import action_words
from lantu_web.request import Request

PER_PAGE = 50


@needs("log.see")
def entries(request: Request) -> HttpResponse:
    """The lines, newest first, filtered."""
    asked = {name: request.GET.get(name, "").strip() for name in ("words", "action", "about")}
    page = Paginator(log_entries(**asked), PER_PAGE).get_page(request.GET.get("page"))
    lines = [(line, action_words(line.action)) for line in page]
    actions = [(code, action_words(code)) for code in logged_actions()]
    return render(request, "log/entries.html", {"page": page, "lines": lines, "asked": asked, "actions": actions})
