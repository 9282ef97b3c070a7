"""C005: a paragraph gives one slogan of three or four short members in two forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from lantu.checking.prose import paragraphs
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SLOGAN = re.compile(
    r"(?:确保|做到|实现|坚持|力争|达到|“)(?P<list>[^、，。；：“”\s]{2,6}(?:、[^、，。；：“”\s]{2,6}){2,4})(?=[，。；”])"
)
_MEANS = 2
_MOST = 10


@rule(
    code="C005",
    title="同一口号在一段里有两种写法",
    message="“{one}”和“{other}”在同一段里像是一个口号的两种写法。",
    remedy="请统一为一种写法；确是两项政策的，请分别写明。",
    severity=Severity.NOTE,
    category="slogan_list",
    basis="同一文件中同一提法应当一致",
    fails="第一章 搬迁\n强化后续扶持，确保⟦搬得出、稳得住、能致富⟧。促进就业，确保⟦稳得住、有就业、逐步能致富⟧。\n",
    passes="第一章 搬迁\n强化后续扶持，确保搬得出、稳得住、能致富。促进就业，做到有岗位、有技能、有保障。\n",
)
def two_forms_of_one_slogan(plan: Plan) -> Iterator[Hit]:
    """Two versions side by side show that two authors wrote the paragraph; one of them is the policy's own words.

    False alarm: two policies whose set phrases resemble each other.
    """
    words = plan.text.words
    for one in paragraphs(plan):
        found = [
            (slogan.span("list"), slogan["list"].split("、")) for slogan in _SLOGAN.finditer(words, one.start, one.end)
        ]
        for (span, members), (other_span, others) in combinations(found[:_MOST], 2):
            if _two_forms(members, others):
                facts = {"one": "、".join(members), "other": "、".join(others)}
                yield Hit((plan.text.place(*span), plan.text.place(*other_span)), facts, confidence=0.7)


def _two_forms(members: list[str], others: list[str]) -> bool:
    """Tell forms of one slogan: as many members, at least two alike and one not, one of those the very same."""
    if len(members) != len(others) or members == others:
        return False
    same = set(members) & set(others)
    alike = sum(any(a in b or b in a for b in others) for a in members)
    return bool(same) and _MEANS <= alike < len(members)
