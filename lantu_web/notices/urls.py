"""Addresses of warnings, notices and who has been silent."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.notices import views

app_name = "notices"
NAVIGATION = [Entry("预警", "notices:warnings", "warning.see", order=70)]
urlpatterns = [
    path("warnings/", views.warnings, name="warnings"),
    path("warnings/evaluate/", views.evaluate_now, name="evaluate"),
    path("warnings/<int:warning_id>/", views.warning, name="warning"),
    path("silent/", views.silence, name="silent"),
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read, name="read"),
    path("administration/reminders/", views.reminders, name="reminders"),
    path("administration/reminders/outlet/", views.outlet, name="outlet"),
]
