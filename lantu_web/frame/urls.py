"""Addresses of the frame itself."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame import views

app_name = "frame"
urlpatterns = [path("printed.css", views.printed, name="printed")]
