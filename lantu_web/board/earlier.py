"""What the overview is compared with (比较时点): a month ago, a year ago, or before the last figures came in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from lantu_web.record.standing import Standing

CHOICES = {"": "一个月前", "figures": "最近一批数据入库前", "year": "一年前"}
_DAYS = {"": 30, "year": 365}


class Earlier(NamedTuple):
    """A moment to compare with, and its code and words in CHOICES."""

    code: str
    words: str
    moment: datetime


def earlier_moment(code: str, held: Iterable[Standing], at: datetime | None = None) -> Earlier:
    """Return the moment to compare with; an unknown code, or no figures at all, is a month ago."""
    now = at or timezone.now()
    if code == "figures":
        recorded = max((figure.recorded_at for one in held for figure in one.figures), default=None)
        if recorded is not None:
            return Earlier(code, CHOICES[code], _end_of(timezone.localdate(recorded) - timedelta(days=1)))
    code = code if code in _DAYS else ""
    return Earlier(code, CHOICES[code], _end_of(timezone.localdate(now) - timedelta(days=_DAYS[code])))


def _end_of(day: date) -> datetime:
    """Return the last moment of a day: what looking back to it shows, and the same until tomorrow."""
    return timezone.make_aware(datetime.combine(day, time.max))
