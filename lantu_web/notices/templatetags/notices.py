"""The link to a person's notices, with how many they have not read."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_web.notices.selectors import unread_count

register = template.Library()


@register.simple_tag
def unread_notices(person: object) -> SafeString:
    """The link, as 通知 3."""
    count = unread_count(person)
    number = format_html(' <strong class="count">{}<span class="unseen">条未读</span></strong>', count) if count else ""
    return format_html('<a href="{}">通知{}</a>', reverse("notices:notices"), number)
