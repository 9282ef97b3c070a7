"""Addresses of the decomposition."""

from __future__ import annotations

from django.urls import path

from lantu_web.duties import views
from lantu_web.frame.navigation import Entry

app_name = "duties"
NAVIGATION = [Entry("分工", "duties:list", "duty.see", order=40)]
urlpatterns = [
    path("duties/", views.duties, name="list"),
    path("duties/set/", views.set_many, name="set_many"),
    path("duties/undo/", views.undo_act, name="undo"),
    path("duties/export.docx", views.export_word, name="word"),
    path("duties/export.xlsx", views.export_workbook, name="workbook"),
    path("duties/import/", views.take_back, name="import"),
    path("duties/import/confirm/", views.confirm, name="confirm"),
    path("duties/of/<slug:thing>/", views.duty, name="one"),
]
