"""Pages of importing a plan (导入规划): the document, all that was read of it, and the confirmation; nothing is written before."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.record.beside import joined
from lantu_web.record.forms import ConfirmForm, ImportForm
from lantu_web.record.importing.changes import changes_of
from lantu_web.record.importing.findings import findings_of
from lantu_web.record.importing.parts import parts_of
from lantu_web.record.importing.preview import Preview, preview
from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import confirm_import, demonstration_here, text_as_basis
from lantu_web.record.models import ImportDraft
from lantu_web.record.text_page import draft_page
from lantu_web.record.text_search import MOST_HITS, find
from lantu_web.request import Request

_PER_PAGE = 100


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
    told = {"form": form, "among_demonstration": demonstration_here()}
    return render(request, "record/import.html", told, status=422 if form.is_bound else 200)


@needs("plan.import")
@require_http_methods(["GET", "POST"])
def confirm(request: Request, draft_id: int) -> HttpResponse:
    """Show what was read and what would change; on POST write it as the person decided."""
    draft = _draft(request, draft_id)
    seen = preview(draft)
    form = _confirm_form(draft, seen, request.POST if request.method == "POST" else None)
    if form.is_valid():
        version = confirm_import(
            draft, request.user, decided=form.decided(), basis=form.basis(), trial=form.cleaned_data.get("trial", False)
        )
        messages.success(request, f"已导入：{version}。")
        return redirect("record:plan", version.plan_id)
    told = {
        "draft": draft, "preview": seen, "form": form, "choices": _choices(form, seen),
        "new_page": reverse("record:draft_text", args=[draft.pk]), "old_page": _old_page(draft),
        "version_number": draft.latest.number + 1 if draft.latest else 1,
    }  # fmt: skip
    return render(request, "record/confirm.html", told, status=422 if form.is_bound else 200)


def _confirm_form(draft: ImportDraft, seen: Preview, data: Any) -> ConfirmForm:
    pairs = [change.pair for one in seen.differences for change in one.changed if change.pair is not None]
    basis = text_as_basis(draft) if seen.retargeted else None
    return ConfirmForm(pairs, basis, data, among_demonstration=demonstration_here())


def _choices(form: ConfirmForm, seen: Preview) -> list[dict[str, Any]]:
    """Return for each kind its difference, and its uncertain and sure changes with the fields that decide on them."""
    return [
        {"one": one, "uncertain": form.with_choices(one.uncertain), "sure": form.with_choices(one.sure)}
        for one in seen.differences
    ]


@needs("plan.import")
def draft_parts(request: Request, draft_id: int, kind: str) -> HttpResponse:
    """All promises, or all projects, as they were read."""
    draft = _draft(request, draft_id)
    words = request.GET.get("words", "").strip()[:80]
    parts = [part for part in getattr(parts_of(draft.text, draft.data), kind) if words in part.name]
    told = {
        "draft": draft, "kind": kind, "words": words, "page": Paginator(parts, _PER_PAGE).get_page(request.GET.get("page")),
        "new_page": reverse("record:draft_text", args=[draft.pk]),
    }  # fmt: skip
    return render(request, "record/draft_parts.html", told)


@needs("plan.import")
def draft_findings(request: Request, draft_id: int) -> HttpResponse:
    """All that the checks found in a text that waits to be confirmed."""
    draft = _draft(request, draft_id)
    found = findings_of(draft.findings, parts_of(draft.text, draft.data).plan, draft_page(draft))
    told = {
        "found": found, "title": draft.title, "back": reverse("record:confirm", args=[draft.pk]),
        "text": reverse("record:draft_text", args=[draft.pk]), "which": "待确认",
    }  # fmt: skip
    return render(request, "record/findings.html", told)


@needs("plan.import")
def draft_text(request: Request, draft_id: int) -> HttpResponse:
    """The text as it was read, with what was read marked."""
    draft = _draft(request, draft_id)
    words = request.GET.get("words", "").strip()[:80]
    page = draft_page(draft)
    found = find(page.blocks, words)
    told = {"draft": draft, "page": page, "words": words, "found": found, "most": MOST_HITS}
    return render(request, "record/draft_text.html", {**told, "text": joined(page, found=found)})


@needs("plan.import")
def draft_changes(request: Request, draft_id: int) -> HttpResponse:
    """What changes in the words from the last text."""
    draft = _draft(request, draft_id)
    if draft.latest is None:
        raise Http404
    told = {
        "draft": draft, "changes": changes_of(draft, draft.latest), "old_page": _old_page(draft),
        "new_page": reverse("record:draft_text", args=[draft.pk]),
    }  # fmt: skip
    return render(request, "record/draft_changes.html", told)


def _draft(request: Request, draft_id: int) -> ImportDraft:
    drafts = ImportDraft.objects.select_related("plan", "latest", "region")
    return get_object_or_404(drafts, pk=draft_id, made_by=request.user)


def _old_page(draft: ImportDraft) -> str:
    if draft.latest is None:
        return ""
    return f"{reverse('record:plan', args=[draft.latest.plan_id])}?version={draft.latest.number}"
