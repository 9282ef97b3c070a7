"""Pages of administration (管理): people and departments. They show no figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.forms.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.forms import DepartmentForm, MergeForm, NewPersonForm, PeopleFileForm, PersonForm
from lantu_web.accounts.merging import merge_departments
from lantu_web.accounts.models import Department, Region, User
from lantu_web.accounts.people_sheet import read_people, template
from lantu_web.accounts.permissions import needs
from lantu_web.accounts.selectors import departments_with_people, people
from lantu_web.accounts.services import (
    create_department,
    create_user,
    edit_user,
    import_people,
    rename_department,
    reset_password,
    sign_out_everywhere,
)
from lantu_web.request import Request

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("people.manage")
def overview(request: Request) -> HttpResponse:
    """People and departments."""
    words = request.GET.get("words", "").strip()
    found = people(words)
    return render(
        request,
        "accounts/administration.html",
        {"people": found, "departments": departments_with_people(), "words": words},
    )


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
    return _form(request, form, "新建账号")


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
@require_POST
def new_password(request: Request, user_id: int) -> HttpResponse:
    """Reset a password; the one-time password is shown once, on the answer."""
    found = get_object_or_404(User, pk=user_id)
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
    return render(
        request, "accounts/people_import.html", {"form": form, "wrong": wrong}, status=422 if form.is_bound else 200
    )


@needs("people.manage")
def people_template(request: Request) -> HttpResponse:  # noqa: ARG001
    """The empty workbook."""
    answer = HttpResponse(template(), content_type=_EXCEL)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('人员模板.xlsx')}"
    return answer


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def new_department(request: Request) -> HttpResponse:
    """Create a department of the region."""
    form, region = DepartmentForm(request.POST or None), Region.objects.order_by("code").first()
    if form.is_valid() and region is not None:
        try:
            create_department(region=region, name=form.cleaned_data["name"], by=request.user)
        except ValidationError as wrong:
            form.add_error("name", wrong.messages)
        else:
            messages.success(request, "部门已建立。")
            return redirect("accounts:administration")
    return _form(request, form, "新建部门")


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def department(request: Request, department_id: int) -> HttpResponse:
    """Rename a department, or merge it into another."""
    found = get_object_or_404(Department.objects.select_related("merged_into"), pk=department_id)
    name = DepartmentForm(request.POST if "rename" in request.POST else None, initial={"name": found.name})
    merge = MergeForm(found, request.POST if "merge" in request.POST else None)
    if name.is_bound and name.is_valid():
        try:
            rename_department(
                department=get_object_or_404(Department, pk=department_id),
                name=name.cleaned_data["name"],
                by=request.user,
            )
        except ValidationError as wrong:
            name.add_error("name", wrong.messages)
        else:
            messages.success(request, "已改名。以前的日志和文件仍是原名。")
            return redirect("accounts:department", found.pk)
    if merge.is_bound and merge.is_valid():
        moved = merge_departments(department=found, into=merge.cleaned_data["into"], by=request.user)
        told = "，".join(f"{what} {number}" for what, number in moved.items() if number) or "没有要移交的事项"
        messages.success(request, f"“{found}”已并入“{merge.cleaned_data['into']}”：{told}。")
        return redirect("accounts:administration")
    told_form: dict[str, Any] = {"one": found, "name": name, "merge": merge}
    return render(
        request, "accounts/department.html", told_form, status=422 if name.is_bound or merge.is_bound else 200
    )


def _form(request: Request, form: BaseForm, title: str) -> HttpResponse:
    return render(request, "accounts/form.html", {"form": form, "title": title}, status=422 if form.is_bound else 200)


def _passwords(request: Request, made: list[tuple[User, str]]) -> HttpResponse:
    answer = render(request, "accounts/passwords.html", {"made": made})
    answer["Cache-Control"] = "no-store"
    return answer
