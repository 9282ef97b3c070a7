"""Bounds of the API, from limits.yaml or the county's own file (LANTU_API_LIMITS)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_name("limits.yaml")


class Limits(NamedTuple):
    """The bounds; days in days, the rest counts."""

    requests_a_minute: int
    refusals_a_minute: int
    page_size: int
    page_size_most: int
    token_days: int
    keys_kept_days: int


@cache
def limits() -> Limits:
    """Return the bounds; those the county's file does not give stay as they are.

    >>> limits().page_size <= limits().page_size_most
    True
    """
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    if own := os.environ.get("LANTU_API_LIMITS"):
        given |= yaml.safe_load(Path(own).read_text(encoding="utf-8"))
    return Limits(**{name: int(given[name]) for name in Limits._fields})
