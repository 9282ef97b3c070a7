"""Reading what was released, and nothing else."""

from __future__ import annotations

from django.db.models import QuerySet

from lantu_web.record.models import Plan
from lantu_web.record.selectors import plans


def released_plans() -> QuerySet[Plan]:
    """Return the plans shown to the public, each with its counts."""
    return plans().filter(released_at__isnull=False)
