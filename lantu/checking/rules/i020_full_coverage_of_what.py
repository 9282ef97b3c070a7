"""I020: a coverage of 100 per cent of nothing that could be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_FULL = re.compile(r"覆盖率(?:均|已|将|要)?(?:达到|达|为|实现|保持在?|稳定在)?(?:了)?100\s*[%％]")
_THINGS = re.compile(r"(?:示范)?(?:项目|工程|平台|基地|活动|试点|品牌|技术|模式|服务)$")
_STOP = re.compile(r"[。；\n]")
_COUNT = re.compile(r"\d+\s*(?:个|户|家|所|座|处|项|台|名|人)")


@rule(
    code="I020",
    title="“覆盖率100%”没有说覆盖了什么",
    message="“{what}”没有写分母：是哪些对象中的百分之百？",
    remedy="请写明应覆盖多少、已覆盖多少，或换成个数。",
    severity=Severity.NOTE,
    category="untestable",
    basis="算术：覆盖率=已覆盖数÷应覆盖数",
    fails="第一章 回顾\n两个项目被评选为示范项目，⟦示范项目覆盖率达100%⟧。\n",
    passes="第一章 回顾\n行政村光纤覆盖率达100%。全县9个园区均已入网，公共服务平台覆盖率达100%。\n",
)
def full_coverage_of_what(plan: Plan) -> Iterator[Hit]:
    """Full coverage sounds complete. Whether it covers two things or two hundred is the whole statement.

    False alarm: the sentence before says what is covered.
    """
    words = plan.text.words
    for found in _FULL.finditer(words):
        start = max(words.rfind(mark, 0, found.start()) for mark in "，。；：、\n") + 1
        sentence = max(words.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
        stop = _STOP.search(words, found.end())
        if _THINGS.search(words[start : found.start()]) and not _COUNT.search(
            words, sentence, stop.start() if stop else len(words)
        ):
            yield Hit(
                (plan.text.place(start, found.end()),), {"what": words[start : found.end()].strip()}, confidence=0.7
            )
