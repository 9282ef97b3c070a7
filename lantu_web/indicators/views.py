"""Pages of the indicators (指标)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.accounts.selectors import departments_with_people
from lantu_web.indicators.selectors import standings
from lantu_web.record.selectors import current_plan
from lantu_web.request import Request

PER_PAGE = 50


@needs("indicator.see")
def indicators(request: Request) -> HttpResponse:
    """The list, filtered by words, attribute, owner and state."""
    plan = current_plan()
    asked = {name: request.GET.get(name, "").strip() for name in ("words", "binding", "owner")}
    found = standings(plan, request.user, request.as_of, **asked) if plan else []
    states = list(dict.fromkeys(one.word for one in found))
    state = request.GET.get("state", "")
    shown = [one for one in found if not state or one.word == state]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    told = {"plan": plan, "page": page, "asked": {**asked, "state": state}, "states": states}
    return render(request, "indicators/list.html", {**told, "departments": departments_with_people()})
