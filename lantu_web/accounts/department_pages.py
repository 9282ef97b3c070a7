"""Pages of departments (部门): one new, many from Excel, another name, merging. They show no figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.administration import form_page, workbook
from lantu_web.accounts.departments_sheet import read_departments, template
from lantu_web.accounts.forms import DepartmentForm, DepartmentsFileForm, MergeForm, NewDepartmentForm
from lantu_web.accounts.merging import merge_departments, would_move
from lantu_web.accounts.models import Department, Region
from lantu_web.accounts.permissions import needs
from lantu_web.accounts.services import create_department, create_departments, rename_department
from lantu_web.frame.sure import sure
from lantu_web.request import Request


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def new_department(request: Request) -> HttpResponse:
    """Create a department; where there is no region yet, that comes first."""
    if not Region.objects.exists():
        return _region_first(request)
    form = NewDepartmentForm(request.POST or None)
    if form.is_valid():
        try:
            create_department(by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error("name", wrong.messages)
        else:
            messages.success(request, "部门已建立。")
            return redirect("accounts:administration")
    return form_page(request, form, "新建部门")


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def departments_import(request: Request) -> HttpResponse:
    """Create departments from a workbook, all or none; every wrong cell is named."""
    if not Region.objects.exists():
        return _region_first(request)
    form = DepartmentsFileForm(request.POST or None, request.FILES or None)
    wrong: list[tuple[str, str]] = []
    if form.is_valid():
        file, region = form.cleaned_data["file"], form.cleaned_data["region"]
        try:
            read = read_departments(file.name, file.read(), region)
            wrong = read.wrong
            if not wrong:
                made = create_departments(region=region, names=read.names, by=request.user)
                messages.success(request, f"已建立 {len(made)} 个部门。")
                return redirect("accounts:administration")
        except (LantuError, ValidationError) as refused:
            form.add_error("file", refused.messages if isinstance(refused, ValidationError) else str(refused))
    told = {"form": form, "wrong": wrong, "regions": Region.objects.order_by("code")}
    return render(request, "accounts/departments_import.html", told, status=422 if form.is_bound else 200)


@needs("people.manage")
def departments_template(request: Request, region_code: str) -> HttpResponse:  # noqa: ARG001
    """The workbook with the usual departments to tick."""
    region = get_object_or_404(Region, pk=region_code)
    return workbook(template(region), f"{region}部门模板.xlsx")


@needs("people.manage")
@require_http_methods(["GET", "POST"])
def department(request: Request, department_id: int) -> HttpResponse:
    """Rename a department, or merge it into another after seeing what goes over."""
    found = get_object_or_404(Department.objects.select_related("merged_into"), pk=department_id)
    name = DepartmentForm(request.POST if "rename" in request.POST else None, initial={"name": found.name})
    merge = MergeForm(found, request.POST if "merge" in request.POST else None)
    if name.is_bound and name.is_valid() and _renamed(department_id, name, request):
        return redirect("accounts:department", found.pk)
    if merge.is_bound and merge.is_valid():
        return _merge(request, found, merge.cleaned_data["into"])
    told: dict[str, Any] = {"one": found, "name": name, "merge": merge}
    return render(request, "accounts/department.html", told, status=422 if name.is_bound or merge.is_bound else 200)


def _renamed(department_id: int, form: DepartmentForm, request: Request) -> bool:
    held = get_object_or_404(Department, pk=department_id)
    try:
        rename_department(department=held, name=form.cleaned_data["name"], by=request.user)
    except ValidationError as wrong:
        form.add_error("name", wrong.messages)
        return False
    messages.success(request, "已改名。以前的日志和文件仍是原名。")
    return True


def _merge(request: Request, found: Department, into: Department) -> HttpResponse:
    if request.POST.get("sure") != str(into.pk):
        moves = would_move(department=found, into=into, by=request.user)
        return sure(
            request, title=f"把“{found}”并入“{into}”？", button="确认合并",
            lines=[f"移交给{into}：{_told(moves)}。", f"{found}停用；已交的填报和日志保留原名。", "合并后不能自动拆开。"],
            back=reverse("accounts:department", args=[found.pk]), hidden={"merge": 1, "into": into.pk, "sure": into.pk},
        )  # fmt: skip
    moved = merge_departments(department=found, into=into, by=request.user)
    messages.success(request, f"“{found}”已并入“{into}”：{_told(moved)}。")
    return redirect("accounts:administration")


def _told(moved: dict[str, int]) -> str:
    return "，".join(f"{what} {number}" for what, number in moved.items() if number) or "没有要移交的事项"


def _region_first(request: Request) -> HttpResponse:
    messages.warning(request, "还没有行政区划，部门要建在行政区划下面。请先在这里建立本县的行政区划。")
    return redirect("accounts:new_region")
