"""The page of the log (日志)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.log.selectors import log_entries
from lantu_web.request import Request

PER_PAGE = 50


@needs("log.see")
def entries(request: Request) -> HttpResponse:
    """The lines, newest first, filtered."""
    asked = {name: request.GET.get(name, "").strip() for name in ("words", "action", "about")}
    page = Paginator(log_entries(**asked), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/entries.html", {"page": page, "asked": asked})
