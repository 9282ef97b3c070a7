"""R002: a passage stands twice, and a few words of the two copies differ."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.passages import passages, place_of
from lantu.checking.repeats import Repeat, folded
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_LONG = 24  # characters of clauses that are nearly the same
_PIECE = 16  # characters in one piece: indicators named one after another with other figures are no copy
_SHOWN, _MOST = 18, 3


@rule(
    code="R002",
    title="两段话几乎相同，个别词不同",
    message="从“{opening}”起的两段话有{count}个字相同，却有{differences}处不同：{words}。",
    remedy="请核对以哪一处为准；若说的是同一件事，请只写一遍，或使两处一致。",
    severity=Severity.WARNING,
    category="duplicate_passage",
    basis="逐字比对",
    fails=(
        "第一章 目标\n⟦城乡居民收入高于全市平均水平，力争达到全省平均水平；教育教学质量稳步提高，中高考成绩位列全市前茅⟧。\n"
        "第二章 民生\n⟦城乡居民收入高于全市平均水平，达到全省平均水平；教育教学质量稳步提高，中高考成绩位列全市前茅⟧。"
    ),
    passes=(
        "第一章 目标\n地区生产总值增长9%，固定资产投资增长13%，社会消费品零售总额增长12%，城乡居民收入增长8%。\n"
        "第二章 民生\n地区生产总值增长6%，固定资产投资增长8%，社会消费品零售总额增长7%，城乡居民收入增长6%。"
    ),
)
def passage_printed_twice_with_changes(plan: Plan) -> Iterator[Hit]:
    """Where a copied passage was changed in one place only, goals and figures differ silently: 高于 here, 达到 there.

    False alarm: two like tasks told in like words on purpose.
    """
    for repeat, copied in passages(plan):
        longest = max(piece.length for piece in repeat.pieces)
        if len(repeat.pieces) == 1 or copied.clauses < _LONG or longest < _PIECE:
            continue
        differences = [_difference(plan, repeat, number) for number in range(len(repeat.pieces) - 1)]
        places = tuple(place_of(plan, copy) for copy in (repeat.early, repeat.late))
        yield Hit(
            places,
            {
                "opening": plan.text.quote(places[0])[:_SHOWN],
                "count": repeat.shared,
                "differences": len(differences),
                "words": "；".join(differences[:_MOST]) + ("等" if len(differences) > _MOST else ""),
            },
        )


def _difference(plan: Plan, repeat: Repeat, number: int) -> str:
    """Tell one difference: what the earlier copy says, and what the later."""
    early, late = list(repeat.differences())[number]
    one, other = (_words(plan, *span) for span in (early, late))
    if one and other:
        return f"前处“{one}”，后处“{other}”"
    return f"前处有“{one}”，后处没有" if one else f"后处多出“{other}”"


def _words(plan: Plan, start: int, end: int) -> str:
    words = plan.text.words[slice(*folded(plan).span(start, end))] if start < end else ""
    return words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}……{words[-4:]}"
