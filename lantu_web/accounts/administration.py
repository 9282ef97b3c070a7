"""Pages of administration (管理): people, and what there is. They show no figures."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.forms.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.forms import NewPersonForm, PeopleFileForm, PersonForm
from lantu_web.accounts.models import Department, Role, User
from lantu_web.accounts.people_sheet import read_people, template
from lantu_web.accounts.permissions import needs
from lantu_web.accounts.selectors import departments_with_people, people, regions
from lantu_web.accounts.services import (
    create_user,
    edit_user,
    import_people,
    reset_password,
    sign_out_everywhere,
)
from lantu_web.frame.sure import sure
from lantu_web.request import Request

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("people.manage")
def overview(request: Request) -> HttpResponse:
    """Regions, departments and people."""
    words = request.GET.get("words", "").strip()
    told = {
        "people": people(words), "departments": departments_with_people(), "regions": regions(), "words": words,
        "planners": User.objects.filter(role=Role.PLANNER, is_active=True).exists(),
    }  # fmt: skip
    return render(request, "accounts/administration.html", told)


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def new_person(request: Request) -> HttpResponse:
    """Create a person; the one-time password is shown once, on the answer."""
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        try:
            made = create_user(by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages)
        else:
            return _passwords(request, [made])
    return form_page(request, form, "新建账号")


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def person(request: Request, user_id: int) -> HttpResponse:
    """Change a person's name, role, department, mail address; switch the account off or on."""
    found = get_object_or_404(User, pk=user_id)
    form = PersonForm(request.POST or None, instance=get_object_or_404(User, pk=user_id))
    if form.is_valid():
        try:
            edit_user(user=found, by=request.user, **form.cleaned_data)
        except (ValidationError, LantuError) as wrong:
            form.add_error(None, wrong.messages if isinstance(wrong, ValidationError) else str(wrong))
        else:
            messages.success(request, "已保存。角色、部门或启用状态有变化的，本人已在所有设备上退出，须重新登录。")
            return redirect("accounts:person", found.pk)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/person.html", {"form": form, "one": found}, status=status)


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def new_password(request: Request, user_id: int) -> HttpResponse:
    """Reset a password after asking; the one-time password is shown once, on the answer."""
    found = get_object_or_404(User, pk=user_id)
    if request.method == "GET":
        return sure(
            request, title=f"重置“{found.name}”的密码？", button="确认重置", back=reverse("accounts:person", args=[found.pk]),
            lines=["现在的密码立即失效，不能恢复；本人在所有设备上退出。", "下一页显示一次性密码，只显示一次，请准备好当面交给本人。"],
        )  # fmt: skip
    return _passwords(request, [(found, reset_password(user=found, by=request.user))])


@needs("people.manage")
@require_POST
def end_sessions(request: Request, user_id: int) -> HttpResponse:
    """Sign a person out everywhere."""
    found = get_object_or_404(User, pk=user_id)
    sign_out_everywhere(user=found, by=request.user)
    messages.success(request, f"{found.name}已在所有设备上退出。")
    return redirect("accounts:person", found.pk)


@needs("session.own")
@require_POST
def end_own_sessions(request: Request) -> HttpResponse:
    """Sign oneself out everywhere else; this session goes on."""
    sign_out_everywhere(user=request.user, by=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, "已退出其他所有设备，本机继续使用。")
    return redirect("accounts:password")


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def people_import(request: Request) -> HttpResponse:
    """Create people from a workbook, all or none; every wrong cell is named."""
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    wrong: list[tuple[str, str]] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = read_people(file.name, file.read())
            wrong = read.wrong
            if not wrong:
                return _passwords(request, import_people(rows=read.rows, by=request.user))
        except (LantuError, ValidationError) as refused:
            form.add_error("file", refused.messages if isinstance(refused, ValidationError) else str(refused))
    told = {"form": form, "wrong": wrong, "departments": Department.objects.filter(active=True).exists()}
    return render(request, "accounts/people_import.html", told, status=422 if form.is_bound else 200)


@needs("people.manage")
def people_template(request: Request) -> HttpResponse:  # noqa: ARG001
    """The empty workbook."""
    return workbook(template(), "人员模板.xlsx")


def form_page(request: Request, form: BaseForm, title: str) -> HttpResponse:
    """Return the page of a form that creates something."""
    return render(request, "accounts/form.html", {"form": form, "title": title}, status=422 if form.is_bound else 200)


def workbook(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved."""
    answer = HttpResponse(content, content_type=_EXCEL)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def _passwords(request: Request, made: list[tuple[User, str]]) -> HttpResponse:
    answer = render(request, "accounts/passwords.html", {"made": made})
    answer["Cache-Control"] = "no-store"
    return answer
