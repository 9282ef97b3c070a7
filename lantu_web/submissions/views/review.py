"""Pages of review (审核)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import may, needs
from lantu_web.observations.selectors import history_of
from lantu_web.request import Request
from lantu_web.submissions.course import returned_before, steps_of
from lantu_web.submissions.forms import CorrectForm, SampleForm
from lantu_web.submissions.looking_back import departments_waiting_at, line_at, queue_at, reviews_at, waiting_at
from lantu_web.submissions.models import ReportingWindow, State, SubmissionItem
from lantu_web.submissions.owed import stranded
from lantu_web.submissions.selectors import (
    Line,
    departments_waiting,
    drawn,
    line_of,
    queue,
    reviewed_lately,
    waiting_elsewhere,
    waiting_items,
)
from lantu_web.submissions.services.reviewing import approve, approve_all, correct, current_figure, return_item, sample

PER_PAGE = 20


@needs("submission.review", sees=True)
@require_GET
def queue_page(request: Request) -> HttpResponse:
    """What waits, the oldest first, what is odd pointed out; beside it what was decided lately."""
    asked = {name: request.GET.get(name, "") for name in ("department", "window")}
    at, odd = request.as_of, request.GET.get("odd", "")
    plan = request.plans.current
    shown: Any = waiting_items(plan=plan, **asked) if at is None else waiting_at(at, plan=plan, **asked)
    if odd:
        shown = [one for one in _queue(shown, at) if bool(one.remarks) == (odd == "yes")]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    if not odd:
        page.object_list = _queue(page.object_list, at)
    told = {
        "page": page, "asked": {**asked, "odd": odd},
        "departments": departments_waiting(plan) if at is None else departments_waiting_at(at, plan),
        "lately": reviewed_lately(10) if at is None else reviews_at(at, 10),
        "stranded": stranded()[:50] if at is None else [], "drawn": drawn() if "draw" in request.GET and at is None else None,
        "windows": ReportingWindow.objects.filter(plan=plan).order_by("-due").as_of(at)[:24], "plain": sum(not one.remarks for one in page),
        "kept": request.GET.get("kept", ""),
        "elsewhere": waiting_elsewhere(request.plans.offered, plan) if at is None and request.plans.several else [],
    }  # fmt: skip
    return render(request, "submissions/queue.html", told)


def _queue(items: Iterable[SubmissionItem], at: datetime | None) -> list[Line]:
    return queue(items) if at is None else queue_at(items, at)


@needs("submission.see")
@require_GET
def item(request: Request, item_id: int) -> HttpResponse:
    """One item: what was submitted, what is known beside it, its evidence, its reviews, what may be done."""
    return _item(request, item_id)


@needs("submission.review")
@require_POST
def decide(request: Request, item_id: int) -> HttpResponse:
    """Approve or return an item."""
    held = get_object_or_404(SubmissionItem, pk=item_id)
    posted = request.POST.get("revision", "")
    revision = int(posted) if posted.isdecimal() and len(posted) < 10 else -1
    reason = request.POST.get("reason", "")
    if request.POST.get("do") == "approve":
        approve(item=held, revision=revision, by=request.user, note=reason)
        messages.success(request, f"已通过“{held}”，数已入库。")
    elif not reason.strip():
        messages.error(request, "退回要写明理由，填报人才知道怎么改。请在“意见”里写一句再点“退回”。")
        return redirect("submissions:item", item_id)
    else:
        return_item(item=held, revision=revision, reason=reason, by=request.user)
        messages.success(request, f"已退回“{held}”，理由已告诉填报单位。")
        _tell_if_closed(request, held.submission.window)
    return redirect(f"{reverse('submissions:queue')}?kept={item_id}")


@needs("submission.review")
@require_POST
def approve_many(request: Request) -> HttpResponse:
    """Approve the ticked items, each for itself."""
    pairs = (one.split(":") for one in request.POST.getlist("item"))
    revisions = {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(x.isdecimal() and len(x) < 18 for x in p)}
    if not revisions:
        messages.error(request, "没有勾选。请先勾选要通过的项。")
        return redirect("submissions:queue")
    done, refused = approve_all(revisions=revisions, by=request.user)
    if done:
        messages.success(request, f"已通过 {len(done)} 项，数已入库。")
    for why in refused:
        messages.error(request, why)
    return redirect("submissions:queue")


@needs("submission.review")
@require_POST
def verify(request: Request, item_id: int) -> HttpResponse:
    """Record a verification by sampling."""
    held = get_object_or_404(SubmissionItem, pk=item_id)
    form = SampleForm(request.POST)
    if not form.is_valid():
        return _item(request, item_id, sample_form=form)
    sample(item=held, by=request.user, **form.cleaned_data)
    messages.success(request, "已记录抽查核实。")
    return redirect("submissions:item", item_id)


@needs("figure.correct")
@require_POST
def correct_page(request: Request, item_id: int) -> HttpResponse:
    """Correct an approved figure."""
    held = get_object_or_404(SubmissionItem.objects.select_related("indicator", "submission__window"), pk=item_id)
    form = CorrectForm(request.POST, item=held)
    if not form.is_valid():
        return _item(request, item_id, correct_form=form)
    seen = request.POST.get("figure", "")
    try:
        correct(item=held, figure_id=int(seen) if seen.isdecimal() else 0, by=request.user, **form.cleaned_data)
    except LantuError as refused:
        form.add_error(None, str(refused))
        return _item(request, item_id, correct_form=form)
    messages.success(request, "已更正。原来的数保留在记录里。")
    return redirect("submissions:item", item_id)


def _tell_if_closed(request: Request, window: ReportingWindow) -> None:
    if timezone.localdate() > window.closes:
        words = (
            f"填报期“{window}”已于 {window.closes} 关闭，填报单位现在改不了：请发改规划股延期。已列在本页“等待延期”中。"
        )
        messages.warning(request, words)


def _item(
    request: Request, item_id: int, *, sample_form: SampleForm | None = None, correct_form: CorrectForm | None = None
) -> HttpResponse:
    at = request.as_of
    line = line_of(item_id) if at is None else line_at(item_id, at)
    if line is None or not may(request.user, "submission.see", line.item):
        raise Http404
    held = line.item
    told = {
        "line": line, "item": held, "figures": history_of(held.indicator, at, newest=24)[::-1],
        "current": current_figure(held, at), "closed": timezone.localdate(at) > held.submission.window.closes,
        "own": held.submitted_by_id == request.user.pk,
        "waits": held.state == State.SUBMITTED, "approved": held.state == State.APPROVED,
        "may_review": may(request.user, "submission.review", held), "may_correct": may(request.user, "figure.correct", held),
        "sample_form": sample_form or SampleForm(), "correct_form": correct_form or CorrectForm(item=held),
        "steps": steps_of(held, at), "returned": returned_before(held, at),
    }  # fmt: skip
    return render(request, "submissions/item.html", told, status=422 if sample_form or correct_form else 200)
