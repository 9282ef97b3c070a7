"""Days and moments in words, everywhere the same: 2026年11月26日, 2026年11月26日 10:12."""

from __future__ import annotations

import re
from datetime import datetime

from django.utils import timezone

from lantu.tracking.moments import day_words

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def iso_in_words(words: str) -> str:
    """Return a day that is kept as text as people read it; other words as they are.

    >>> iso_in_words("2027-06-30"), iso_in_words("发改局")
    ('2027年6月30日', '发改局')
    """
    found = _DAY.fullmatch(words)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else words


def moment_words(moment: datetime) -> str:
    """Return a moment as it is here, to the minute."""
    here = timezone.localtime(moment)
    return f"{day_words(here.date())} {here:%H:%M}"
