"""Addresses of the plans and of importing."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.record import import_views, views

app_name = "record"
NAVIGATION = [Entry("规划", "record:plans", "plan.see", order=20)]
_DRAFT = "plans/import/<int:draft_id>/"
urlpatterns = [
    path("plans/", views.plan_list, name="plans"),
    path("plans/import/", import_views.import_plan, name="import"),
    path("plans/<int:plan_id>/", views.plan_text, name="plan"),
    path("plans/<int:plan_id>/versions/", views.versions, name="versions"),
    path("plans/<int:plan_id>/findings/", views.findings, name="findings"),
    path(_DRAFT, import_views.confirm, name="confirm"),
    path(f"{_DRAFT}text/", import_views.draft_text, name="draft_text"),
    path(f"{_DRAFT}changes/", import_views.draft_changes, name="draft_changes"),
    path(f"{_DRAFT}findings/", import_views.draft_findings, name="draft_findings"),
    path(f"{_DRAFT}commitments/", import_views.draft_parts, {"kind": "commitments"}, name="draft_commitments"),
    path(f"{_DRAFT}projects/", import_views.draft_parts, {"kind": "projects"}, name="draft_projects"),
]
