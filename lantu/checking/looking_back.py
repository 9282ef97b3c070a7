"""Looking back (回顾): the chapters of a plan that report what was done, told by their headings."""

from __future__ import annotations

import re
from bisect import bisect_right

from lantu.checking.derived import derived
from lantu.plan.model import Plan

_BACK = re.compile(
    r"回顾|成就|评估|成效|成绩|(?:完成|执行|基本|进展)情况|(?:发展|工作)进展|发展基础$|过去|形势|机遇|挑战|不足$|问题$"
)
_AHEAD = re.compile(r"目标|任务|安排|展望|思路|部署|解决")
_RANKED = ("part", "chapter", "section", "annex")


@derived
def _zones(plan: Plan) -> tuple[list[int], list[bool]]:
    """Return where each heading of rank stands, and whether what stands under it looks back."""
    starts, backs = list[int](), list[bool]()
    known: dict[str, bool] = {}
    for section in plan.outline:
        back = known.get(section.parent or "", False)
        if section.level in _RANKED and not back:
            back = bool(_BACK.search(section.title)) and not _AHEAD.search(section.title)
        known[section.id] = back
        starts.append(section.place.start)
        backs.append(back)
    return starts, backs


def looks_back(plan: Plan, offset: int) -> bool:
    """Tell whether an offset stands in a chapter that reports what was done or what the matter is.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 发展成就\\n粮食产量达到5万吨。\\n第二章 主要任务\\n粮食产量达到6万吨。"))
    >>> [looks_back(plan, offset) for offset in (12, 35)]
    [True, False]
    """
    starts, backs = _zones(plan)
    index = bisect_right(starts, offset) - 1
    return index >= 0 and backs[index]
