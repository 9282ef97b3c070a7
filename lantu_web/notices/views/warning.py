"""The page of one warning: its steps, and what may be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lantu_web.accounts.permissions import may, needs
from lantu_web.evidence.carrying import given
from lantu_web.evidence.errors import EvidenceNotStored, EvidenceRefused
from lantu_web.notices.forms import AcceptForm, AnswerForm, CloseForm, OrderForm, ProgressForm, ReplyForm
from lantu_web.notices.judging import still_called_for
from lantu_web.notices.models import ORDERS, EarlyWarning, Step, WarningFile
from lantu_web.notices.services.closing import close, reopen, why_not_reopened
from lantu_web.notices.services.following import answer, give_order, report_progress
from lantu_web.notices.services.warnings import accept, reply
from lantu_web.notices.stages import Stage, Told, steps_of, told
from lantu_web.request import Request, plain

FORMS: dict[str, type[forms.Form]] = {
    "reply": ReplyForm, "accept": AcceptForm, "return": AcceptForm, "close": CloseForm, "instruct": OrderForm,
    "supervise": OrderForm, "answer": AnswerForm, "progress": ProgressForm, "reopen": forms.Form,
}  # fmt: skip
_SAME_FORM = {"return": "accept"}


@needs("warning.see")
@require_http_methods(["GET", "POST"])
def warning(request: Request, warning_id: int) -> HttpResponse:
    """One warning with its steps, and what may be done now."""
    known = EarlyWarning.objects.as_of(request.as_of).select_related("indicator__plan", "department")
    found = get_object_or_404(known.prefetch_related("steps__by", "steps__files", "steps__about__by"), pk=warning_id)
    if not may(request.user, "warning.see", found):
        raise Http404(warning_id)
    asked = request.POST.get("step", "")
    form = FORMS[asked](request.POST, request.FILES, auto_id=f"{asked}-%s") if asked in FORMS else None
    if form is not None and form.is_valid() and _done(asked, found, form, request):
        return redirect(f"{reverse('notices:warning', args=[found.pk])}?kept={_kept_as(asked, found, request)}")
    return render(request, "notices/warning.html", _shown(request, found, asked, form), status=422 if form else 200)


@needs("warning.see")
@require_GET
def evidence(request: Request, warning_file_id: int) -> HttpResponseBase:
    """Give a file that proves a step."""
    file = get_object_or_404(WarningFile.objects.select_related("step__warning__indicator__duty"), pk=warning_file_id)
    late = request.as_of is not None and file.step.at > request.as_of
    if late or not may(request.user, "warning.see", file.step.warning):
        raise Http404(warning_file_id)
    return given(file)


def _shown(request: Request, found: EarlyWarning, asked: str, form: forms.Form | None) -> dict[str, Any]:
    stands, at = told(found, request.as_of), request.as_of
    shown = {name: make(auto_id=f"{name}-%s") for name, make in FORMS.items()}
    if form is not None:
        shown[_SAME_FORM.get(asked, asked)] = form
    can = _can(request, stands)
    called = still_called_for(found) if can["close"] else None
    shown["close"].fields["despite"].required = called is not None
    return {
        "one": stands, "steps": steps_of(found, at), "forms": shown, "can": can, "lasting": [one.pk for one in stands.unanswered],
        "orders": [one.pk for one in found.steps.all() if one.step in ORDERS],
        "called": called, "kept": plain(request.GET.get("kept", "")),
        "answers": [(order, _answer_form(order.pk, request, form)) for order in stands.unanswered] if can["answer"] else [],
    }  # fmt: skip


def _kept_as(asked: str, found: EarlyWarning, request: Request) -> str:
    """Return the name under which the browser keeps what was typed, to be let go of now that it is written."""
    order = request.POST.get("order", "")
    return f"answer-{order}" if asked == "answer" else f"{_SAME_FORM.get(asked, asked)}-{found.pk}"


def _answer_form(order: int, request: Request, form: forms.Form | None) -> forms.Form:
    sent = isinstance(form, AnswerForm) and request.POST.get("order") == str(order)
    return form if form is not None and sent else AnswerForm(auto_id=f"answer-{order}-%s")


def _can(request: Request, stands: Told) -> dict[str, bool]:
    """Return what the person may do as the warning stands now."""
    found, stage = stands.warning, stands.stage
    is_open = stage is not Stage.CLOSED
    fits = {
        "reply": ("warning.reply", stage in (Stage.WAITING, Stage.OVERDUE)),
        "accept": ("warning.accept", stage is Stage.REPLIED),
        "progress": ("warning.report", stage in (Stage.ACCEPTED, Stage.LATE, Stage.DONE)),
        "answer": ("warning.report", bool(stands.unanswered)),
        "instruct": ("warning.instruct", is_open),
        "supervise": ("warning.supervise", is_open),
        "close": ("warning.close", is_open),
        "reopen": ("warning.reopen", not is_open and not why_not_reopened(found, request.user)),
    }
    return {name: fit and may(request.user, permission, found) for name, (permission, fit) in fits.items()}


def _done(asked: str, found: EarlyWarning, form: forms.Form, request: Request) -> bool:
    """Tell whether what was asked was done; what stood in the way is on the form."""
    try:
        messages.success(request, _ACTS[asked](found, form.cleaned_data, request))
    except ValidationError as wrong:
        form.add_error(None, wrong)
    except (EvidenceNotStored, EvidenceRefused) as refused:
        form.add_error("attached", str(refused))
    else:
        return True
    return False


def _reply(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
    reply(warning=found, by=request.user, **given_)
    return "答复已送发改局。"


def _accept(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
    accept(warning=found, accepted=request.POST["step"] == "accept", by=request.user, **given_)
    return "已记录并通知牵头单位。"


def _close(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
    close(warning=found, by=request.user, **given_)
    return "预警已解除。当天可以在这一页恢复。"


def _reopen(found: EarlyWarning, _given: dict[str, Any], request: Request) -> str:
    reopen(warning=found, by=request.user)
    return "预警已恢复。再“按规则评估”会重新判断。"


def _order(step: Step) -> Callable[[EarlyWarning, dict[str, Any], Request], str]:
    def act(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
        give_order(warning=found, step=step, by=request.user, **given_)
        return f"{step.label}已记录，并通知牵头单位和发改局。"

    return act


def _answer(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
    key = request.POST.get("order", "")
    order = get_object_or_404(found.steps.select_related("by"), pk=int(key[:18]) if key.isdecimal() else 0)
    answer(order=order, by=request.user, **given_)
    return "回复已送达。"


def _progress(found: EarlyWarning, given_: dict[str, Any], request: Request) -> str:
    report_progress(warning=found, by=request.user, **given_)
    return "整改进展已记录。"


_ACTS = {
    "reply": _reply, "accept": _accept, "return": _accept, "close": _close, "reopen": _reopen, "answer": _answer,
    "progress": _progress, "instruct": _order(Step.INSTRUCTED), "supervise": _order(Step.SUPERVISED),
}  # fmt: skip
