"""Counting requests by the minute (限流). Counters live in the process: `lantu serve` is one process with many threads."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from lantu_web.errors import TooManyRequests

_MINUTE = 60


def count(name: str, limit: int) -> None:
    """Count a request of somebody in this minute. Raises TooManyRequests beyond the limit."""
    now = int(time.time())
    key = f"rate:{name}:{now // _MINUTE}"
    if _next(key) > limit:
        raise TooManyRequests(limit=limit, seconds=_MINUTE - now % _MINUTE)


def _next(key: str) -> int:
    if cache.add(key, 1, timeout=2 * _MINUTE):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # thrown out meanwhile: the cache keeps so many
        cache.set(key, 1, timeout=2 * _MINUTE)
        return 1


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from; behind the county's own proxy, what that proxy saw."""
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
