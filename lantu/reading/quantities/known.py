"""Known indicators: which indicator of the table a number is a figure of, told by its name."""

from __future__ import annotations

import re

from lantu.plan.model import Indicator
from lantu.plan.units import unit_kind
from lantu.standards.indicator_library import library

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LOOSE = re.compile(r"[\s“”\"的、，]|^(?:全县|全市|全省|全国|全区|我县|我市|我省|其中)[:：]?")
_SAME = (
    ("GDP", "地区生产总值"),
    ("国内生产总值", "地区生产总值"),
    ("比重", "占比"),
    ("比例", "占比"),
    ("增长率", "增速"),
    ("数量", "数"),
)
_ENDS = ("总数", "数")


class Known:
    """The indicators of a document by their names, and by the entry of the indicator library that has their name."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self._by_name: dict[str, Indicator] = {}
        self._by_key: dict[str, Indicator] = {}
        for indicator in indicators:
            self._by_name.setdefault(plain_name(indicator.name), indicator)
            if entry := library().match(indicator.name):
                self._by_key.setdefault(entry.key, indicator)

    def id_of(self, subject: str, unit: str | None) -> str | None:
        """Return the id of the indicator of that name, measured in a unit of the same kind; None where there is none."""
        if not self._by_name:
            return None
        found = self._by_name.get(plain_name(subject))
        if found is None and (entry := library().match(subject)):
            found = self._by_key.get(entry.key)
        return found.id if found and _one_kind(found.unit, unit) else None


def _one_kind(one: str | None, other: str | None) -> bool:
    """Tell whether two units can measure one thing; a unit that is not stated or not known tells nothing."""
    kinds = unit_kind(one or ""), unit_kind(other or "")
    return None in kinds or kinds[0] == kinds[1]


def plain_name(name: str) -> str:
    """Return a name as it compares: without brackets and the area, with one word for each thing that has two.

    >>> plain_name("地区生产总值（GDP）（亿元）") == plain_name("全县GDP"), plain_name("规上工业企业数量")
    (True, '规上工业企业')
    """
    name = _LOOSE.sub("", _BRACKETS.sub("", name))
    for word, same in _SAME:
        name = name.replace(word, same)
    for end in _ENDS:
        name = name.removesuffix(end)
    return name
