"""Addresses of signing in and administration."""

from __future__ import annotations

from django.urls import path

from lantu_web.accounts import views
from lantu_web.frame.navigation import Entry

app_name = "accounts"
NAVIGATION = [Entry("管理", "accounts:administration", "people.manage", order=90)]
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/password/", views.password, name="password"),
    path("administration/", views.administration, name="administration"),
]
