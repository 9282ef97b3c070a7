"""P001: quotation marks, title marks or brackets of a paragraph do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", ")": "（"}
_OPENS = {"“": "“", "‘": "‘", "《": "《", "（": "（", "(": "（", "【": "【"}
_MARK = re.compile(f"[{re.escape(''.join({*_PAIRS, *_OPENS}))}]")
_NEAR = 3  # paragraphs: a program that broke a line leaves the halves of a pair this near,
_CLOSE = 40  # or this many characters: the buttons of a web page, one a line
_MOST = 0.02  # of the paragraphs: with more, the text itself was damaged in recognition


class _Lone(NamedTuple):
    block: int
    offset: int
    kind: str
    opens: bool


@rule(
    code="P001",
    title="引号、书名号或括号不成对",
    message="{marks}没有与之成对的另一半。",
    remedy="请补上缺少的一半，或删去多余的一半。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="GB/T 15834—2011 4.8、4.9、4.15",
    fails="坚持“保护优先”的原则，加强生态保护⟦”⟧。",
    passes="坚持“保护优先（含‘红线’)”的原则，印发《规划》，落实1）任务。",
)
def quotes_do_not_pair(plan: Plan) -> Iterator[Hit]:
    """A lone mark hides where a quotation ends; often words were cut. A list number such as 1） is no bracket.

    False alarm: a quotation that runs over several paragraphs, each opened anew.
    """
    lone = _without_broken_lines([mark for number in range(len(plan.text.blocks)) for mark in _lone(plan, number)])
    groups = [list(group) for _, group in groupby(lone, key=lambda mark: mark.block)]
    if len(groups) > max(10, _MOST * len(plan.text.blocks)):
        places = tuple(plan.text.place(mark.offset, mark.offset + 1) for mark in lone)
        yield Hit(places[:50], {"marks": f"{len(groups)}段里有引号或括号"}, (), "", Severity.NOTE)
        return
    for group in groups:
        marks = "这一段的" + "、".join(dict.fromkeys(f"「{plan.text.words[mark.offset]}」" for mark in group))
        yield Hit(tuple(plan.text.place(mark.offset, mark.offset + 1) for mark in group), {"marks": marks})


def _lone(plan: Plan, number: int) -> list[_Lone]:
    """Return the marks of a paragraph that have no other half in it, in order."""
    block, words = plan.text.blocks[number], plan.text.words
    stack: list[_Lone] = []
    lone: list[_Lone] = []
    for mark in _MARK.finditer(words, block.start, block.end):
        offset, character = mark.start(), mark[0]
        if character in _OPENS:
            stack.append(_Lone(number, offset, _OPENS[character], opens=True))
        elif character in _PAIRS:
            if stack and stack[-1].kind == _PAIRS[character]:
                stack.pop()
            elif character not in "）)" or not words[max(block.start, offset - 1) : offset].isdigit():
                lone.append(_Lone(number, offset, _PAIRS[character], opens=False))
    return sorted([*lone, *stack], key=lambda mark: mark.offset) if lone or stack else []


def _without_broken_lines(lone: list[_Lone]) -> list[_Lone]:
    """Return the marks whose other half does not stand in a paragraph right after: a line was broken there."""
    kept: list[_Lone] = []
    for mark in lone:
        other = kept[-1] if kept else None
        if (
            other
            and other.opens
            and not mark.opens
            and other.kind == mark.kind
            and other.block < mark.block
            and (mark.block - other.block <= _NEAR or mark.offset - other.offset <= _CLOSE)
        ):
            kept.pop()
        else:
            kept.append(mark)
    return kept
