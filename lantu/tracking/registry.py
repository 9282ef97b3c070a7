"""Finds the target types by looking in the folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from lantu.plan.model import TargetType
from lantu.tracking import types
from lantu.tracking.kind import Kind


@cache
def all_kinds() -> dict[TargetType, Kind]:
    """Return every target type by its code.

    >>> all_kinds()["CUMUL_CUT"].title
    '累计降低率'
    """
    modules = [importlib.import_module(f"{types.__name__}.{one.name}") for one in pkgutil.iter_modules(types.__path__)]
    kinds = [thing for module in modules for thing in vars(module).values() if isinstance(thing, Kind)]
    return {one.type: one for one in kinds}
