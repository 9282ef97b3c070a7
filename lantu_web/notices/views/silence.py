"""Who is silent (谁没有报), and urging them (催办)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lantu_web.accounts.permissions import needs
from lantu_web.notices.errors import NothingToUrge
from lantu_web.notices.models import EarlyWarning
from lantu_web.notices.selectors import urged_on, urging_key
from lantu_web.notices.services.urging import urge_reply, urge_report
from lantu_web.notices.silence import silent, without_account
from lantu_web.request import Request
from lantu_web.submissions.models import Submission


@needs("silence.see")
def silence(request: Request) -> HttpResponse:
    """Who has not reported, for how long; who has still time, waits for review, or has not answered a warning."""
    plan, day = request.plans.current, timezone.localdate()
    found = silent(plan, request.as_of) if plan else None
    urged = urged_on(day) if found and request.as_of is None else set()
    told = {
        "plan": plan, "found": found, "asked": plan is not None and plan.windows.exists(),
        "deaf": without_account(plan) if plan and request.as_of is None else [],
        "urged": [o.department.pk for o in found.overdue if all(urging_key(r.submission, day) in urged for r in o.rounds)] if found else [],
        "urged_warnings": [w.warning.pk for w in found.unanswered if urging_key(w.warning, day) in urged] if found else [],
    }  # fmt: skip
    return render(request, "notices/silent.html", told)


@needs("silence.urge")
@require_POST
def urge(request: Request) -> HttpResponse:
    """Urge who has not reported some rounds, or not answered a warning."""
    rounds = Submission.objects.filter(pk__in=_keys(request, "submission")).select_related("window", "department")
    warned = EarlyWarning.objects.filter(pk__in=_keys(request, "warning")).select_related("indicator", "department")
    acts: list[Callable[..., int]] = [partial(urge_report, submission=one) for one in rounds]
    acts += [partial(urge_reply, warning=one) for one in warned.prefetch_related("steps")]
    try:
        left = sum(act(by=request.user) for act in acts)
    except NothingToUrge as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"已催办，通知了 {left} 人。" if left else "今天已经催办过，明天才能再催。")
    return redirect("notices:silent")


def _keys(request: Request, name: str) -> list[int]:
    return [int(key) for key in request.POST.getlist(name) if key.isdecimal() and len(key) < 18]
