"""What the base template needs on every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from lantu_web.accounts.permissions import may
from lantu_web.frame.navigation import navigation


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the navigation of a person, their name, the moment the record is seen from, the plans there are to look at."""
    person = getattr(request, "user", None)
    return {
        "plan_choice": getattr(request, "plans", None) if person is not None and may(person, "plan.see") else None,
        "person": person,
        "navigation": navigation(person) if person is not None else [],
        "as_of": getattr(request, "as_of", None),
    }
