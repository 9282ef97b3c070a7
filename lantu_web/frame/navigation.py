"""Navigation (导航): each room's urls.py lists its entries in NAVIGATION; a person sees those they may open."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from lantu_web.accounts.permissions import Person, may_open
from lantu_web.rooms import urls_of_rooms


class Entry(NamedTuple):
    """An entry: its words, the name of its URL, the permission of its page, and its place from left to right."""

    words: str
    url: str
    permission: str
    order: int


def navigation(person: Person) -> list[Entry]:
    """Return the entries a person may open, in order."""
    entries = [entry for module in urls_of_rooms() for entry in getattr(module, "NAVIGATION", [])]
    return sorted((e for e in entries if may_open(person, e.permission)), key=lambda entry: entry.order)


def first_page(person: Person) -> str:
    """Return the address a person begins at: the first entry they may open."""
    return reverse(navigation(person)[0].url)
