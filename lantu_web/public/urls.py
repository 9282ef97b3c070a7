"""Addresses of what was released, and of choosing it."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.public import releasing, views

app_name = "public"
NAVIGATION = [Entry("公开", "public:released", "public.see", order=100)]
urlpatterns = [
    path("public/", views.released, name="released"),
    path("public/explanation/", views.explanation, name="explanation"),
    path("public/plans/<int:plan_id>/", views.plan, name="plan"),
    path("public/plans/<int:plan_id>/figures.csv", views.figures_csv, name="figures_csv"),
    path("public/plans/<int:plan_id>/figures.json", views.figures_json, name="figures_json"),
    path("public/indicators/<int:indicator_id>/", views.indicator, name="indicator"),
    path("public/releases/", releasing.releases, name="releases"),
    path("public/releases/preview/", releasing.preview, name="preview"),
    path("public/releases/release/", releasing.release, name="release"),
    path("public/releases/withdraw/", releasing.withdraw, name="withdraw"),
    path("public/releases/plans/<int:plan_id>/show/", releasing.show_plan, name="show_plan"),
    path("public/releases/plans/<int:plan_id>/hide/", releasing.hide_plan, name="hide_plan"),
]
