"""Units (计量单位): which words are units, of which dimension, and how they convert. The table is units.yaml."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from lantu.plan.numerals import multiplier

_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3"})
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MULTIPLIED = re.compile(r"([十百千万亿]+)(?=.)")


class Unit(NamedTuple):
    """A unit word: the base unit of its dimension, how many bases it is, and what kind of quantity it counts."""

    base: str
    factor: Fraction
    kind: str
    counter: bool


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Return every unit word with its unit."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.plan").joinpath("units.yaml").read_text(encoding="utf-8"), loader)
    known = {word: Unit(word, Fraction(1), "count", counter=True) for word in table["counters"]}
    for dimension in table["dimensions"].values():
        for word, factor in dimension["units"].items():
            known[word] = Unit(dimension["base"], Fraction(factor), dimension["kind"], counter=False)
    return known


def normal_unit(words: str) -> str | None:
    """Return the unit as printed, with full-width letters and signs narrowed and white space dropped; None for "".

    >>> normal_unit("％"), normal_unit("ｋｍ"), normal_unit("万 平方米")
    ('%', 'km', '万平方米')
    """
    plain = re.sub(r"\s", "", words.translate(_FULL_WIDTH))
    return "个百分点" if plain == "百分点" else plain or None


def to_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return the value in the base unit of its dimension: value × multiplier × factor.

    Per cent, per mille and percentage points are units of their own and never convert; an unknown unit stays itself. A rate
    keeps what it is per: 万吨/年 becomes 吨/年.

    >>> to_base(Decimal("2.8"), "亿元"), to_base(Decimal(3), "个百分点"), to_base(Decimal(5), "万立方米/天")
    ((Decimal('280000000.0'), '元'), (Decimal('3'), '个百分点'), (Decimal('50000'), '立方米/天'))
    """
    numerator, slash, per = unit.partition("/")
    known = units()
    if unit in known:
        return value * known[unit].factor.numerator / known[unit].factor.denominator, known[unit].base
    by, name = _split(numerator)
    one = known.get(name)
    if one is None:
        return value * multiplier(by), name + slash + per
    return value * multiplier(by) * one.factor.numerator / one.factor.denominator, one.base + slash + per


def unit_kind(unit: str) -> str | None:
    """Return what kind of quantity a unit counts (money, area, count …), None where the unit is unknown.

    >>> unit_kind("万亩"), unit_kind("户"), unit_kind("%")
    ('area', 'count', 'share')
    """
    known = units()
    one = known.get(unit) or known.get(_split(unit.partition("/")[0])[1])
    return one.kind if one else None


def _split(words: str) -> tuple[str, str]:
    """Return multiplier and unit: 万千瓦 is 万 and 千瓦, 千万元 is 千万 and 元; the longest known unit counts."""
    known = units()
    multipliers = _MULTIPLIED.match(words)
    for length in range(multipliers.end() + 1 if multipliers else 1):
        for name in (words[length:], words[length:].translate(_SUPERSCRIPTS)):
            if name in known:
                return words[:length], name
    length = multipliers.end() if multipliers else 0
    return words[:length], words[length:]


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """Return a regular expression of every unit word, longest first, with full-width forms of per cent."""
    words = sorted(units(), key=len, reverse=True)
    return "|".join(map(re.escape, words)) + "|％"
