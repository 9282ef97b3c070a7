"""How a plan's indicators stand, remembered (缓存): reckoning ten years of monthly figures costs a second, and it changes with a write only.

Every write of the workbench adds a line to the log, so the end of the chain tells whether anything has changed since. Each process
remembers for itself; whoever asks first reckons, and who asks meanwhile waits for the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from threading import Condition

from cachetools import LRUCache, cached
from django.utils import timezone

from lantu_web.log.models import ChainHead
from lantu_web.observations.selectors import figures_of
from lantu_web.record.models import Plan
from lantu_web.record.selectors import indicators_of
from lantu_web.record.standing import Standing, standing

_PLANS = 32  # a plan at a moment; with ten years of monthly figures about 4 MB each


def standings_of(plan: Plan, at: datetime | None = None) -> Mapping[int, Standing]:
    """Return how each indicator of a plan stands at a moment, by key, in the plan's order; one query where nothing has changed."""
    end = ChainHead.objects.values_list("hash", flat=True).first() or ""
    return _reckoned(plan, at, (timezone.localdate(), end))


def forget() -> None:
    """Forget everything, as a process that begins."""
    _reckoned.cache_clear()


def _key(plan: Plan, at: datetime | None, stamp: tuple[date, str]) -> tuple[object, ...]:
    return plan.pk, at, stamp


@cached(LRUCache(_PLANS), key=_key, condition=Condition())
def _reckoned(plan: Plan, at: datetime | None, _stamp: tuple[date, str]) -> Mapping[int, Standing]:
    indicators = list(indicators_of(plan, at))
    figures = figures_of(indicators, at)
    return {one.pk: standing(one, figures[one.pk], at) for one in indicators}
