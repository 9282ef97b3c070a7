"""Addresses of signing in and administration."""

from __future__ import annotations

from django.urls import path

from lantu_web.accounts import administration, department_pages, region_pages, views
from lantu_web.frame.navigation import Entry

app_name = "accounts"
NAVIGATION = [Entry("管理", "accounts:administration", "people.manage", order=75)]
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/password/", views.password, name="password"),
    path("account/sign-out-everywhere/", administration.end_own_sessions, name="end_own_sessions"),
    path("administration/", administration.overview, name="administration"),
    path("administration/people/new/", administration.new_person, name="new_person"),
    path("administration/people/import/", administration.people_import, name="people_import"),
    path("administration/people/template.xlsx", administration.people_template, name="people_template"),
    path("administration/people/<int:user_id>/", administration.person, name="person"),
    path("administration/people/<int:user_id>/password/", administration.new_password, name="new_password"),
    path("administration/people/<int:user_id>/sign-out/", administration.end_sessions, name="end_sessions"),
    path("administration/departments/new/", department_pages.new_department, name="new_department"),
    path("administration/departments/import/", department_pages.departments_import, name="departments_import"),
    path(
        "administration/departments/template-<slug:region_code>.xlsx",
        department_pages.departments_template,
        name="departments_template",
    ),
    path("administration/departments/<int:department_id>/", department_pages.department, name="department"),
    path("administration/regions/new/", region_pages.new_region, name="new_region"),
    path("administration/regions/<slug:region_code>/", region_pages.region, name="region"),
]
