"""The pages where the planning section chooses what the public sees (公开管理)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from lantu_web.accounts.permissions import needs
from lantu_web.frame.sure import ReasonForm, sure
from lantu_web.observations.models import Observation
from lantu_web.public import selectors
from lantu_web.public.models import FigureRelease
from lantu_web.public.services import release_figures, withdraw_figures, withdraw_plan
from lantu_web.record.models import Plan
from lantu_web.record.services import release_plan
from lantu_web.request import Request

_HISTORY = 100


@needs("figure.release")
def releases(request: Request) -> HttpResponse:
    """What can be released, what is out, and every release and withdrawal."""
    plan = request.plans.current
    found = selectors.candidates(plan) if plan else []
    waiting = [one for one in found if one.state != "已公开"]
    out = [one for one in found if one.release is not None]
    told = {"plan": plan, "waiting": waiting, "out": out, "all": "all" in request.GET, "as_of": None}
    history = selectors.release_history(plan)[:_HISTORY] if plan else []
    return render(request, "public/releases.html", {**told, "history": history})


@needs("figure.release")
@require_POST
def preview(request: Request) -> HttpResponse:
    """The plan as the public would see it with the chosen figures."""
    chosen = _chosen(request)
    if not chosen:
        messages.error(request, "没有选中要公开的数据。请勾选后再预览。")
        return redirect("public:releases")
    plan = chosen[0].indicator.plan
    rows = [one for one in selectors.preview(plan, chosen) if one.indicator in {c.indicator for c in chosen}]
    return render(request, "public/preview.html", {"plan": plan, "rows": rows, "chosen": chosen, "as_of": None})


@needs("figure.release")
@require_POST
def release(request: Request) -> HttpResponse:
    """Release the chosen figures."""
    new = release_figures(figures=_chosen(request), by=request.user)
    messages.success(request, f"已公开 {new} 个数据。" if new else "所选数据已经公开过，没有改动。")
    return redirect("public:releases")


@needs("figure.release")
@require_POST
def withdraw(request: Request) -> HttpResponse:
    """Withdraw the chosen figures."""
    rows = list(
        FigureRelease.objects.filter(pk__in=_numbers(request, "release")).select_related("indicator", "observation")
    )
    try:
        back = withdraw_figures(releases=rows, reason=request.POST.get("reason", ""), by=request.user)
        messages.success(request, f"已撤回 {back} 个数据；公开页面不再显示。")
    except ValidationError as wrong:
        messages.error(request, "；".join(wrong.messages) + "。请写明原因后再撤回。")
    return redirect("public:releases")


@needs("plan.release")
@require_http_methods(["GET", "POST"])
def show_plan(request: Request, plan_id: int) -> HttpResponse:
    """Show a plan to the public, after saying what they will see."""
    plan = get_object_or_404(Plan, pk=plan_id)
    if request.method == "POST":
        release_plan(plan=plan, by=request.user)
        messages.success(request, "规划已公开。下一步：选择公开哪些数据。")
        return redirect("public:releases")
    count, figures = selectors.public_counts(plan)
    lines = [
        f"任何人不用登录就能看到规划名称、{count} 项指标和它们的目标。",
        f"以前公开过、没有撤回的 {figures} 个数据随之显示。" if figures else "数据另外选择，现在还一个也不公开。",
        "以后可以撤回，要写明原因；已经看到、下载的收不回来。",
    ]
    return sure(request, title=f"公开《{plan}》？", lines=lines, button="确认公开", back=reverse("public:releases"))


@needs("plan.release")
@require_http_methods(["GET", "POST"])
def hide_plan(request: Request, plan_id: int) -> HttpResponse:
    """Take a plan back from the public, for a reason, after saying what disappears."""
    plan = get_object_or_404(Plan, pk=plan_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw_plan(plan=plan, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "规划已撤回；公开页面不再显示它和它的数据。")
        return redirect("public:releases")
    count, figures = selectors.public_counts(plan)
    lines = [
        f"公开页面立即不再有这份规划：{count} 项指标的页面、{figures} 个数据和下载的文件都打不开。",
        "数据的公开记录保留；以后再公开这份规划，没有单独撤回的数据会重新显示。",
        "只有个别数据有误的，不必撤回整份规划：在“已经公开的数据”里撤回那几个。",
    ]
    return sure(
        request, title=f"撤回《{plan}》的公开？", lines=lines, button="确认撤回", back=reverse("public:releases"), form=form
    )  # fmt: skip


def _chosen(request: Request) -> list[Observation]:
    """Return the chosen figures that stand: not corrected since the page was opened."""
    found = Observation.objects.as_of().filter(pk__in=_numbers(request, "figure"))
    return list(found.select_related("indicator__plan__region"))


def _numbers(request: Request, name: str) -> list[int]:
    return [int(words[:18]) for words in request.POST.getlist(name) if words.isdecimal()]
