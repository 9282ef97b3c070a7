"""Addresses of promises and projects."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.promises import views

app_name = "promises"
NAVIGATION = [Entry("承诺与项目", "promises:commitments", "promise.see", order=35)]
urlpatterns = [
    path("promises/", views.commitments, name="commitments"),
    path("promises/<int:commitment_id>/", views.commitment, name="commitment"),
    path("promises/projects/", views.projects, name="projects"),
    path("promises/projects/<int:project_id>/", views.project, name="project"),
    path("promises/evidence/<int:file_id>/", views.evidence, name="evidence"),
]
