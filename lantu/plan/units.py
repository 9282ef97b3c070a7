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
    factor = 1
    known = units()
    if numerator not in known and unit not in known and (found := _MULTIPLIED.match(numerator)):
        factor = multiplier(found[1])
        numerator = numerator[found.end() :]
    one = known.get(unit) or known.get(numerator) or known.get(numerator.translate(_SUPERSCRIPTS))
    if one is None:
        return value * factor, numerator + slash + per
    scaled = value * factor * one.factor.numerator / one.factor.denominator
    return scaled, one.base if unit in known else one.base + slash + per


def unit_kind(unit: str) -> str | None:
    """Return what kind of quantity a unit counts (money, area, count …), None where the unit is unknown.

    >>> unit_kind("万亩"), unit_kind("户"), unit_kind("%")
    ('area', 'count', 'share')
    """
    known = units()
    numerator = unit.partition("/")[0]
    one = known.get(unit) or known.get(numerator) or known.get(re.sub(r"^[十百千万亿]+", "", numerator))
    return one.kind if one else None


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """Return a regular expression of every unit word, longest first, with full-width forms of per cent."""
    words = sorted(units(), key=len, reverse=True)
    return "|".join(map(re.escape, words)) + "|％"
