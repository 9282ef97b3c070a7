"""Beginning and stopping an import of past figures (历史数据导入)."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.evidence.kinds import safe_name
from lantu_web.log.services import write_log
from lantu_web.record.models import Plan
from lantu_web.submissions.errors import ImportRunning
from lantu_web.submissions.history.progress import Progress
from lantu_web.submissions.models import HistoryImport

_RUNNING = HistoryImport.Outcome.RUNNING


@transaction.atomic
def begin_import(*, plan: Plan, name: str, content: bytes, by: User) -> HistoryImport:
    """Keep a file for a run and return the run, to be started. Raises NotAllowed, ImportRunning."""
    require("figure.import", by)
    for run in HistoryImport.objects.select_for_update().filter(outcome=_RUNNING):
        standing = Progress(run.pk).standing()
        if standing is not None and standing.alive:
            raise ImportRunning(name=run.name)
        run.outcome, run.ended_at = HistoryImport.Outcome.FAILED, timezone.now()
        run.save(update_fields=["outcome", "ended_at"])
        Progress(run.pk).clear()
    ending = ".xlsx" if content.startswith(b"PK") else ".txt"
    run = HistoryImport.objects.create(
        plan=plan, name=safe_name(name, ending), sha256=sha256(content).hexdigest(), by=by
    )  # fmt: skip
    progress = Progress(run.pk)
    progress.clear()
    progress.upload.write_bytes(content)
    progress.tell("等待开始")
    write_log(by=by, action="history.begin", about=run, after={"sha256": run.sha256, "bytes": len(content)})
    return run


@transaction.atomic
def stop_import(*, run: HistoryImport, by: User) -> None:
    """Ask a run to stop: nothing of it will be written. Raises NotAllowed."""
    require("figure.import", by)
    if run.outcome != _RUNNING:
        return
    Progress(run.pk).ask_to_stop()
    write_log(by=by, action="history.stop", about=run)
