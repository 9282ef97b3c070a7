"""Addresses of the indicators."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.indicators import views

app_name = "indicators"
NAVIGATION = [Entry("指标", "indicators:list", "indicator.see", order=30)]
urlpatterns = [path("indicators/", views.indicators, name="list")]
