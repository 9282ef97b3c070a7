"""Pages of regions (行政区划)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lantu_web.accounts.administration import form_page
from lantu_web.accounts.forms import RegionForm, RegionNameForm
from lantu_web.accounts.models import Region
from lantu_web.accounts.permissions import needs
from lantu_web.accounts.services import create_region, remove_region, rename_region
from lantu_web.frame.sure import sure
from lantu_web.request import Request


@needs("region.manage")
@require_http_methods(["GET", "POST"])
def new_region(request: Request) -> HttpResponse:
    """Create a region."""
    form = RegionForm(request.POST or None)
    if form.is_valid():
        try:
            made = create_region(by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, f"已建立{made.level}行政区划“{made}”。下一步：建立部门。")
            return redirect("accounts:administration")
    return form_page(request, form, "新建行政区划")


@needs("region.manage")
@require_http_methods(["GET", "POST"])
def region(request: Request, region_code: str) -> HttpResponse:
    """Rename a region, or remove one made by mistake."""
    found = get_object_or_404(Region.objects.select_related("parent"), pk=region_code)
    if "remove" in request.POST:
        return _remove(request, found)
    form = RegionNameForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        try:
            rename_region(
                region=get_object_or_404(Region, pk=region_code), name=form.cleaned_data["name"], by=request.user
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, "已改名。以前的日志和文件仍是原名。")
            return redirect("accounts:region", region_code)
    return render(request, "accounts/region.html", {"one": found, "form": form}, status=422 if form.is_bound else 200)


def _remove(request: Request, found: Region) -> HttpResponse:
    if "sure" not in request.POST:
        return sure(
            request, title=f"删除行政区划“{found.code} {found}”？", button="确认删除", hidden={"remove": 1, "sure": 1},
            lines=["只能删除下面还没有部门、规划的；用来改正写错的代码。"], back=reverse("accounts:region", args=[found.pk]),
        )  # fmt: skip
    remove_region(region=found, by=request.user)
    messages.success(request, f"已删除行政区划“{found}”。")
    return redirect("accounts:administration")
