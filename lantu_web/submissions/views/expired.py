"""A form sent after the session had ended: what was typed is kept for the person it was shown to, until they sign in again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lantu.errors import LantuError
from lantu_web.accounts.models import User
from lantu_web.submissions.models import Submission
from lantu_web.submissions.services.filling import keep_form

SALT, FIELD = "lantu.kept-form", "shown-to"
_HOURS = 12
_LONGEST, _MOST = 2000, 1000


def shown_to(user: User, submission: Submission) -> str:
    """Return the signed word of a form: to whom and for what it was shown."""
    return signing.dumps([user.pk, submission.pk], salt=SALT)


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a guarded view: a form sent without a session is kept if its signed word is sound, then sign-in is asked for."""

    @wraps(view)
    def wrapped(request: HttpRequest, submission_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep(request, submission_id)
            return redirect_to_login(reverse("submissions:fill", args=[submission_id]))
        return view(request, submission_id, *args, **kwargs)

    return wrapped


def _keep(request: HttpRequest, submission_id: int) -> None:
    try:
        user_id, told = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=_HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return
    user = User.objects.filter(pk=user_id, is_active=True).first()
    submission = Submission.objects.filter(pk=told).first()
    if user is None or submission is None or told != submission_id:
        return
    fields = [(name, str(words)[:_LONGEST]) for name, words in request.POST.items() if "-" in name and name != FIELD]
    try:
        keep_form(user=user, submission=submission, words=dict(fields[:_MOST]))
    except LantuError:
        return
