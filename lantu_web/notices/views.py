"""Pages of warnings (预警), notices, who has been silent (谁没有报), and the settings of reminders."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import ALL_SEEING, may, needs
from lantu_web.notices.forms import AcceptForm, CloseForm, OutletForm, ReplyForm, RulesForm
from lantu_web.notices.models import Delivery, EarlyWarning, Level, Outlet
from lantu_web.notices.selectors import allowed_hosts, notices_of, reminder_rules, warnings_for
from lantu_web.notices.services.reminders import add_outlet, mark_read, set_rules, switch_outlet, try_outlet
from lantu_web.notices.services.warnings import accept, close, evaluate, reply
from lantu_web.notices.silence import silent
from lantu_web.notices.stages import Stage, told
from lantu_web.notices.unled import without_lead
from lantu_web.request import Request

PER_PAGE = 50


@needs("warning.see")
def warnings(request: Request) -> HttpResponse:
    """The warnings, the gravest first, by level, department and stage."""
    plan = request.plans.current
    asked = {name: request.GET.get(name, "").strip() for name in ("level", "department", "stage")}
    over = asked["stage"] == Stage.CLOSED.name
    every = (
        [told(one, request.as_of) for one in warnings_for(request.user, plan, request.as_of, closed=over)]
        if plan
        else []
    )
    counted = Counter(one.level for one in every)
    found = [
        one
        for one in sorted(every, key=lambda one: (-one.level, one.due, one.warning.pk))
        if asked["level"] in ("", str(int(one.level)))
        and asked["department"] in ("", str(one.warning.department_id))
        and asked["stage"] in ("", one.stage.name)
    ]
    shown = {
        "plan": plan, "asked": asked, "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "levels": [(level, counted[level]) for level in reversed(Level)], "stages": list(Stage),
        "departments": {one.warning.department_id: one.warning.department for one in every},
        "unled": without_lead(plan, request.as_of) if plan and request.user.role in ALL_SEEING else [],
    }  # fmt: skip
    return render(request, "notices/warnings.html", shown)


@needs("warning.open")
@require_POST
def evaluate_now(request: Request) -> HttpResponse:
    """Judge the whole record by the ladder."""
    plan = request.plans.current
    if plan is None:
        raise Http404
    done = evaluate(plan=plan, by=request.user)
    messages.success(request, f"已按规则评估：{done.words}。")
    for one in done.not_judged[:10]:
        messages.warning(request, f"没有判断：{one.indicator}。{one.trouble}")
    return redirect("notices:warnings")


_FORMS: dict[str, Any] = {"reply": ReplyForm, "accept": AcceptForm, "return": AcceptForm, "close": CloseForm}


@needs("warning.see")
@require_http_methods(["GET", "POST"])
def warning(request: Request, warning_id: int) -> HttpResponse:
    """One warning with its steps, and what may be done now."""
    known = EarlyWarning.objects.as_of(request.as_of).select_related("indicator", "department")
    found = get_object_or_404(known.prefetch_related("steps__by"), pk=warning_id)
    if not may(request.user, "warning.see", found):
        raise Http404(warning_id)
    asked = request.POST.get("step", "")
    form = _FORMS[asked](request.POST) if asked in _FORMS else None
    if form is not None and form.is_valid():
        try:
            _do(asked, found, form.cleaned_data, request)
        except ValidationError as wrong:
            form.add_error("words", wrong.messages)
        else:
            return redirect("notices:warning", found.pk)
    stands = told(found, request.as_of)
    forms = {name: make() for name, make in _FORMS.items()}
    if form is not None:
        forms["accept" if asked == "return" else asked] = form
    shown = {
        "one": stands, "steps": [s for s in found.steps.all() if request.as_of is None or s.at <= request.as_of], "forms": forms,
        "may_reply": may(request.user, "warning.reply", found) and stands.stage in (Stage.WAITING, Stage.OVERDUE),
        "may_accept": may(request.user, "warning.accept", found) and stands.stage is Stage.REPLIED,
        "may_close": may(request.user, "warning.close", found) and stands.stage is not Stage.CLOSED,
    }  # fmt: skip
    return render(request, "notices/warning.html", shown, status=422 if form is not None else 200)


@needs("silence.see")
def silence(request: Request) -> HttpResponse:
    """Who has not reported, for how long; who has still time, waits for review, or has not answered a warning."""
    plan = request.plans.current
    found = silent(plan, request.as_of) if plan else None
    asked = plan is not None and plan.windows.exists()
    return render(request, "notices/silent.html", {"plan": plan, "found": found, "asked": asked})


@needs("session.own")
def notices(request: Request) -> HttpResponse:
    """A person's notices, unread ones marked."""
    page = Paginator(notices_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/notices.html", {"page": page})


@needs("session.own")
@require_POST
def read(request: Request) -> HttpResponse:
    """Mark one notice, or all, as read; go on to what it is about."""
    key = request.POST.get("notice", "")
    mark_read(person=request.user, key=int(key[:15]) if key.isdecimal() else None)
    about = request.POST.get("about", "")
    inside = about.startswith("/") and url_has_allowed_host_and_scheme(about, allowed_hosts=None)
    return redirect(about if inside else "notices:notices")


@needs("reminders.manage")
@require_http_methods(["GET", "POST"])
def reminders(request: Request) -> HttpResponse:
    """When people are reminded, and through what."""
    rules = RulesForm(request.POST if "rules" in request.POST else None, instance=reminder_rules())
    new = OutletForm(request.POST if "outlet" in request.POST else None)
    if rules.is_bound and rules.is_valid():
        set_rules(by=request.user, **rules.cleaned_data)
        messages.success(request, "提醒设置已保存。")
        return redirect("notices:reminders")
    if new.is_bound and new.is_valid():
        try:
            add_outlet(by=request.user, **new.cleaned_data)
        except LantuError as refused:
            new.add_error("url", str(refused))
        else:
            messages.success(request, "已添加。可以先“试发”一条。")
            return redirect("notices:reminders")
    shown = {
        "rules": rules,
        "new": new,
        "outlets": Outlet.objects.all(),
        "hosts": allowed_hosts(),
        "sent": Delivery.objects.all()[:30],
    }
    return render(request, "notices/reminders.html", shown, status=422 if rules.is_bound or new.is_bound else 200)


@needs("reminders.manage")
@require_POST
def outlet(request: Request) -> HttpResponse:
    """Switch a robot on or off, or try it."""
    key = request.POST.get("outlet", "")
    found = get_object_or_404(Outlet, pk=int(key[:15]) if key.isdecimal() else 0)
    if request.POST.get("do") == "try":
        answer = try_outlet(outlet=found, by=request.user)
        (messages.success if answer.arrived else messages.error)(
            request, "测试消息已送达。" if answer.arrived else f"没有送达：{answer.fault}。试了 {answer.tries} 次。"
        )
    else:
        switch_outlet(outlet=found, active=request.POST.get("do") == "on", by=request.user)
    return redirect("notices:reminders")


def _do(asked: str, found: EarlyWarning, given: dict[str, str], request: Request) -> None:
    if asked == "reply":
        reply(warning=found, words=given["words"], measure=given["measure"], by=request.user)
        messages.success(request, "答复已送发改局。")
    elif asked == "close":
        close(warning=found, words=given["words"], by=request.user)
        messages.success(request, "预警已解除。")
    else:
        accept(warning=found, accepted=asked == "accept", words=given["words"], by=request.user)
        messages.success(request, "已记录并通知牵头单位。")
