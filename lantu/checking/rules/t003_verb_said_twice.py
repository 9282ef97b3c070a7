"""T003: a verb before and after its object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_VERBS = re.compile("投入|改造|开展|实施|进行|打造|争取|给予")
_TWICE = re.compile(rf"({_VERBS.pattern})(?P<object>[^的和与及或，。；：、！？\n]{{3,24}})\1(?=[，。；：、！？\n]|\Z)")
_FRAME = re.compile(r"(?<!以)(?:重点)?围绕[^。；以]{4,40}为重点|以[^。；，]{2,20}为中心为(?:核心|重点)")
_FRAME_CUE = re.compile("为(?:重点|核心)")
_HANDLE = re.compile(
    r"(?<![可予])以(?P<what>[^，。；为]{6,40})(?:重要抓手|有力抓手|主要抓手|突破口|切入点|落脚点)(?=[，。；])"
)
_HANDLE_CUE = re.compile("抓手|突破口|切入点|落脚点")


@rule(
    code="T003",
    title="句式杂糅",
    message="“{words}”：{fault}。",
    remedy="请改写这个分句。",
    severity=Severity.WARNING,
    category="grammar",
    basis="文字校对",
    fails="规划安排⟦改造4条输电线路改造⟧，新增变电容量。",
    passes="规划安排改造4条输电线路，开展环境整治，以优化环境为重要抓手。",
)
def verb_said_twice(plan: Plan) -> Iterator[Hit]:
    """Two drafts of one clause left together, or a frame (以…为抓手) that lost a word.

    False alarm: a noun that is the same word as the verb and has a meaning of its own (打造…品牌打造 seldom is).
    """
    words = plan.text.words
    for one in holding(plan, sentences(plan), _VERBS):
        for twice in _TWICE.finditer(words, one.start, one.end):
            if "项目" not in twice["object"][-2:]:
                yield _hit(plan, *twice.span(), f"“{twice[1]}”说了两遍")
    for one in holding(plan, sentences(plan), _FRAME_CUE):
        for found in _FRAME.finditer(words, one.start, one.end):
            yield _hit(plan, *found.span(), "两种句式混在一起")
    for one in holding(plan, sentences(plan), _HANDLE_CUE):
        for found in _HANDLE.finditer(words, one.start, one.end):
            yield _hit(plan, *found.span(), "“以…为…”缺少“为”")


def _hit(plan: Plan, start: int, end: int, fault: str) -> Hit:
    return Hit((plan.text.place(start, end),), {"words": plan.text.words[start:end], "fault": fault}, confidence=0.8)
