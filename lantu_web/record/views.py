"""Pages of the plans (规划) and of importing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.record.forms import ImportForm
from lantu_web.record.importing.preview import preview
from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import confirm_import
from lantu_web.record.models import ImportDraft
from lantu_web.record.selectors import plans
from lantu_web.request import Request


@needs("plan.see")
def plan_list(request: Request) -> HttpResponse:
    """The plans of the record."""
    return render(request, "record/plans.html", {"plans": plans()})


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
