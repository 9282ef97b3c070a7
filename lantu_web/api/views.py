"""Pages of the API: its description for people, and the tokens."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lantu.errors import LantuError
from lantu_web.accounts.permissions import needs
from lantu_web.api.auth import token_of
from lantu_web.api.endpoints import api
from lantu_web.api.errors import TokenMissing
from lantu_web.api.forms import TokenForm
from lantu_web.api.limits import limits
from lantu_web.api.models import ApiToken
from lantu_web.api.problems import problem
from lantu_web.api.services import create_token, revoke_token
from lantu_web.frame.sure import sure
from lantu_web.request import Request


@needs("api.see")
def about(request: Request) -> HttpResponse:
    """What the API offers, in words."""
    offered = [
        (method.upper(), path, one)
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, one in methods.items()
    ]
    return render(request, "api/about.html", {"offered": offered, "limits": limits()})


@needs("token.manage")
def tokens(request: Request) -> HttpResponse:
    """The tokens; a new one is shown once."""
    form, fresh = TokenForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            fresh = create_token(**form.cleaned_data, by=request.user)
            form = TokenForm()
        except (LantuError, ValidationError) as wrong:
            form.add_error(None, str(wrong) if isinstance(wrong, LantuError) else wrong.messages)
    rows = ApiToken.objects.select_related("department", "created_by")
    status = 422 if form.is_bound and fresh is None else 200
    answer = render(request, "api/tokens.html", {"form": form, "fresh": fresh, "tokens": rows}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


@needs("token.manage")
@require_http_methods(["GET", "POST"])
def revoke(request: Request, token_id: int) -> HttpResponse:
    """Make a token useless, after asking."""
    token = get_object_or_404(ApiToken.objects.select_related("department"), pk=token_id)
    if request.method == "GET":
        return sure(
            request, title=f"停用令牌“{token.name}”？", button="确认停用", back=reverse("api:tokens"),
            lines=[f"{token.department}的系统用它读取、报送数据，立即被拒绝。", "停用后不能恢复，只能另建令牌，再交给对方。"],
        )  # fmt: skip
    revoke_token(token=token, by=request.user)
    messages.success(request, f"令牌“{token.name}”已停用。")
    return redirect("api:tokens")


def description(request: HttpRequest) -> HttpResponseBase:
    """The OpenAPI description: for who has a token, or is signed in."""
    scheme, _, words = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        if token_of(words.strip()) is None:
            return problem(401, str(TokenMissing()), TokenMissing.code)
        return JsonResponse(api.get_openapi_schema(), json_dumps_params={"ensure_ascii": False})
    return _description(request)  # type: ignore[arg-type]


@needs("api.see")
def _description(request: Request) -> HttpResponse:  # noqa: ARG001
    return JsonResponse(api.get_openapi_schema(), json_dumps_params={"ensure_ascii": False})


description.permission = "api.see"  # type: ignore[attr-defined]


def root(request: Request) -> HttpResponse:  # noqa: ARG001
    """The way from the root of the version to its description in words."""
    return redirect("api:about")
