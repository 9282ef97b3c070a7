"""S001: a box that stands before its turn, comes twice, or lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lantu.checking.counting_on import Break, breaks
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Box, Plan

_NUMBER = re.compile(r"(?:(\d+)\s*[-－—.]\s*)?(\d+)$")
_SAID = {"repeated": "与前面的专栏编号重复", "early": "排在了专栏{other}之前", "missing": "之前缺专栏{missing}"}


@rule(
    code="S001",
    title="专栏编号不连续",
    message="专栏{number}{fault}。",
    remedy="请调整次序或编号。",
    severity=Severity.WARNING,
    category="structure",
    basis="编号应当连续",
    fails=(
        "第八章 城乡建设\n专栏8-1：供电项目\n1.某某变电站项目\n⟦专栏8-3：供热项目⟧\n1.某某热源厂项目\n专栏8-2：供水项目\n1.某某水厂项目\n"
    ),
    passes="第八章 城乡建设\n专栏8-1：供电项目\n1.某某变电站项目\n专栏8-2：供热项目\n1.某某热源厂项目\n",
)
def box_out_of_order(plan: Plan) -> Iterator[Hit]:
    """Boxes are cited by number; one out of order is not found, one that lacks leaves a question.

    False alarm: none known: boxes of two numbers (8-2) are counted within their chapter.
    """
    numbered = [(box, found) for box in plan.boxes if (found := _NUMBER.search(box.number))]
    for _, group in groupby(numbered, key=lambda pair: pair[1][1]):
        boxes = [(box, int(found[2])) for box, found in group]
        for one in breaks([number for _, number in boxes]):
            yield _hit([box for box, _ in boxes], one)
    yield from _strays([(box, int(found[1])) for box, found in numbered if found[1]])


def _hit(boxes: list[Box], one: Break) -> Hit:
    box, other = boxes[one.at], boxes[one.before]
    following = boxes[one.at + 1].number if one.kind == "early" and one.at + 1 < len(boxes) else other.number
    numbered = _NUMBER.search(box.number)
    ahead = box.number[: numbered.start(2)] if numbered else ""  # 8- of 8-3
    missing = "、".join(f"{ahead}{number}" for number in one.missing)
    fault = _SAID[one.kind].format(other=following, missing=missing)
    related = (boxes[one.at + 1] if one.kind == "early" and one.at + 1 < len(boxes) else other).title_place
    return Hit((box.title_place,), {"number": box.number, "fault": fault}, (related,))


def _strays(boxes: list[tuple[Box, int]]) -> Iterator[Hit]:
    """Yield the boxes of a chapter that stand after those of later chapters."""
    highest, last = -1, None
    for box, chapter in boxes:
        if chapter < highest and last is not None:
            fault = f"离开了第{chapter}章，排在专栏{last.number}之后"
            yield Hit((box.title_place,), {"number": box.number, "fault": fault}, (last.title_place,))
        if chapter > highest:
            highest, last = chapter, box
