"""Addresses of the API, of its description and of its tokens."""

from __future__ import annotations

from typing import Any

from django.urls import path

from lantu_web.accounts.permissions import needs
from lantu_web.api import views
from lantu_web.api.endpoints import api
from lantu_web.frame.navigation import Entry

app_name = "api"
NAVIGATION = [Entry("接口", "api:tokens", "token.manage", order=95)]


def _version(patterns: list[Any]) -> list[Any]:
    """Name the line of the table that each address stands under; the description is for who is signed in or has a token."""
    for one in patterns:
        if one.name == "openapi-json":
            one.callback = views.description
        elif one.name == "api-root":
            one.callback = needs("api.see")(views.root)
        else:
            one.callback.permission = "api.use"
    return patterns


urlpatterns = [
    path("api/", views.about, name="about"),
    path("api/tokens/", views.tokens, name="tokens"),
    path("api/tokens/<int:token_id>/revoke/", views.revoke, name="revoke"),
    path("api/v1/", (_version(api.urls[0]), "v1", "v1")),
]
