"""Targets in words (目标的写法): one way to say them on every page, in every table, to officials and to the public."""

from __future__ import annotations

from decimal import Decimal

from lantu_web.record.models import Indicator
from lantu_web.record.selectors import Target

UNSTATED = "未写明"
_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
_PREFIXES = {"GROWTH": "年均 ", "CUMUL": "累计 ", "CUMUL_CUT": "累计降低 "}


def target_words(indicator: Indicator, target: Target, *, unit: bool = False) -> str:
    """Return the target in force as people write it, with its sign; growth and sums with the word that tells them.

    With `unit`, a number bears the indicator's unit; a rate always bears its sign of per cent.
    """
    if target.value is not None:
        return f"{_SIGNS.get(target.comparator, '')}{_number(target.value)}{indicator.unit if unit else ''}"
    if says_something(target.text):
        return target.text
    return growth_words(indicator) or UNSTATED


def growth_words(indicator: Indicator) -> str:
    """Return what the plan asks for a year or in sum, in words; "" where it asks for nothing."""
    said = indicator.growth_text.strip()
    if not says_something(said) or indicator.growth is None:
        return said if says_something(said) else ""
    bare = said[-1].isdigit()
    unit = ("%" if indicator.type in ("GROWTH", "CUMUL_CUT") else indicator.unit) if bare else ""
    return f"{_PREFIXES.get(indicator.type, '')}{said}{unit}"


def says_something(words: str) -> bool:
    """Tell whether a cell says anything: a stroke does not."""
    return any(character.isalnum() for character in words)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
