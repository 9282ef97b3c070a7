"""Finders of names: one file each, with one function `find(sheet)`; a new one is found by standing here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lantu.reading.entities.sheet import Found, Sheet

Finder = Callable[[Sheet], Iterator[Found]]


@cache
def finders() -> tuple[Finder, ...]:
    """Return the `find` of each module of this folder, in the order of their names.

    >>> len(finders()) >= 4
    True
    """
    return tuple(import_module(f"{__name__}.{module.name}").find for module in iter_modules(__path__))
