"""What several rules need of a plan is computed once and kept with the plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from lantu.plan.model import Plan

T = TypeVar("T")


def derived(view: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Return a view of a plan that is computed at first use and kept with that plan, as `cached_property` keeps a value.

    >>> @derived
    ... def length(plan: Plan) -> int:
    ...     print("counting")
    ...     return len(plan.text.words)
    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 目标"))
    >>> length(plan) + length(plan)
    counting
    12
    """
    name = f"{view.__module__}.{view.__qualname__}"

    @wraps(view)
    def kept(plan: Plan) -> T:
        values = vars(plan)  # a frozen dataclass guards its fields; what is derived from them is none
        try:
            value: T = values[name]
        except KeyError:
            value = values[name] = view(plan)
        return value

    return kept
