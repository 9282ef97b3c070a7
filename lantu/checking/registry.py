"""Finds the rules by looking in the folder; selects them by code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

from lantu.checking import rules
from lantu.checking.rule import Rule
from lantu.errors import RuleUnknown


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    found = []
    for module in pkgutil.iter_modules(rules.__path__):
        loaded = importlib.import_module(f"{rules.__name__}.{module.name}")
        found += [thing for thing in vars(loaded).values() if isinstance(thing, Rule)]
    return tuple(sorted(found, key=lambda one: one.code))


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules whose code begins with one of `select` (all where it is empty) and with none of `ignore`.

    Raises:
        RuleUnknown: a prefix no rule begins with.

    >>> selected(select=["Z999"])
    Traceback (most recent call last):
    ...
    lantu.errors.checking.RuleUnknown: E301 没有编号以“Z999”开头的规则。规则编号是一个字母加三位数字。请用 lantu rules 查看全部规则。
    """
    chosen, left_out = tuple(select), tuple(ignore)
    for prefix in (*chosen, *left_out):
        if not any(one.code.startswith(prefix) for one in all_rules()):
            raise RuleUnknown(prefix=prefix)
    return tuple(
        one
        for one in all_rules()
        if (not chosen or one.code.startswith(chosen)) and not (left_out and one.code.startswith(left_out))
    )
