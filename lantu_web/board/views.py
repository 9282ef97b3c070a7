"""The overview (总览)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.board import selectors
from lantu_web.record.selectors import current_plan
from lantu_web.request import Request


@needs("overview.see")
def overview(request: Request) -> HttpResponse:
    """How the plan stands, for a leader's minute."""
    plan = current_plan()
    counted = selectors.overview(plan, request.user, request.as_of) if plan else None
    return render(request, "board/overview.html", {"plan": plan, "overview": counted})
