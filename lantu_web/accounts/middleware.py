"""What is asked of a session on each request: that it is not idle too long, and that its password is not due for change."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lantu_web.accounts.models import User
from lantu_web.accounts.passwords import change_due
from lantu_web.accounts.security import security

Answer = Callable[[HttpRequest], HttpResponse]
SEEN = "seen"
_STEP = 60  # seconds between two writes of the time last seen


class IdleTimeOut:
    """Ends a session nobody used for a while (超时退出)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, to a person no longer signed in if the session was idle too long."""
        if isinstance(request.user, User):
            now = time.time()
            idle = now - request.session.get(SEEN, now)
            if idle > security().idle_minutes * 60:
                logout(request)
            elif SEEN not in request.session or idle > _STEP:
                request.session[SEEN] = now
        answer = self.answer(request)
        if isinstance(request.user, User) and not request.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "no-store")  # nothing stays in the browser after signing out
        return answer


class PasswordDue:
    """Leads to the page of changing the password until that is done."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, or the way to the page of changing the password."""
        if isinstance(request.user, User) and change_due(request.user):
            open_to_all = {reverse("accounts:password"), reverse("accounts:sign_out")}
            if request.path not in open_to_all and not request.path.startswith("/static/"):
                return redirect("accounts:password")
        return self.answer(request)
