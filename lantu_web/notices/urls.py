"""Addresses of warnings, notices and who has been silent."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.notices.views import notices, reminders, silence, warning, warnings

app_name = "notices"
NAVIGATION = [Entry("预警", "notices:warnings", "warning.see", order=70)]
urlpatterns = [
    path("warnings/", warnings.warnings, name="warnings"),
    path("warnings/evaluate/", warnings.evaluate_now, name="evaluate"),
    path("warnings/<int:warning_id>/", warning.warning, name="warning"),
    path("warnings/evidence/<int:warning_file_id>/", warning.evidence, name="evidence"),
    path("silent/", silence.silence, name="silent"),
    path("silent/urge/", silence.urge, name="urge"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="read"),
    path("administration/reminders/", reminders.reminders, name="reminders"),
    path("administration/reminders/outlet/", reminders.outlet, name="outlet"),
]
