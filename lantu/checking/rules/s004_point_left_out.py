"""S004: points counted in a paragraph (一是…二是…四是) with one left out or told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.counting_on import breaks, runs
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_POINT = re.compile(r"([一二三四五六七八九十])(?:是|要)(?!否)")
_BEFORE = frozenset("。；：;:，,")
_HAN = "零一二三四五六七八九十"


@rule(
    code="S004",
    title="分条序号不连续",
    message="“{after}”前面是“{before}”，序号不连续。",
    remedy="请核对是否漏了一条，或改正序号。",
    severity=Severity.ERROR,
    category="structure",
    basis="编号应当连续",
    fails="要抓好四项工作：一是修路；二是架桥；⟦四是⟧通水。",
    passes="要抓好三项工作：一是修路；二是架桥；三是通水。",
)
def point_left_out(plan: Plan) -> Iterator[Hit]:
    """A point was lost or the count is wrong; who is given the points to carry out asks for the missing one.

    False alarm: two lists in one paragraph, each counted anew, which is allowed for.
    """
    for block in plan.text.blocks:
        points = [
            point
            for point in _POINT.finditer(plan.text.words, block.start, block.end)
            if _begins(plan.text.words, block.start, point.start())
        ]
        for run in runs([_HAN.index(point[1]) for point in points]):
            numbers = [_HAN.index(points[at][1]) for at in run]
            for one in breaks(numbers) if numbers[0] == 1 and len(numbers) > 2 else ():
                here, before = points[run[one.at]], points[run[one.before]]
                start = here.start(1)
                facts = {"after": here[0], "before": before[0]}
                yield Hit(
                    (plan.text.place(start, here.end()),), facts, (plan.text.place(before.start(1), before.end()),)
                )


def _begins(words: str, first: int, at: int) -> bool:
    """Tell whether an offset stands behind a mark or at the very beginning, spaces left out."""
    while at > first and words[at - 1].isspace():
        at -= 1
    return at == 0 or words[at - 1] in _BEFORE
