"""N004: one place is called a national park here, a forest park or scenic area there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from lantu.checking.cues import offsets_of
from lantu.checking.names import common_words, words
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_CLASS = re.compile(r"国家级|省级|国家(?!公园)|级")
_ENDS, _LONGEST = ("公园", "保护区", "名胜区"), 12
_STEM = 3  # characters before the kind that tell the place


def _stated(text: str) -> Iterator[re.Match[str]]:
    """Yield the protected places named, found by the words their kinds end with."""
    end = 0
    for at in offsets_of(text, _ENDS):
        match = _kinds().search(text, max(end, at - _LONGEST), at + _STEM)
        if match:
            end = match.end()
            yield match


@cache
def _kinds() -> re.Pattern[str]:
    kinds = "|".join(words().statuses)
    return re.compile(rf"(?P<stem>[一-鿿]{{{_STEM}}})(?P<kind>{kinds})")


@rule(
    code="N004",
    title="同一保护地写成几种类型",
    message="“{stem}”在文中既称{kinds}，各类保护地的管理要求不同。",
    remedy="请按批准文件核对它是哪一类保护地，全文统一；若确有几块不同的保护地，请写清各自范围。",
    severity=Severity.WARNING,
    category="name_variant",
    basis="《关于建立以国家公园为主体的自然保护地体系的指导意见》",
    fails="第一章 生态\n以⟦青龙沟国家公园⟧为主体建设自然保护地。\n第二章 旅游\n推进⟦青龙沟国家森林公园⟧、⟦青龙沟风景名胜区⟧提升改造。",
    passes="第一章 生态\n以青龙沟国家公园为主体建设自然保护地。\n第二章 旅游\n推进白石山国家森林公园、青龙沟国家公园提升改造。",
)
def protected_place_of_several_kinds(plan: Plan) -> Iterator[Hit]:
    """What may be built in a place hangs on the kind it was approved as; a plan that changes the kind cannot be checked.

    False alarm: a place where a nature reserve and a scenic area lie side by side, each approved.
    """
    found: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for match in _stated(plan.text.words):
        if match["stem"][1:] not in common_words():  # 创建国家森林公园: no place
            found[match["stem"]].append((match["kind"], plan.text.place(*match.span())))
    for stem, named in found.items():
        kinds = dict.fromkeys(kind for kind, _ in named)
        if len({_CLASS.sub("", kind) for kind in kinds}) > 1:
            told = "、又称".join(f"“{kind}”" for kind in kinds)
            yield Hit(tuple(place for _, place in named), {"stem": stem, "kinds": told}, confidence=0.8)
