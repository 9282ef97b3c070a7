"""Addresses of the log."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.log import views

app_name = "log"
NAVIGATION = [Entry("日志", "log:entries", "log.see", order=80)]
urlpatterns = [
    path("log/", views.entries, name="entries"),
    path("log/verify/", views.verify, name="verify"),
    path("log/export.csv", views.export, name="export"),
]
