"""The page of what was released (公开)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.public.selectors import released_plans
from lantu_web.request import Request


@needs("public.see")
def released(request: Request) -> HttpResponse:
    """The released plans."""
    return render(request, "public/released.html", {"plans": released_plans()})
