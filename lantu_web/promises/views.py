"""Pages of the promises (承诺事项) and projects (项目)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lantu_web.accounts.permissions import may, needs
from lantu_web.accounts.selectors import departments_of
from lantu_web.evidence.carrying import given
from lantu_web.evidence.errors import EvidenceNotStored, EvidenceRefused
from lantu_web.promises.forms import CheckForm, ProgressForm
from lantu_web.promises.models import WORDS
from lantu_web.promises.selectors import (
    ORDER,
    UNSAID,
    Kind,
    State,
    file_for,
    notes_of,
    shares,
    states_of,
    thing_for,
    things_for,
)
from lantu_web.promises.services import check_progress, record_progress
from lantu_web.record.selectors import passages_of
from lantu_web.request import Request, plain

PER_PAGE = 50
STATES = [*((code, WORDS[code]) for code in ORDER if code), ("none", UNSAID), ("overdue", "已逾期")]
ASKED = ("words", "owner", "state", "box")


@needs("promise.see")
def commitments(request: Request) -> HttpResponse:
    """The promises, filtered."""
    return _listed(request, "commitment")


@needs("promise.see")
def projects(request: Request) -> HttpResponse:
    """The projects, filtered."""
    return _listed(request, "project")


@needs("promise.see")
@require_http_methods(["GET", "POST"])
def commitment(request: Request, commitment_id: int) -> HttpResponse:
    """A promise: what the plan says, who leads, what was said of its progress; on POST record progress."""
    return _told(request, "commitment", commitment_id)


@needs("promise.see")
@require_http_methods(["GET", "POST"])
def project(request: Request, project_id: int) -> HttpResponse:
    """A project, in the same way."""
    return _told(request, "project", project_id)


@needs("promise.see")
@require_GET
def evidence(request: Request, file_id: int) -> HttpResponseBase:
    """Give a file that proves a note."""
    file = file_for(request.user, file_id, request.as_of)
    if file is None:
        raise Http404
    return given(file)


def _listed(request: Request, kind: Kind) -> HttpResponse:
    plan = request.plans.current
    asked = {name: plain(request.GET.get(name, "")) for name in ASKED}
    every = states_of(kind, things_for(kind, request.user, plan, request.as_of), request.as_of) if plan else []
    chosen = [one for one in every if _fits(one, asked)]
    told = {
        "plan": plan, "kind": kind, "asked": asked, "states": STATES, "shares": shares(every), "whole": len(every),
        "page": Paginator(chosen, PER_PAGE).get_page(request.GET.get("page")), "departments": departments_of(plan.region_id if plan else None, request.as_of),
        "overdue": sum(one.overdue for one in every), "boxes": _boxes(every) if kind == "project" else [],
    }  # fmt: skip
    return render(request, "promises/list.html", told)


def _fits(one: State, asked: dict[str, str]) -> bool:
    thing: Any = one.thing
    if asked["words"] and asked["words"] not in (thing.what if hasattr(thing, "what") else thing.name):
        return False
    if asked["owner"] and asked["owner"] != (str(thing.owner_id) if thing.owner_id else "none"):
        return False
    if asked["box"] and asked["box"] != getattr(thing, "box_number", ""):
        return False
    held = {"": True, "none": one.note is None, "overdue": one.overdue}
    return held.get(asked["state"], one.code == asked["state"])


def _boxes(states: list[State]) -> list[tuple[str, str]]:
    found = ((one.thing.box_number, one.thing.box_title) for one in states if not hasattr(one.thing, "what"))
    return list(dict.fromkeys(found))


def _told(request: Request, kind: Kind, key: int) -> HttpResponse:
    thing = thing_for(kind, request.user, key, request.as_of)
    if thing is None:
        raise Http404
    (state,) = states_of(kind, [thing], request.as_of)
    checking = "check" in request.POST
    form = ProgressForm(*(() if checking else (request.POST or None, request.FILES or None)))
    check = CheckForm(request.POST if checking else None)
    if request.method == "POST":
        acts = _checked(request, state, check) if checking else form.is_valid() and _recorded(request, thing, form)
        if acts:
            return redirect(f"{thing.get_absolute_url()}?kept={'check' if checking else 'progress'}")
    told = {
        "kind": kind, "thing": thing, "state": state, "form": form, "notes": notes_of(kind, thing, request.as_of),
        "passages": passages_of(thing, request.as_of), "kept": plain(request.GET.get("kept", "")), "check": check,
        "may_record": request.as_of is None and may(request.user, "progress.record", thing),
        "may_check": state.code == "reported" and may(request.user, "progress.check", thing),
    }  # fmt: skip
    return render(request, "promises/thing.html", told, status=422 if request.method == "POST" else 200)


def _checked(request: Request, state: State, form: CheckForm) -> bool:
    """Tell whether what was reported as done was confirmed or returned; what stood in the way is on the form."""
    if not form.is_valid() or state.note is None:
        return False
    confirmed = request.POST["check"] == "confirm"
    try:
        check_progress(note=state.note, confirmed=confirmed, words=form.cleaned_data["opinion"], by=request.user)
    except ValidationError as wrong:
        form.add_error("opinion", wrong.messages)
        return False
    messages.success(request, "已核实完成，并告诉填报单位。" if confirmed else "已退回，理由已告诉填报单位。")
    return True


def _recorded(request: Request, thing: Any, form: ProgressForm) -> bool:
    """Tell whether the progress was recorded; what stood in the way is on the form."""
    try:
        record_progress(thing=thing, by=request.user, **form.cleaned_data)
    except (EvidenceNotStored, EvidenceRefused) as refused:
        form.add_error("attached", str(refused))
        return False
    messages.success(request, "已记录进展。")
    return True
