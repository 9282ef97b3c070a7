"""Pages of the plans (规划) and of importing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.record.beside import joined, notes_for
from lantu_web.record.forms import ImportForm
from lantu_web.record.importing.changes import changes_between
from lantu_web.record.importing.preview import preview
from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import confirm_import
from lantu_web.record.models import ImportDraft, PlanVersion
from lantu_web.record.selectors import plans, plans_at, plans_for, version_at
from lantu_web.record.text_page import MOST_HITS, text_page
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
    told = {
        "plan": plan, "version": version, "page": page, "words": words, "hits": page.find(words) if words else [],
        "most": MOST_HITS, "newest": version_at(plan, request.as_of),
        "text": joined(page, *notes_for(page, plan, request.user, request.as_of)),
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
    return render(
        request, "record/versions.html", {"plan": plan, "held": held, "old": old, "new": new, "changes": changes}
    )


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isdecimal() and len(words) < 6 else None


def _among(asked: int | None, numbers: list[int], place: int) -> int | None:
    return asked if asked in numbers else numbers[place] if len(numbers) > place else None


@needs("plan.import")
@require_http_methods(["GET", "POST"])
def import_plan(request: Request) -> HttpResponse:
    """Take a document, read and check it, go on to the page where it is confirmed."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = prepare_upload(file.name, file.read(), request.user, region=form.cleaned_data["region"])
        except LantuError as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("record:confirm", draft.pk)
    return render(request, "record/import.html", {"form": form}, status=422 if form.is_bound else 200)


@needs("plan.import")
@require_http_methods(["GET", "POST"])
def confirm(request: Request, draft_id: int) -> HttpResponse:
    """Show what was read and what would change; on POST write it."""
    draft = get_object_or_404(ImportDraft, pk=draft_id, made_by=request.user)
    if request.method == "POST":
        version = confirm_import(draft, request.user)
        messages.success(request, f"已导入：{version}。")
        return redirect("record:plans")
    return render(request, "record/confirm.html", {"draft": draft, "preview": preview(draft)})
