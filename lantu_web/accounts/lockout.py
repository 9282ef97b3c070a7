"""What who tried too often is told (账号锁定)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantu_web.accounts.security import security


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Return the page that says for how long the account is locked."""
    return render(request, "accounts/locked.html", {"security": security()}, status=429)
