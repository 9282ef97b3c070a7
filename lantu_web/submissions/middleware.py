"""Refuses what is too large before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantu_web.submissions.errors import UploadTooLarge

LARGEST_MB = 64


class NotTooLarge:
    """Answers a request that says it is larger than anything taken here with a page that says so."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, or the page of refusal: nothing of the body was read."""
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told) if told.isascii() and told.isdecimal() else 0
        if size <= LARGEST_MB * 1024 * 1024:
            return self.answer(request)
        error = UploadTooLarge(size=size // 1024 // 1024, largest=LARGEST_MB)
        return render(request, "frame/refused.html", {"error": error, "status": 413}, status=413)
