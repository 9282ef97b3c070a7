"""A run of an import: in a thread of the server, stopped by a word, dead with the server and then as if it had never been."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import lru_cache

from django.db import connection, transaction
from django.utils import timezone

from lantu.errors import LantuError
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.observations.models import Channel, Observation, Release
from lantu_web.observations.periods import bounds
from lantu_web.submissions.history.checking import Checked, PastFigure, check
from lantu_web.submissions.history.progress import Progress, Stopped
from lantu_web.submissions.history.reading import rows_of
from lantu_web.submissions.models import HistoryImport

_BATCH = 2000
_bounds = lru_cache(maxsize=4096)(bounds)


def run_aside(run: HistoryImport) -> threading.Thread:
    """Start a run in a thread of its own and return the thread."""
    thread = threading.Thread(target=_run_and_close, args=(run,), name=f"history-{run.pk}", daemon=True)
    thread.start()
    return thread


def _run_and_close(run: HistoryImport) -> None:
    try:
        run_now(run)
    finally:
        connection.close()


def run_now(run: HistoryImport) -> HistoryImport:
    """Read, check and write a file; return the run as it ended. Nothing is written unless all of it is."""
    progress, told = Progress(run.pk), Checked()
    try:
        told = check(run.plan, rows_of(run.name, progress.upload), progress, source=f"历史导入：{run.name}")
        if told.wrong:
            more = [f"……共 {told.wrong} 处"] if told.wrong > len(told.problems) else []
            _end(run, HistoryImport.Outcome.REFUSED, problems=[*told.problems, *more])
        else:
            _write(run, told, progress)
    except Stopped:
        _end(run, HistoryImport.Outcome.STOPPED)
    except LantuError as refused:
        _end(run, HistoryImport.Outcome.REFUSED, problems=[str(refused)])
    except Exception:
        _end(run, HistoryImport.Outcome.FAILED, problems=["程序出错，没有写入任何数据。请把时间告诉管理员"])
        raise
    finally:
        progress.clear()
    return run


@transaction.atomic
def _write(run: HistoryImport, told: Checked, progress: Progress) -> None:
    """Write every figure and the line of the log in one transaction."""
    person = User.objects.get(pk=run.by_id)
    require("figure.import", person)
    now, total = timezone.now(), len(told.new)
    for start in range(0, total, _BATCH):
        progress.tell("写入", start, total)
        Observation.objects.bulk_create([_row(one, run, now) for one in told.new[start : start + _BATCH]])
    progress.tell("写入", total, total)
    after = {"file": run.name, "sha256": run.sha256, "added": total, "same": told.same}
    write_log(by=person, action="history.import", about=run, after=after)
    _end(run, HistoryImport.Outcome.DONE, added=total, same=told.same)


def _row(one: PastFigure, run: HistoryImport, now: datetime) -> Observation:
    first, last = _bounds(one.period)
    return Observation(
        indicator=one.indicator, period=one.period, period_start=first, period_end=last, value=one.value,
        unit=one.indicator.unit, channel=Channel.IMPORTED, source=one.source, release=Release.FINAL, note=one.note,
        price_basis=one.indicator.price_basis, recorded_by_id=run.by_id, recorded_at=now,
    )  # fmt: skip


def _end(run: HistoryImport, outcome: HistoryImport.Outcome, **told: object) -> None:
    run.outcome, run.ended_at = outcome, timezone.now()
    for name, value in told.items():
        setattr(run, name, value)
    run.save(update_fields=["outcome", "ended_at", *told])
