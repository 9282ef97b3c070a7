"""Which plan a request is about, for every list."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from lantu_web.record.choice import PlanChoice

KEY = "plan"


class ShownPlan:
    """Gives each request `plans`: the plans a person may look at, and the one they do.

    `?plan=3` sets it for the session; `?plan=` returns to the current one. Nothing is read before a page asks.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request that knows its plan."""
        if request.path.startswith("/api/v"):  # programs say it anew each time
            return self.answer(request)
        if KEY in request.GET and request.user.is_authenticated:
            self._choose(request, request.GET[KEY].strip())
        at = request.as_of  # type: ignore[attr-defined]
        request.plans = PlanChoice(request.user, request.session.get(KEY), at)  # type: ignore[attr-defined]
        return self.answer(request)

    def _choose(self, request: HttpRequest, words: str) -> None:
        if not words:
            request.session.pop(KEY, None)
            return
        key = int(words) if words.isdecimal() and len(words) < 16 else 0
        if PlanChoice(request.user).find(key) is None:
            messages.error(request, f"没有编号为“{words[:20]}”的规划，或它不属于您的行政区划。请在“规划”页面选择。")
            return
        request.session[KEY] = key
