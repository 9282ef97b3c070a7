"""Evidence up and down, the template out and back."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import may, needs
from lantu_web.evidence.carrying import brought, given
from lantu_web.request import Request
from lantu_web.submissions.looking_back import evidence_at, lines_at
from lantu_web.submissions.models import EvidenceFile, ReturnedSheet, Submission, SubmissionItem
from lantu_web.submissions.selectors import lines_of
from lantu_web.submissions.services.evidence import add_evidence, remove_evidence
from lantu_web.submissions.services.sheets import take_sheet
from lantu_web.submissions.sheets.template import template

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("submission.fill")
@require_POST
def attach(request: Request, submission_id: int) -> HttpResponse:
    """Take files for one item of a submission."""
    chosen = request.POST.get("item", "")
    rows = SubmissionItem.objects.select_related("submission__window", "indicator")
    item = get_object_or_404(rows, pk=int(chosen[:18]) if chosen.isdecimal() else 0, submission=submission_id)
    files = request.FILES.getlist("file")
    if not files:
        messages.error(request, "没有选文件。请先点“选择文件”，再点“上传”。")
    for file in files:
        try:
            kept = add_evidence(item=item, by=request.user, **brought(file)._asdict())
        except LantuError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"已为“{item.indicator}”收下 {kept.name}。")
    return redirect("submissions:fill", submission_id)


@needs("submission.fill")
@require_POST
def detach(request: Request, evidence_id: int) -> HttpResponse:
    """Take a file away from an item not yet submitted."""
    file = _evidence(request, evidence_id)
    submission = file.item.submission_id
    remove_evidence(file=file, by=request.user)
    messages.success(request, "已移除这个文件。")
    return redirect("submissions:fill", submission)


@needs("submission.see")
@require_GET
def download(request: Request, evidence_id: int) -> FileResponse:
    """Give a file as an attachment that no browser runs."""
    return given(_evidence(request, evidence_id))


@needs("submission.see")
@require_GET
def template_out(request: Request, submission_id: int) -> HttpResponse:
    """Give the template of a submission."""
    submission = _submission(request, submission_id)
    lines = lines_of(submission) if request.as_of is None else lines_at(submission, request.as_of)
    answer = HttpResponse(template(submission, lines), content_type=_XLSX)
    name = f"{submission.department}-{submission.window.name}-填报表.xlsx"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


@needs("submission.fill")
@require_POST
def sheet_in(request: Request, submission_id: int) -> HttpResponse:
    """Take back a filled template."""
    submission = _submission(request, submission_id)
    file = request.FILES.get("sheet")
    if file is None:
        messages.error(request, "没有选文件。请先点“选择文件”，再点“交回”。")
        return redirect("submissions:fill", submission_id)
    sheet = take_sheet(submission=submission, name=file.name or "", content=file.read(), by=request.user)
    return redirect("submissions:sheet", sheet.pk)


@needs("submission.see")
@require_GET
def sheet(request: Request, sheet_id: int) -> HttpResponse:
    """What became of a returned template, cell by cell."""
    returned = _sheet(request, sheet_id)
    wrong = sum(mark["wrong"] for mark in returned.marks)
    return render(request, "submissions/sheet.html", {"sheet": returned, "wrong": wrong})


@needs("submission.see")
@require_GET
def sheet_copy(request: Request, sheet_id: int) -> HttpResponse:
    """The copy in which each cell says what is wrong with it."""
    returned = _sheet(request, sheet_id)
    if returned.copy is None:
        raise Http404
    answer = HttpResponse(bytes(returned.copy), content_type=_XLSX)
    name = f"已标注-{returned.name}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def _submission(request: Request, submission_id: int) -> Submission:
    found = Submission.objects.select_related("window__plan", "department").as_of(request.as_of)
    submission = get_object_or_404(found, pk=submission_id)
    if not may(request.user, "submission.see", submission):
        raise Http404
    return submission


def _evidence(request: Request, evidence_id: int) -> EvidenceFile:
    rows = EvidenceFile.objects.select_related("item__submission__window", "item__indicator")
    if request.as_of is not None:
        rows = evidence_at(request.as_of)
    file = get_object_or_404(rows, pk=evidence_id)
    if not may(request.user, "submission.see", file.item):
        raise Http404
    return file


def _sheet(request: Request, sheet_id: int) -> ReturnedSheet:
    returned = get_object_or_404(
        ReturnedSheet.objects.select_related("submission__window", "submission__department"), pk=sheet_id
    )
    if not may(request.user, "submission.see", returned.submission):
        raise Http404
    return returned
