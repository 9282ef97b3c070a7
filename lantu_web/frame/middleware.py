"""What the frame does around each page: the date it is seen from, and refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from lantu.errors import LantuError
from lantu_web.errors import LookingBack, NotAllowed, TooManyRequests

Answer = Callable[[HttpRequest], HttpResponse]
KEY = "as_of"


class AsOf:
    """Gives each request `as_of`: the moment the record is seen from (回看日期), None for now.

    `?as_of=2024-06-30` sets it for the session, to the end of that day; `?as_of=` returns to now.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request that knows its moment."""
        if request.path.startswith("/api/v"):  # programs say it anew each time
            request.as_of = None  # type: ignore[attr-defined]
            return self.answer(request)
        if KEY in request.GET:
            self._choose(request, request.GET[KEY].strip())
        chosen = request.session.get(KEY)
        request.as_of = end_of(date.fromisoformat(chosen)) if chosen else None  # type: ignore[attr-defined]
        if chosen:
            request.user.looks_back = True  # type: ignore[union-attr]  # they may only see
        return self.answer(request)

    def _choose(self, request: HttpRequest, words: str) -> None:
        if not words:
            request.session.pop(KEY, None)
            return
        try:
            day = date.fromisoformat(words)
            end_of(day)
        except (ValueError, OverflowError):
            messages.error(request, f"看不懂日期“{words[:40]}”。可写成 2024-06-30。请改正后再试。")
            return
        if day >= timezone.localdate():
            request.session.pop(KEY, None)
        else:
            request.session[KEY] = day.isoformat()


class WholeWords:
    """Refuses an address with a NUL in its query: no database can look for one, and no person types one."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer. Raises BadRequest; the API answers for itself."""
        if "%00" in request.META.get("QUERY_STRING", "") and not request.path.startswith("/api/v"):
            raise BadRequest
        return self.answer(request)


def end_of(day: date) -> datetime:
    """Return the last moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time.max))


class Refusals:
    """Answers an error raised on purpose with a page that says what was seen, what is allowed, what to do."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page of a refusal, None for a fault of another kind."""
        if not isinstance(fault, LantuError):
            return None
        status = (
            403 if isinstance(fault, NotAllowed | LookingBack) else 429 if isinstance(fault, TooManyRequests) else 422
        )
        told = {"error": fault, "status": status, "back": _came_from(request)}
        return render(request, "frame/refused.html", told, status=status)


def _came_from(request: HttpRequest) -> str:
    """Return the page of this site from which the request came; "" where it is not known or the same."""
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}) or came == request.build_absolute_uri():
        return ""
    page = urlsplit(came)
    return urlunsplit(("", "", page.path or "/", page.query, ""))
