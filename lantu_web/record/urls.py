"""Addresses of the plans and of importing."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.record import views

app_name = "record"
NAVIGATION = [Entry("规划", "record:plans", "plan.see", order=20)]
urlpatterns = [
    path("plans/", views.plan_list, name="plans"),
    path("plans/import/", views.import_plan, name="import"),
    path("plans/<int:plan_id>/", views.plan_text, name="plan"),
    path("plans/<int:plan_id>/versions/", views.versions, name="versions"),
    path("plans/import/<int:draft_id>/", views.confirm, name="confirm"),
]
