"""The place a plan is for (本地): its name, and whether it is a county."""

from __future__ import annotations

import re

from lantu.checking.derived import derived
from lantu.plan.model import Plan

_TITLE = re.compile(r"^(?:\d{4}年)?(?P<place>[一-鿿]{2,9}?(?:自治县|自治区|自治州|县|市|省|州|旗|区))(?!委)")
_NAMED = re.compile(r"(?:[县市省旗]|自治[州区])$")
_COUNTY = re.compile(r"(?<!自治)县$")
_RANK = re.compile(r"(?:自治县|自治区|自治州|县|市|省|州|旗|区)$")


@derived
def own_place(plan: Plan) -> str:
    """Return the name of the place a plan is for: from its title, else the place with a rank named most often; "" where unknown.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> own_place(read_plan(SourceText.of_words("柳河县国民经济和社会发展第十四个五年规划纲要\\n第一章 目标\\n柳河县粮食增产。")))
    '柳河县'
    """
    titled = _TITLE.match(plan.title or "")
    if titled:
        return titled["place"]
    places = [entity for entity in plan.entities if entity.type == "place" and _NAMED.search(entity.name)]
    return max(places, key=lambda entity: len(entity.mentions)).name if places else ""


def without_rank(place: str) -> str:
    """Return a place's name without 县, 市 and the like.

    >>> without_rank("柳河县")
    '柳河'
    """
    return _RANK.sub("", place)


def of_a_county(plan: Plan) -> bool:
    """Tell whether a plan is a county's (no autonomous county's, which has powers of its own)."""
    return bool(_COUNTY.search(own_place(plan)))
