"""P004: two marks where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_DOUBLED = re.compile(r"，，|、、|；；|：：|。。(?!。)|，[。；、：]|、[，。；：]|；[，。、：]|：[，。；、]|。[，、；]")


@rule(
    code="P004",
    title="标点重复或连用",
    message="“{words}”处连用了两个标点。",
    remedy="请只留一个。",
    severity=Severity.ERROR,
    category="punctuation",
    basis="GB/T 15834—2011 5.1",
    fails="完善公共服务体系⟦，。⟧推进城乡融合。",
    passes="完善公共服务体系（含教育、医疗等）。推进“一村一品”，提升效益。",
)
def marks_doubled(plan: Plan) -> Iterator[Hit]:
    """What is left after words were cut out or pasted.

    False alarm: an ellipsis typed as full stops, which is left out.
    """
    words = plan.text.words
    for found in _DOUBLED.finditer(words):
        if words[found.start() - 1 : found.start()] != "。":
            yield Hit(
                (plan.text.place(*found.span()),),
                {"words": words[max(0, found.start() - 6) : found.end() + 4].replace("\n", "")},
            )
