"""Pages of importing past figures (历史数据导入)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.request import Request
from lantu_web.submissions.forms import HistoryForm
from lantu_web.submissions.history.progress import Progress
from lantu_web.submissions.history.running import run_aside
from lantu_web.submissions.models import HistoryImport
from lantu_web.submissions.services.history import begin_import, stop_import


@needs("figure.import")
@require_http_methods(["GET", "POST"])
def history(request: Request) -> HttpResponse:
    """Take a file and begin; list what was imported before."""
    plan = request.plans.current
    form = HistoryForm(request.POST or None, request.FILES or None)
    if plan is not None and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = begin_import(plan=plan, name=file.name, content=file.read(), by=request.user)
        except LantuError as refused:
            form.add_error("file", str(refused))
        else:
            run_aside(run)
            return redirect("submissions:history_run", run.pk)
    runs = HistoryImport.objects.filter(plan=plan).select_related("by")[:20]
    told = {"form": form, "runs": runs, "plan": plan}
    return render(request, "submissions/history.html", told, status=422 if form.is_bound else 200)


@needs("figure.import")
@require_GET
def history_run(request: Request, history_id: int) -> HttpResponse:
    """How far a run is; the page asks again by itself until it is over."""
    run = get_object_or_404(HistoryImport.objects.select_related("by", "plan"), pk=history_id)
    running = run.outcome == HistoryImport.Outcome.RUNNING
    standing = Progress(run.pk).standing() if running else None
    alive = standing is not None and standing.alive
    answer = render(
        request,
        "submissions/history_run.html",
        {"run": run, "running": running and alive, "dead": running and not alive, "standing": standing},
    )
    if running and alive:
        answer["Refresh"] = "2"
    return answer


@needs("figure.import")
@require_POST
def history_stop(request: Request, history_id: int) -> HttpResponse:
    """Stop a run."""
    stop_import(run=get_object_or_404(HistoryImport, pk=history_id), by=request.user)
    messages.info(request, "已要求停止：这份文件不会写入任何数据。")
    return redirect("submissions:history_run", history_id)
