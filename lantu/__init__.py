"""Lantu (蓝图): software that makes a government's multi-year plan run.

>>> import lantu
>>> plan = lantu.read("examples/jiaocheng-digest.docx")  # doctest: +SKIP
>>> findings = lantu.check(plan).findings  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantu.checking.run import check as check
    from lantu.plan.model import Plan as Plan
    from lantu.reading.read import read as read

__version__ = "0.1.0"
__all__ = ["Plan", "check", "read"]

_HOMES = {"check": "lantu.checking.run", "read": "lantu.reading.read", "Plan": "lantu.plan.model"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `lantu --help` answers at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'lantu' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
