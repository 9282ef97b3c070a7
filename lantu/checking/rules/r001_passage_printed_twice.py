"""R001: a passage stands twice or more, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.passages import clusters, passages, place_of
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_LONG = 24  # characters of whole clauses: shorter ones are met by chance
_SENTENCE = 17  # characters of a whole sentence
_SHOWN = 18


@rule(
    code="R001",
    title="同一段话印了不止一遍",
    message="从“{opening}”起的{count}个字，在{copies}处一字不差地重复出现。",
    remedy="请只保留最合适的一处，别处改写或写“见某章某节”；若是复制后忘了改，请补上各处自己的内容。",
    severity=Severity.WARNING,
    category="duplicate_passage",
    basis="逐字比对",
    fails=(
        "第一章 城市\n⟦加快东山大街沿线风貌整治，精心雕琢一批特色片区，打造各具特色的城市景观⟧，建设公园。\n"
        "第二章 交通\n完善公交站点。⟦加快东山大街沿线风貌整治，精心雕琢一批特色片区，打造各具特色的城市景观⟧。"
    ),
    passes=(
        "第一章 城市\n加快东山大街沿线风貌整治，精心雕琢一批特色片区。\n"
        "第二章 交通\n加快柳河大街沿线风貌整治，打造各具特色的城市景观。"
    ),
)
def passage_printed_twice(plan: Plan) -> Iterator[Hit]:
    """Chapters put together from several offices' drafts repeat each other; then one copy is mended and the other is not.

    Set phrases, and what is promised again after it was reported, are left out.
    False alarm: a refrain the authors repeat on purpose.
    """
    same = [
        repeat
        for repeat, copied in passages(plan)
        if len(repeat.pieces) == 1 and (copied.clauses >= _LONG or copied.sentence >= _SENTENCE)
    ]
    for copies in clusters(same):
        places = tuple(place_of(plan, copy) for copy in copies)
        words = plan.text.quote(places[0])
        yield Hit(
            places,
            {"opening": words[:_SHOWN], "count": sum(1 for each in words if each.isalnum()), "copies": len(copies)},
            confidence=0.95,
        )
