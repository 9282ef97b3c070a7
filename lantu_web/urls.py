"""Every page of every room, each at the address its room gives it."""

from __future__ import annotations

from django.urls import include, path

from lantu_web.rooms import urls_of_rooms

urlpatterns = [path("", include(module)) for module in urls_of_rooms()]
handler400 = "lantu_web.frame.views.bad_request"
handler403 = "lantu_web.frame.views.forbidden"
handler404 = "lantu_web.frame.views.not_found"
handler500 = "lantu_web.frame.views.fault"
