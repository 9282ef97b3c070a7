"""The address of what was released."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.public import views

app_name = "public"
NAVIGATION = [Entry("公开", "public:released", "public.see", order=100)]
urlpatterns = [path("public/", views.released, name="released")]
