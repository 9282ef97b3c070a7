"""R003: the same clause stands twice within a paragraph or in neighbouring paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lantu.checking.passages import SENTENCE, clusters, passages, place_of
from lantu.checking.repeats import folded, paragraphs_with_leads
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_LONG, _SENTENCE = 24, 17  # from here on a repeated passage is a finding wherever it stands
_SHOWN = 30


@rule(
    code="R003",
    title="相邻处重复同一句话",
    message="“{words}”在同一段或相邻段落里写了{copies}遍。",
    remedy="请删去多余的一句；若两处本想说不同的内容，请把后一句改成它自己的内容。",
    severity=Severity.WARNING,
    category="duplicate_passage",
    basis="逐字比对",
    fails="第一章 文化\n⟦推动理想信念教育常态化制度化⟧。办好图书馆。⟦推动理想信念教育常态化制度化⟧。",
    passes="第一章 文化\n推动理想信念教育常态化制度化。办好图书馆。推动技能培训常态化制度化。",
)
def sentence_repeated_nearby(plan: Plan) -> Iterator[Hit]:
    """A sentence said again a few lines on was left over from editing.

    False alarm: a slogan in quotation marks, which is left out where it is quoted both times.
    """
    text, words, stretches = folded(plan), plan.text.words, paragraphs_with_leads(plan)
    starts = [stretch.start for stretch in stretches]
    chosen = []
    for repeat, copied in passages(plan):
        if copied.clauses >= _LONG or copied.sentence >= _SENTENCE:
            continue
        early, late = text.span(*repeat.early), text.span(*repeat.late)
        here, there = bisect_right(starts, early[0]) - 1, bisect_right(starts, late[0]) - 1
        near = here == there or (here + 1 == there and stretches[here].section == stretches[there].section)
        lead = early[0] == stretches[here].start and copied.sentence < SENTENCE  # a lead is taken up by what follows it
        quoted = words[early[0] - 1] == words[late[0] - 1] == "“"
        if near and not lead and not quoted:
            chosen.append(repeat)
    for copies in clusters(chosen):
        places = tuple(place_of(plan, copy) for copy in copies)
        yield Hit(places, {"words": plan.text.quote(places[0])[:_SHOWN], "copies": len(copies)}, confidence=0.9)
