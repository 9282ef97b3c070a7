"""Addresses of the indicators."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.indicators import setting, views

app_name = "indicators"
NAVIGATION = [Entry("指标", "indicators:list", "indicator.see", order=30)]
urlpatterns = [
    path("indicators/", views.indicators, name="list"),
    path("indicators/table.csv", views.table_csv, name="csv"),
    path("indicators/table.xlsx", views.table_xlsx, name="xlsx"),
    path("indicators/<int:indicator_id>/", views.indicator, name="indicator"),
    path("indicators/<int:indicator_id>/base/", setting.base, name="base"),
    path("indicators/<int:indicator_id>/set/", setting.settings, name="set"),
    path("indicators/<int:indicator_id>/annual/", setting.annual, name="annual"),
    path("indicators/<int:indicator_id>/amend/", setting.amend, name="amend"),
    path("indicators/<int:indicator_id>/issued/", setting.issued, name="issued"),
    path("indicators/<int:indicator_id>/compared/", setting.compared, name="compared"),
    path("indicators/<int:indicator_id>/nodes/", setting.nodes, name="nodes"),
]
