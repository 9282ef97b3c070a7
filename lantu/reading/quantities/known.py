"""Known indicators: which indicator of the table a number is a figure of, told by its name."""

from __future__ import annotations

import re

from lantu.plan.model import Indicator

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LOOSE = re.compile(r"[\s“”\"的、，]|^(?:全县|全市|全省|全国|全区|我县|我市|我省|其中)[:：]?")
_SAME = (("GDP", "地区生产总值"), ("国内生产总值", "地区生产总值"), ("比重", "占比"), ("比例", "占比"), ("增长率", "增速"), ("增长", "增速"), ("数量", "数"), ("卫生技术人员", "卫生人员"))  # fmt: skip
_ENDS = ("总数", "数")


class Known:
    """The indicators of a document by their names."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self._ids: dict[str, str] = {}
        for indicator in indicators:
            self._ids.setdefault(plain_name(indicator.name), indicator.id)

    def id_of(self, subject: str) -> str | None:
        """Return the id of the indicator of that name, None where there is none."""
        return self._ids.get(plain_name(subject)) if self._ids else None


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
