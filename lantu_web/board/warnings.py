"""Warnings of indicators as they stood at a moment (预警): which were open, how grave, whether replied to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lantu_web.notices.models import EarlyWarning
from lantu_web.notices.selectors import open_at
from lantu_web.notices.stages import Told, told
from lantu_web.record.models import Indicator


def warnings_at(indicators: Iterable[Indicator], at: datetime | None = None) -> list[Told]:
    """Return the warnings of indicators open at a moment, gravest first; two queries."""
    found = EarlyWarning.objects.filter(open_at(at), indicator__in=list(indicators)).as_of(at)
    found = found.select_related("indicator", "department").prefetch_related("steps")
    return sorted((told(one, at) for one in found), key=lambda one: (-one.level, one.due))
