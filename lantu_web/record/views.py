"""Pages of the plans (规划): their list, their text, the differences of their texts, what the checks found."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from lantu_web.accounts.permissions import needs
from lantu_web.record.beside import joined, notes_for
from lantu_web.record.importing.changes import changes_between
from lantu_web.record.importing.findings import findings_of
from lantu_web.record.importing.parts import parts_of
from lantu_web.record.models import PlanVersion
from lantu_web.record.selectors import plans, plans_at, plans_for, version_at
from lantu_web.record.text_page import text_page
from lantu_web.record.text_search import MOST_HITS, find
from lantu_web.request import Request


@needs("plan.see")
def plan_list(request: Request) -> HttpResponse:
    """The plans a person may look at, and which of them the lists show."""
    theirs = {one.pk for one in plans_for(request.user, request.as_of)}
    every = plans() if request.as_of is None else plans_at(request.as_of)
    found = [one for one in every if one.pk in theirs]
    return render(request, "record/plans.html", {"found": found, "shown": request.plans.current})


@needs("plan.see")
def plan_text(request: Request, plan_id: int) -> HttpResponse:
    """The plan's own text with, beside each indicator, promise and project, how it stands."""
    plan = get_object_or_404(plans_for(request.user), pk=plan_id)
    version = version_at(plan, request.as_of, _number(request.GET.get("version")))
    if version is None:
        raise Http404
    words = request.GET.get("words", "").strip()[:80]
    page = text_page(version)
    found = find(page.blocks, words)
    told = {
        "plan": plan, "version": version, "page": page, "words": words, "found": found, "most": MOST_HITS,
        "newest": version_at(plan, request.as_of),
        "text": joined(page, *notes_for(page, plan, request.user, request.as_of), found),
    }  # fmt: skip
    return render(request, "record/text.html", told)


@needs("plan.see")
def versions(request: Request, plan_id: int) -> HttpResponse:
    """The texts of a plan, and what changed from one to another."""
    plan = get_object_or_404(plans_for(request.user), pk=plan_id)
    known = plan.versions.select_related("imported_by").defer("text", "data").order_by("-number")
    held = list(known if request.as_of is None else known.filter(imported_at__lte=request.as_of))
    numbers = [one.number for one in held]
    new = _among(_number(request.GET.get("new")), numbers, 0)
    old = _among(_number(request.GET.get("old")), numbers, 1)
    pair = {one.number: one for one in PlanVersion.objects.filter(plan=plan, number__in=[old or 0, new or 0])}
    changes = changes_between(pair[old], pair[new]) if old and new and old != new else None
    told = {"plan": plan, "held": held, "old": old, "new": new, "changes": changes}
    if changes:
        page = reverse("record:plan", args=[plan.pk])
        told |= {"old_page": f"{page}?version={old}", "new_page": f"{page}?version={new}"}
    return render(request, "record/versions.html", told)


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isdecimal() and len(words) < 6 else None


def _among(asked: int | None, numbers: list[int], place: int) -> int | None:
    return asked if asked in numbers else numbers[place] if len(numbers) > place else None


@needs("plan.see")
def findings(request: Request, plan_id: int) -> HttpResponse:
    """What the checks found in a text of a plan."""
    plan = get_object_or_404(plans_for(request.user), pk=plan_id)
    version = version_at(plan, request.as_of, _number(request.GET.get("version")))
    if version is None:
        raise Http404
    page = text_page(version)
    told = {
        "found": findings_of(version.findings, parts_of(version.text, version.data).plan, page), "title": plan.title,
        "back": f"{reverse('record:plan', args=[plan.pk])}?version={version.number}", "which": f"第{version.number}版",
    }  # fmt: skip
    told["text"] = told["back"]
    return render(request, "record/findings.html", told)
