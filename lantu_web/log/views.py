"""The page of the log (日志): who did what to what, proven whole."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import needs
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import LogAsked, last_check, log_entries, logged_actions, may_read_content
from lantu_web.log.services import record_export, verify_and_record
from lantu_web.log.wording import action_words, changes_in_words, in_chinese_order, kind_in_words, kinds_of_things
from lantu_web.request import Request

PER_PAGE = 50
TITLES = ("序号", "时间", "何人", "何事", "何物", "对象", "改前", "改后", "校验值")


@needs("log.see")
def entries(request: Request) -> HttpResponse:
    """The lines, newest first, filtered; when the chain was last verified."""
    asked = _asked(request)
    page = Paginator(log_entries(asked, request.user, request.as_of), PER_PAGE).get_page(request.GET.get("page"))
    lines = [
        (line, action_words(line.action), _name(line, request.user), _changes(line, request.user)) for line in page
    ]
    told = {
        "page": page, "lines": lines, "asked": asked, "check": last_check(), "query": request.GET.urlencode(),
        "actions": sorted(_actions(), key=lambda one: in_chinese_order(one[1])), "kinds": list(kinds_of_things()),
    }  # fmt: skip
    return render(request, "log/entries.html", told)


@needs("log.see")
@require_POST
def verify(request: Request) -> HttpResponse:
    """Verify the chain now."""
    check = verify_and_record(request.user)
    if check.fault:
        messages.error(request, f"日志不完好：{check.fault}")
    else:
        messages.success(request, f"日志完好，共 {check.lines} 条，逐条相符。")
    return redirect("log:entries")


@needs("log.see")
def export(request: Request) -> HttpResponseBase:
    """The filtered lines as CSV that Excel opens, streamed."""
    found = log_entries(_asked(request), request.user, request.as_of)
    record_export(count=found.count(), by=request.user)
    answer = StreamingHttpResponse(
        _csv(found.iterator(chunk_size=1000), request.user), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="log-{timezone.localdate():%Y%m%d}.csv"'
    return answer


def _actions() -> list[tuple[str, str]]:
    return [(code, action_words(code)) for code in logged_actions()]


def _asked(request: Request) -> LogAsked:
    words = {name: request.GET.get(name, "").strip() for name in ("who", "what", "action", "about")}
    return LogAsked(**words, since=_day(request, "since"), until=_day(request, "until"))


def _day(request: Request, name: str) -> date | None:
    words = request.GET.get(name, "").strip()
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        messages.error(request, f"看不懂日期“{words[:20]}”。可写成 2026-06-30。")
        return None


def _name(line: LogEntry, person: User) -> str:
    return line.name if may_read_content(person, line) else kind_in_words(line.about)


def _changes(line: LogEntry, person: User) -> list[tuple[str, str, str]]:
    if may_read_content(person, line):
        return changes_in_words(line.about, line.before, line.after)
    return [("内容", "", "对管理员不显示")] if line.before or line.after else []


def _csv(found: Iterator[LogEntry], person: User) -> Iterator[str]:
    yield "\ufeff" + _line(TITLES)
    for line in found:
        changes = _changes(line, person)
        before = "；".join(f"{title}：{old}" for title, old, _ in changes if old)
        after = "；".join(f"{title}：{new}" for title, _, new in changes if new)
        at = timezone.localtime(line.at).isoformat(sep=" ", timespec="seconds")
        yield _line(
            (
                line.sequence,
                at,
                line.who,
                action_words(line.action),
                _name(line, person),
                line.about,
                before,
                after,
                line.hash,
            )
        )


def _line(cells: tuple[object, ...]) -> str:
    """Return a line of CSV; what a spreadsheet would take for a formula is written as text."""
    out = StringIO()
    csv.writer(out).writerow(
        [f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in cells]
    )
    return out.getvalue()
