"""Parameters of signing in (身份鉴别), from security.yaml or the county's own file (LANTU_SECURITY)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_name("security.yaml")


class Security(NamedTuple):
    """The parameters; days, minutes and months in those units, the rest counts."""

    password_length: int
    password_classes: int
    password_days: int
    password_history: int
    failures_before_lock: int
    lock_minutes: int
    idle_minutes: int
    sign_ins_a_minute: int
    log_months: int


@cache
def security() -> Security:
    """Return the parameters; those the county's file does not give stay as they are.

    >>> security().password_history >= 1
    True
    """
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    if own := os.environ.get("LANTU_SECURITY"):
        given |= yaml.safe_load(Path(own).read_text(encoding="utf-8"))
    return Security(**{name: int(given[name]) for name in Security._fields})
