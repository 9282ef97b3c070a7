"""Counting requests by the minute (限流), together for all processes of `lantu serve`.

The counters are memory that the processes share: each adds up in a row of its own, and reads the rows of all. Nothing is written
to the database, so that a long import delays no reader.
"""

from __future__ import annotations

import time
from hashlib import blake2b
from multiprocessing.sharedctypes import RawArray
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from lantu_web.errors import TooManyRequests

_MINUTE = 60
_ROWS, _SLOTS = 64, 4096  # two names in one slot share a limit
_COUNT = 1 << 24  # a counter is minute × _COUNT + count
_counters = RawArray("Q", _ROWS * _SLOTS)
_lock = Lock()
_row = 0


def count_as(process: int) -> None:
    """Count from now on in the row of a process, by its number from 0."""
    global _row
    _row = process % _ROWS


def count(name: str, limit: int) -> None:
    """Count a request of somebody in this minute. Raises TooManyRequests beyond the limit."""
    now = int(time.time())
    if _counted(_slot(name), now // _MINUTE) > limit:
        raise TooManyRequests(limit=limit, seconds=_MINUTE - now % _MINUTE)


def forget() -> None:
    """Forget all counts."""
    _counters[:] = [0] * len(_counters)


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from; behind the county's own proxy, what that proxy saw."""
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _slot(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % _SLOTS


def _counted(slot: int, minute: int) -> int:
    """Count one in a slot; return what all processes counted there in the minute."""
    with _lock:
        place = _row * _SLOTS + slot
        _counters[place] = minute * _COUNT + _of(place, minute) + 1
        return sum(_of(row * _SLOTS + slot, minute) for row in range(_ROWS))


def _of(place: int, minute: int) -> int:
    held, number = divmod(_counters[place], _COUNT)
    return int(number) if held == minute else 0
