"""The page of what was released (公开)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantu_web.accounts.permissions import needs
from lantu_web.public.selectors import released_plans


@needs("public.see")
def released(request: HttpRequest) -> HttpResponse:
    """The released plans."""
    return render(request, "public/released.html", {"plans": released_plans()})
