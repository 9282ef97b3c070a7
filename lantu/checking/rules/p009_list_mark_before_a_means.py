"""P009: a list mark (、) where the list has ended and a new clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_QUOTED = re.compile(r"“[^”]*$")
_MEANS = re.compile(
    r"、(?<=[一-鿿”）]、)(?=(?:通过(?!率)(?!验收|评估|审[查核批议])|从而|进而|以便|致力于|形成(?!机制|时间|原因))[一-鿿]{3})"
)


@rule(
    code="P009",
    title="顿号后是另一分句",
    message="“{words}”：顿号后已不是并列的词，而是另一分句。",
    remedy="请把顿号改为逗号。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="GB/T 15834—2011 4.5",
    fails="开展就业创业活动⟦、⟧通过落实扶持政策带动就业。",
    passes="开展就业、创业活动，通过落实扶持政策带动就业，讨论、通过决议。",
)
def list_mark_before_a_means(plan: Plan) -> Iterator[Hit]:
    """、 joins words of one kind; before 通过, 从而, 形成 a clause begins.

    False alarm: a list of verbs (研究、通过决议), for which usual objects are left out.
    """
    words = plan.text.words
    for found in _MEANS.finditer(words):
        if _QUOTED.search(words[max(0, found.start() - 20) : found.start()]):
            continue
        yield Hit(
            (plan.text.place(*found.span()),), {"words": words[found.start() - 8 : found.end() + 6].replace("\n", "")}
        )
