"""S003: a figure (图) that no sentence cites, or a citation without a figure, or one far from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.text import Block

_CAPTION = re.compile(r"(图|表)\s*(\d{1,2}(?:[-－—.]\d{1,2})?)(?![\d年月])")
_CITED = re.compile(r"(?:如|见|详见|参见|由|从)\s*(图|表)\s*(\d{1,2}(?:[-－—.]\d{1,2})?)(?!\d)")
_LONG = 60  # characters: a longer paragraph is no caption
_FAR = 1  # paragraphs of prose between the two
_MANY = 40  # characters: a shorter paragraph between is a caption or heading of its own


@rule(
    code="S003",
    title="图表与正文对不上",
    message="{kind}{number}{fault}。",
    remedy="请补上图表或引用，让引用紧跟图表。",
    severity=Severity.NOTE,
    category="structure",
    basis="图表应在正文中引用，并紧随首次引用之后",
    fails="第一章 回顾\n城区绿地面积逐年增加，全县造林步伐加快。\n⟦图1 2016-2019年绿地面积⟧\n空气质量持续改善，具体情况如图2所示。\n图2 2016-2019年优良天数\n",
    passes="第一章 回顾\n城区绿地面积逐年增加，如图1所示。\n图1 2016-2019年绿地面积\n空气质量持续改善，具体情况如图2所示。\n图2 2016-2019年优良天数\n",
)
def figure_and_its_mention(plan: Plan) -> Iterator[Hit]:
    """A figure that nothing cites is an orphan, a citation without a figure a promise unkept; far apart, they are not found.

    False alarm: a figure cited in words (下图); plans that never cite their figures by number are left alone.
    """
    words = plan.text.words
    cited = {(m[1], m[2]): m for m in reversed(list(_CITED.finditer(words)))}
    captions: dict[tuple[str, str], tuple[int, Block]] = {}
    for index, block in enumerate(plan.text.blocks):
        caption = _CAPTION.match(words, block.start, block.end)
        if caption and block.end - block.start < _LONG and block.table is None:
            captions.setdefault((caption[1], caption[2]), (index, block))
    if not cited:
        return
    for name, (index, block) in captions.items():
        place = plan.text.place(block.start, block.end)
        if name not in cited:
            yield Hit((place,), {"kind": name[0], "number": name[1], "fault": "在正文中没有引用"})
        elif _apart(plan, index, cited[name].start()) > _FAR:
            related = plan.text.place(*cited[name].span())
            yield Hit((place,), {"kind": name[0], "number": name[1], "fault": "离引用它的一段太远"}, (related,))
    for name, found in cited.items():
        if name not in captions and any(kind == name[0] for kind, _ in captions):
            yield Hit(
                (plan.text.place(*found.span()),),
                {"kind": name[0], "number": name[1], "fault": "引用了，却没有这幅图或表"},
            )


def _apart(plan: Plan, index: int, offset: int) -> int:
    """Return how many paragraphs of prose stand between a caption and its citation."""
    blocks = plan.text.blocks
    low, high = sorted((blocks[index].start, offset))
    return sum(low < block.start and block.end < high and _is_prose(block) for block in blocks)


def _is_prose(block: Block) -> bool:
    return block.table is None and block.end - block.start > _MANY
