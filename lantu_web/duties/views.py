"""Pages of the decomposition (分工): the table, a line, the official documents, the way back from Excel."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import may, needs, require
from lantu_web.duties.forms import BulkForm, DutyForm, ReturnedForm
from lantu_web.duties.models import DutyDraft
from lantu_web.duties.returned import read_returned
from lantu_web.duties.selectors import (
    TITLES,
    Asked,
    accepted,
    acts,
    changes_of,
    chapters,
    chosen,
    in_words,
    line_of,
    lines,
    suggest,
)
from lantu_web.duties.services import confirm_duties, draft_duties, set_duties, undo, values_of
from lantu_web.duties.table import rows
from lantu_web.duties.things import WORDS, find, find_all, known_departments
from lantu_web.duties.word import document
from lantu_web.duties.workbook import workbook
from lantu_web.record.models import Plan
from lantu_web.request import Request

PER_PAGE = 30
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("duty.see")
def duties(request: Request) -> HttpResponse:
    """The table of the decomposition, what has no lead unit first, with whom the words of each line suggest."""
    plan, asked, at = request.plans.current, _asked(request), request.as_of
    every = lines(plan, request.user, at=at) if plan else []
    found = chosen(every, asked)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    if at is None:
        suggest(list(page.object_list))
    told = {
        "plan": plan, "page": page, "asked": asked, "kinds": WORDS, "chapters": chapters(every),
        "departments": known_departments(plan.pk, at) if plan else [], "bulk": BulkForm(auto_id="bulk-%s", plan=plan.pk if plan else 0), "query": request.GET.urlencode(),
        "unassigned": sum(one.thing.owner_id is None for one in every), "every": len(every),
        "acts": acts(plan, 5) if plan and may(request.user, "duty.assign") else [],
    }  # fmt: skip
    return render(request, "duties/list.html", told)


@needs("duty.assign")
@require_POST
def set_many(request: Request) -> HttpResponse:
    """Accept the suggestions of the chosen lines, or set fields of all of them."""
    plan = _plan(request)
    back = redirect(f"{reverse('duties:list')}?{request.POST.get('query', '')}#lines")
    one = request.POST.get("accept_one")
    names = [one] if one else request.POST.getlist("line")
    if not names:
        messages.error(request, "还没有选择。请先勾选要分工的事项。")
        return back
    if one or "accept" in request.POST:
        wanted, how = accepted(plan, find_all(plan, names).values()), "采用建议"
    else:
        form = BulkForm(request.POST, plan=plan.pk)
        if not form.is_valid():
            messages.error(
                request, "".join(f"{form[name].label}：{''.join(map(str, e))}" for name, e in form.errors.items())
            )
            return back
        wanted = {name: form.values(values_of(thing)) for name, thing in find_all(plan, names).items()}
        how = "批量修改"
    changed = set_duties(plan=plan, wanted=wanted, how=how, by=request.user)
    without = f"，{len(names) - len(wanted)} 项没有可采用的建议" if len(wanted) < len(names) else ""
    same = f"，{len(wanted) - changed} 项本来就是这样" if changed < len(wanted) else ""
    messages.success(request, f"{how}：{changed} 项{without}{same}。可在“最近的改动”中撤销。")
    return back


@needs("duty.assign")
@require_POST
def undo_act(request: Request) -> HttpResponse:
    """Undo an act, by a new entry."""
    try:
        act = UUID(request.POST.get("act", ""))
    except ValueError:
        raise Http404 from None
    changed = undo(act=act, by=request.user)
    messages.success(request, f"已撤销：{changed} 项恢复为改动之前的分工，撤销也已记入日志。")
    return redirect("duties:list")


@needs("duty.see")
@require_http_methods(["GET", "POST"])
def duty(request: Request, thing: str) -> HttpResponse:
    """One line: the plan's sentence, who leads and shares, the history; for the planning section the form."""
    at = request.as_of
    found = find(thing, at)
    if not may(request.user, "duty.see", found):
        raise Http404(thing)
    line, held = line_of(found, at), values_of(found)
    form = None
    if may(request.user, "duty.assign"):
        form = DutyForm(request.POST or None, initial=DutyForm.of(held), plan=found.plan_id)
    if request.method == "POST":
        require("duty.assign", request.user, found)
    if form is not None and form.is_valid():
        set_duties(plan=found.plan, wanted={thing: form.values()}, how="逐项修改", by=request.user)
        messages.success(request, "已保存，并记入日志。")
        return redirect(f"{reverse('duties:one', args=[thing])}?kept=1")
    history = [(one, _differences(one.before, one.after, at)) for one in changes_of(found, at)]
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "duties/one.html", {"line": line, "form": form, "history": history}, status=status)


