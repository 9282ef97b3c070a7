"""The request as a view of the workbench gets it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from lantu_web.accounts.models import User


class Request(HttpRequest):
    """A request by a person who may see the page, from the moment the record is looked at; None is now."""

    user: User
    as_of: datetime | None
