"""The list of warnings (预警), and judging the whole record."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lantu_web.accounts.permissions import ALL_SEEING, needs
from lantu_web.notices.models import Level
from lantu_web.notices.selectors import warnings_for
from lantu_web.notices.services.warnings import evaluate
from lantu_web.notices.stages import Stage, told
from lantu_web.notices.unled import without_lead
from lantu_web.request import Request

PER_PAGE = 50


@needs("warning.see")
def warnings(request: Request) -> HttpResponse:
    """The warnings, the gravest first, by level, department and stage."""
    plan = request.plans.current
    asked = {name: request.GET.get(name, "").strip() for name in ("level", "department", "stage")}
    over = asked["stage"] == Stage.CLOSED.name
    every = (
        [told(one, request.as_of) for one in warnings_for(request.user, plan, request.as_of, closed=over)]
        if plan
        else []
    )
    counted = Counter(one.level for one in every)
    found = [
        one
        for one in sorted(every, key=lambda one: (-one.level, one.due, one.warning.pk))
        if asked["level"] in ("", str(int(one.level)))
        and asked["department"] in ("", str(one.warning.department_id))
        and asked["stage"] in ("", one.stage.name)
    ]
    shown = {
        "plan": plan, "asked": asked, "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "levels": [(level, counted[level]) for level in reversed(Level)], "stages": list(Stage),
        "departments": {one.warning.department_id: one.warning.department for one in every},
        "unled": without_lead(plan, request.as_of) if plan and request.user.role in ALL_SEEING else [],
    }  # fmt: skip
    return render(request, "notices/warnings.html", shown)


@needs("warning.open")
@require_POST
def evaluate_now(request: Request) -> HttpResponse:
    """Judge the whole record by the ladder."""
    plan = request.plans.current
    if plan is None:
        raise Http404
    done = evaluate(plan=plan, by=request.user)
    messages.success(request, f"已按规则评估：{done.words}。")
    for one in done.not_judged[:10]:
        messages.warning(request, f"没有判断：{one.indicator}。{one.trouble}")
    return redirect("notices:warnings")
