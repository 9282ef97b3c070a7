"""What the base template needs on every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from lantu_web.accounts.permissions import may
from lantu_web.frame.navigation import navigation
from lantu_web.kept.known import known_from


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the navigation of a person, their name, the plans there are to look at, and the moment the record is seen from.

    Where less is known of that moment, also until when.
    """
    person, as_of = getattr(request, "user", None), getattr(request, "as_of", None)
    known = known_from() if as_of is not None else None
    return {
        "plan_choice": getattr(request, "plans", None) if person is not None and may(person, "plan.see") else None,
        "person": person,
        "navigation": navigation(person) if person is not None else [],
        "as_of": as_of,
        "not_known_before": known if known is not None and as_of is not None and as_of < known else None,
    }
