"""Pages of the rounds of reporting (填报期)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.observations.periods import in_words
from lantu_web.record.models import Indicator
from lantu_web.request import Request
from lantu_web.submissions.forms import ExtendForm, PeriodForm, WindowForm, WithdrawForm
from lantu_web.submissions.looking_back import submissions_at
from lantu_web.submissions.models import ReportingWindow
from lantu_web.submissions.reported import reported
from lantu_web.submissions.selectors import addable, askable, fits, grain_of, is_open, submissions_for, withdrawal_of
from lantu_web.submissions.services.windows import ask_more, extend_window, open_window
from lantu_web.submissions.services.withdrawing import withdraw_window


@needs("window.manage")
@require_http_methods(["GET", "POST"])
def new_window(request: Request) -> HttpResponse:
    """First the period, then days and indicators, those that fit the period ticked; on POST open the round."""
    plan = request.plans.current
    asked = PeriodForm(request.GET if "period" in request.GET else None)
    if plan is None or not asked.is_valid():
        status = 422 if asked.is_bound and plan else 200
        return render(request, "submissions/window_period.html", {"form": asked, "plan": plan}, status=status)
    period = asked.cleaned_data["period"]
    form = WindowForm(
        request.POST or None, initial={"name": f"{in_words(period)}{'年报' if len(period) == 4 else '填报'}"}
    )
    chosen = {int(key) for key in request.POST.getlist("indicator") if key.isdecimal() and len(key) < 18}
    if form.is_valid():
        try:
            window = open_window(
                plan=plan, period=period, indicators=Indicator.objects.filter(pk__in=chosen), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except LantuError as refused:
            form.add_error(None, str(refused))
        else:
            count = window.submissions.count()
            messages.success(request, f"已开放“{window.name}”，下发给 {count} 个部门。")
            return redirect(f"{reverse('submissions:window', args=[window.pk])}?kept=1")
    rows = [
        {"indicator": one, "frequency": often, "ticked": one.pk in chosen if request.POST else one.owner_id and fits(often, grain_of(period))}
        for one, often in askable(plan)
    ]  # fmt: skip
    told = {
        "form": form, "period": period, "plan": plan, "rows": rows,
        "outside": not plan.first_year - 1 <= int(period[:4]) <= plan.last_year,
        "owned": any(one.owner_id for one, _ in askable(plan)),
    }  # fmt: skip
    return render(request, "submissions/window_new.html", told, status=422 if form.is_bound else 200)


@needs("window.manage", sees=True)
@require_GET
def window(request: Request, window_id: int) -> HttpResponse:
    """How a round stands, department by department, and its extension."""
    found = get_object_or_404(ReportingWindow.objects.select_related("plan").as_of(request.as_of), pk=window_id)
    return _window(request, found)


@needs("window.manage")
@require_POST
def extend(request: Request, window_id: int) -> HttpResponse:
    """Extend a round."""
    found = get_object_or_404(ReportingWindow.objects.select_related("plan"), pk=window_id)
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            held = extend_window(window=found, by=request.user, **form.cleaned_data)
        except LantuError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"已延期：截止 {held.due}，关闭 {held.closes}。")
            return redirect("submissions:window", found.pk)
    return _window(request, found, extending=form, status=422)


@needs("window.manage")
@require_POST
def withdraw(request: Request, window_id: int) -> HttpResponse:
    """Withdraw a round that was opened by mistake."""
    found = get_object_or_404(ReportingWindow.objects.select_related("plan"), pk=window_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            withdraw_window(window=found, by=request.user, **form.cleaned_data)
        except LantuError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"已撤销“{found.name}”，已告诉要报的单位。")
            return redirect("submissions:window", found.pk)
    return _window(request, found, withdrawing=form, status=422)


@needs("window.manage")
@require_POST
def add(request: Request, window_id: int) -> HttpResponse:
    """Ask for further indicators in a round."""
    found = get_object_or_404(ReportingWindow.objects.select_related("plan"), pk=window_id)
    chosen = {int(key) for key in request.POST.getlist("indicator") if key.isdecimal() and len(key) < 18}
    ask_more(window=found, indicators=Indicator.objects.filter(pk__in=chosen), by=request.user)
    messages.success(request, f"“{found.name}”增加了 {len(chosen)} 项指标，已告诉牵头单位。")
    return redirect("submissions:window", found.pk)


def _window(
    request: Request, found: ReportingWindow, *, extending: ExtendForm | None = None,
    withdrawing: WithdrawForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    at = request.as_of
    today = timezone.localdate(at) if at else timezone.localdate()
    rows: Any = []
    if found.opens <= today:
        rows = (
            submissions_for(request.user).filter(window=found)
            if at is None
            else submissions_at(request.user, at, found)
        )
    more = addable(found) if at is None and found.withdrawn is None and today <= found.closes else []
    later = {"due": found.due, "closes": found.closes + timedelta(days=5)}
    told = {
        "window": found,
        "rows": reported(rows, today),
        "form": extending or ExtendForm(initial=later),
        "withdrawing": withdrawing or WithdrawForm(),
        "withdrawal": withdrawal_of(found, at),
        "open": is_open(found, today),
        "today": today,
        "more": more,
    }
    return render(request, "submissions/window.html", told, status=status)
