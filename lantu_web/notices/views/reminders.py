"""The settings of reminders (提醒设置)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.notices.forms import OutletForm, RulesForm
from lantu_web.notices.models import Delivery, Outlet
from lantu_web.notices.selectors import allowed_hosts, reminder_rules
from lantu_web.notices.services.reminders import add_outlet, set_rules, switch_outlet, try_outlet
from lantu_web.request import Request


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
