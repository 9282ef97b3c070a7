"""The address of the overview."""

from __future__ import annotations

from django.urls import path

from lantu_web.board import views
from lantu_web.frame.navigation import Entry

app_name = "board"
NAVIGATION = [Entry("总览", "board:overview", "overview.see", order=10)]
urlpatterns = [path("", views.overview, name="overview")]
