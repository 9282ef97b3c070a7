"""I014: a circle of so many minutes without a centre; a grid of roads that are named nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.goals import promising_at, unquoted
from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.slogans import is_known
from lantu.plan.model import Plan

_NUMERAL = r"[一二两三四五六七八九十]{1,3}"
_GRID = re.compile(rf"[“\"](?P<down>{_NUMERAL})纵(?P<across>{_NUMERAL})横[”\"]")
_CIRCLE = re.compile(r"(?:半|[一二两三123]|\d{2})个?(?:小时|分钟)(?:交通|经济|通勤|出行|旅游|都市|通达)圈\Z")
_CIRCLE_END, _CIRCLE_LONGEST = "圈", 8
_OF_ANOTHER = re.compile(r"(?:融入|对接|衔接|全[国省市州]|[省市州])[“\"]?$")
_CENTRE = re.compile(r"(?:以|到|至|距|融入)[一-龥]{0,12}?(?:为中心|市|县城|城区|中心|机场|高铁|都市)")
_DOWN = re.compile(r"纵(?<=[一二两三四五六七八九十]纵)")
_LISTED = re.compile(
    r"[”\"]?(?:[：:]|指|即|包括|由)|[：:为是]|[^。横]{0,30}[路街道线高速国省][、，]|横[”\"]?[^。]{0,8}(?:[：:（]|指|即|包括|由)"
)


@rule(
    code="I014",
    title="交通圈没有起点，纵横路网没有路名",
    message="“{first}”{count}没有写明{lacking}，建成与否无从判断。",
    remedy="请写明交通圈从哪里到哪里、用什么交通方式，路网是哪几条路、各到哪年建成。",
    severity=Severity.NOTE,
    category="untestable",
    basis="目标要能检验：写明指标、数值和期限",
    fails="第一章 交通\n打通断头路，建成⟦“六纵六横”⟧道路网，形成⟦半小时交通圈⟧。\n",
    passes="第一章 交通\n建成“两纵两横”道路网（两纵：青石路、白云路；两横：南湖街、北湖街）。形成到县城半小时交通圈。\n",
)
def circle_or_grid_of_nothing(plan: Plan) -> Iterator[Hit]:
    """A half-hour circle needs a centre and a way to travel; a grid needs its roads. Without them it is a figure of speech.

    False alarm: a map in the plan shows the roads.
    """
    words = plan.text.words
    places, lacking = [], []
    grids = [] if _is_listed(words) else list(_GRID.finditer(words))
    for found in grids:
        one = None if is_known(found[0][1:]) else promising_at(plan, found.start())
        if one and not _OF_ANOTHER.search(words[one.start : found.start()]):
            places.append(plan.text.place(*found.span()))
            lacking.append("是哪几条路")
    for found in _circles(words):
        one = promising_at(plan, found.start())
        if one and not _CENTRE.search(words, one.start, one.end):
            places.append(plan.text.place(*found.span()))
            lacking.append("起点和交通方式")
    if places:
        places.sort(key=lambda place: place.start)
        count = f"等{len(places)}处" if len(places) > 1 else ""
        facts = {
            "first": unquoted(plan.text.quote(places[0])),
            "count": count,
            "lacking": "、".join(dict.fromkeys(lacking)),
        }
        yield Hit(tuple(places), facts, confidence=0.7)


def _is_listed(words: str) -> bool:
    """Tell whether the roads of a grid are named anywhere."""
    return any(_LISTED.match(words, found.end()) for found in _DOWN.finditer(words))


def _circles(words: str) -> Iterator[re.Match[str]]:
    for at in offsets_of(words, _CIRCLE_END):
        found = _CIRCLE.search(words, max(0, at + 1 - _CIRCLE_LONGEST), at + 1)
        if found:
            yield found
