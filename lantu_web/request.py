"""The request as a view of the workbench gets it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from lantu_web.accounts.models import User
from lantu_web.record.choice import PlanChoice


class Request(HttpRequest):
    """A request by a person who may see the page: the moment the record is looked at (None is now), the plans to look at."""

    user: User
    as_of: datetime | None
    plans: PlanChoice


def plain(words: str) -> str:
    r"""Return what was asked for in an address as a database takes it: no NUL, no blanks around, at most 200 characters.

    >>> plain(" 造林\x00 ")
    '造林'
    """
    return words.replace("\x00", "").strip()[:200]
