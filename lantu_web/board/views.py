"""The overview (总览)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lantu_web.accounts.permissions import needs
from lantu_web.board import selectors
from lantu_web.board.earlier import CHOICES
from lantu_web.board.todo import todo
from lantu_web.request import Request


@needs("overview.see")
def overview(request: Request) -> HttpResponse:
    """How the plan stands, for a leader's minute."""
    plan = request.plans.current
    since = request.GET.get("since", "")
    counted = selectors.overview(plan, request.user, request.as_of, since) if plan else None
    day = request.as_of or timezone.now()
    tasks = todo(request.user, plan) if plan and request.as_of is None else []
    told = {"plan": plan, "overview": counted, "day": day, "choices": CHOICES, "tasks": tasks}
    return render(request, "board/overview.html", told)
