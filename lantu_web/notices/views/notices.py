"""A person's notices (通知)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lantu_web.accounts.permissions import needs
from lantu_web.notices.selectors import notices_of
from lantu_web.notices.services.reminders import mark_read
from lantu_web.request import Request

PER_PAGE = 50


@needs("session.own")
def notices(request: Request) -> HttpResponse:
    """A person's notices by day, all or the unread ones."""
    found, unread = notices_of(request.user), request.GET.get("unread") == "1"
    page = Paginator(found.filter(read_at__isnull=True) if unread else found, PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "notices/notices.html", {"page": page, "only_unread": unread})


@needs("session.own")
@require_POST
def read(request: Request) -> HttpResponse:
    """Mark one notice, or all, as read; go on to what it is about."""
    key = request.POST.get("notice", "")
    mark_read(person=request.user, key=int(key[:15]) if key.isdecimal() else None)
    about = request.POST.get("about", "")
    inside = about.startswith("/") and url_has_allowed_host_and_scheme(about, allowed_hosts=None)
    return redirect(about if inside else "notices:notices")