@needs("duty.see")
def export_word(request: Request) -> HttpResponse:
    """The official table as Word; one of some lines only says so, since paper goes from hand to hand."""
    plan, asked = _plan(request), _asked(request)
    found = lines(plan, request.user, asked, request.as_of)
    today = timezone.localdate(request.as_of) if request.as_of else timezone.localdate()
    part = f"，按条件筛选的 {len(found)} 项，不是全表" if asked != Asked() else ""
    day = f"{today.year}年{today.month}月{today.day}日{part}"
    content = document(plan, rows(plan, _in_order(found), request.as_of), day)
    return _file(content, _WORD, f"任务分工表-{today:%Y%m%d}.docx")


@needs("duty.see")
def export_workbook(request: Request) -> HttpResponse:
    """The official table as Excel, to fill in and return."""
    plan = _plan(request)
    found = _in_order(lines(plan, request.user, _asked(request), request.as_of))
    names = [one.name for one in known_departments(plan.pk)]
    content = workbook(plan, found, rows(plan, found, request.as_of), names)
    return _file(content, _EXCEL, f"任务分工表-{timezone.localdate():%Y%m%d}.xlsx")


@needs("duty.assign")
@require_http_methods(["GET", "POST"])
def take_back(request: Request) -> HttpResponse:
    """Take a filled-in workbook, show what it would change and what in it is wrong; write nothing."""
    plan = _plan(request)
    form = ReturnedForm(request.POST or None, request.FILES or None)
    told: dict[str, Any] = {"form": form, "plan": plan}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = read_returned(plan, file.name, file.read())
        except LantuError as refused:
            form.add_error("file", str(refused))
        else:
            told |= {
                "read": read,
                "shown": [(one, _differences(one["before"], one["after"])) for one in read.changes[:300]],
            }
            if read.changes and not read.wrong:
                told["draft"] = draft_duties(plan=plan, file_name=file.name, changes=read.changes, by=request.user)
            return render(request, "duties/import.html", told, status=422 if read.wrong else 200)
    return render(request, "duties/import.html", told, status=422 if form.is_bound else 200)


@needs("duty.assign")
@require_POST
def confirm(request: Request) -> HttpResponse:
    """Write what the workbook changes."""
    key = request.POST.get("draft", "")
    draft = get_object_or_404(DutyDraft, pk=int(key[:15]) if key.isdecimal() else 0, made_by=request.user)
    changed = confirm_duties(draft=draft, by=request.user)
    messages.success(request, f"已导入：{changed} 项分工有改动，可在“最近的改动”中撤销。")
    return redirect("duties:list")


def _asked(request: Request) -> Asked:
    return Asked(**{name: request.GET.get(name, "").strip() for name in ("kind", "owner", "chapter", "words")})


def _plan(request: Request) -> Plan:
    plan = request.plans.current
    if plan is None:
        raise Http404("还没有规划")
    return plan


def _in_order(found: list[Any]) -> list[Any]:
    kinds = list(WORDS.values())
    return sorted(found, key=lambda line: (kinds.index(line.kind), line.passage.start if line.passage else 0))


def _differences(
    before: dict[str, Any], after: dict[str, Any], at: datetime | None = None
) -> list[tuple[str, str, str]]:
    old, new = in_words(before, at), in_words(after, at)
    return [(title, old[title], new[title]) for title in TITLES.values() if title in new]


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
