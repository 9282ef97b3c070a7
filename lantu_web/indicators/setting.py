"""Pages where the planner sets what an indicator is measured by (设置、年度目标、目标调整、上级下达、比较对象)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs, require
from lantu_web.indicators.forms import (
    AmendmentForm,
    AnnualForm,
    BaseForm,
    ComparedForm,
    IssuedForm,
    NodeForm,
    SettingsForm,
)
from lantu_web.indicators.selectors import standing_to_change
from lantu_web.observations.models import Channel, Release
from lantu_web.observations.services import record_figure
from lantu_web.record.even_path import even_path
from lantu_web.record.goals import base_year_of, milestones_of
from lantu_web.record.selectors import compared_figures, issued_targets
from lantu_web.record.services import (
    amend_target,
    record_compared,
    record_node_done,
    register_issued,
    set_annual_targets,
    set_indicator,
)
from lantu_web.record.standing import Standing
from lantu_web.request import Request

BY_EVEN_PATH = "按均匀进度推算"


@needs("indicator.set")
@require_http_methods(["GET", "POST"])
def settings(request: Request, indicator_id: int) -> HttpResponse:
    """Set type, direction, price basis, accrual and the like."""
    held = _held(request, indicator_id)
    form = SettingsForm(held.indicator, request.POST or None)
    return _answer(
        request, held, form, "set", lambda: set_indicator(indicator=held.indicator, by=request.user, **form.values()), "已保存设置。"
    )  # fmt: skip


@needs("target.set")
@require_http_methods(["GET", "POST"])
def annual(request: Request, indicator_id: int) -> HttpResponse:
    """Set the target of each year; `?suggest=1` fills them by the even path, for a person to look at."""
    held = _held(request, indicator_id)
    suggested = even_path(held)
    suggest = request.GET.get("suggest") == "1" and bool(suggested)
    start = suggested if suggest else held.by_year
    years = held.indicator.plan.years
    form = AnnualForm(years, start, request.POST or None, BY_EVEN_PATH if suggest else "")

    def write() -> Any:
        return set_annual_targets(
            indicator=held.indicator, values=form.values(), basis=form.cleaned_data["basis"], by=request.user
        )

    return _answer(request, held, form, "annual", write, "已记录年度目标。", suggested=suggested, suggest=suggest)


@needs("target.amend")
@require_http_methods(["GET", "POST"])
def amend(request: Request, indicator_id: int) -> HttpResponse:
    """Record that a target was changed by resolution, with the steps that led there."""
    held = _held(request, indicator_id)
    form = AmendmentForm(held.indicator, held.target.comparator, request.POST or None)
    return _answer(
        request, held, form, "amend", lambda: amend_target(indicator=held.indicator, by=request.user, **form.values()), "已登记目标调整；原目标保留。"
    )  # fmt: skip


@needs("target.set")
@require_http_methods(["GET", "POST"])
def issued(request: Request, indicator_id: int) -> HttpResponse:
    """Register a target that a higher level handed down."""
    held = _held(request, indicator_id)
    form = IssuedForm(held.indicator.plan.years, request.POST or None)

    def write() -> Any:
        return register_issued(indicator=held.indicator, by=request.user, **form.cleaned_data)

    return _answer(request, held, form, "issued", write, "已登记下达文件。", rows=issued_targets(held.indicator))


@needs("target.set")
@require_http_methods(["GET", "POST"])
def compared(request: Request, indicator_id: int) -> HttpResponse:
    """Record a figure of what an indicator is compared with."""
    held = _held(request, indicator_id)
    form = ComparedForm(held.indicator.plan.years, request.POST or None)

    def write() -> Any:
        return record_compared(indicator=held.indicator, by=request.user, **form.cleaned_data)

    rows = list(compared_figures(held.indicator).values())
    return _answer(request, held, form, "compared", write, "已记录比较数据。", rows=rows)


@needs("figure.record")
@require_http_methods(["GET", "POST"])
def base(request: Request, indicator_id: int) -> HttpResponse:
    """Record the figure of the base year of an indicator whose base the plan does not state."""
    held = _held(request, indicator_id)
    year, form = base_year_of(held.indicator), BaseForm(request.POST or None)

    def write() -> Any:
        return record_figure(
            indicator=held.indicator, period=str(year), unit=held.indicator.unit, by=request.user,
            channel=Channel.IMPORTED, release=Release.FINAL, **form.cleaned_data,
        )  # fmt: skip

    return _answer(request, held, form, "base", write, "已记录基期数据。", year=year)


@needs("progress.record")
@require_http_methods(["GET", "POST"])
def nodes(request: Request, indicator_id: int) -> HttpResponse:
    """Record that a node of an indicator in words was done."""
    held = _held(request, indicator_id)
    require("progress.record", request.user, held.indicator)
    known = milestones_of(held.indicator)
    form = NodeForm(known, request.POST or None)

    def write() -> Any:
        return record_node_done(indicator=held.indicator, by=request.user, **form.values())

    return _answer(request, held, form, "nodes", write, "已记录节点完成。", rows=known)


def _held(request: Request, key: int) -> Standing:
    """Return how the indicator stands now: what is set counts from now on, whatever day is looked back to."""
    held = standing_to_change(request.user, key)
    if held is None:
        raise Http404
    return held


def _answer(
    request: Request, held: Standing, form: forms.Form, name: str, write: Callable[[], Any], done: str, **told: Any
) -> HttpResponse:
    """Write what a sound form says and go to the indicator; else show the form, with what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            write()
        except (LantuError, ValidationError) as refused:
            wrong = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
            form.add_error(None, wrong)
        else:
            messages.success(request, done)
            return redirect(f"{held.indicator.get_absolute_url()}?kept={name}")
    told |= {"one": held, "i": held.indicator, "form": form}
    return render(request, f"indicators/{name}.html", told, status=422 if form.is_bound else 200)
