"""I017: near and long term with numbers and without years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import promising_sentences
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_TERMS = re.compile(r"近期|中期|远期|长远|长期")
_NUMBER = re.compile(r"[^，。；、]{0,16}\d")
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]|“十")


@rule(
    code="I017",
    title="近期、远期没有写到哪一年",
    message="“{near}”、“{far}”各给了数，却没有写到哪一年。",
    remedy="请写明近期和远期各到哪一年。",
    severity=Severity.WARNING,
    category="no_owner_or_date",
    basis="目标要能检验：写明指标、数值和期限",
    fails="第一章 城建\n新建污水处理二厂，实现⟦近期⟧1万吨/日、⟦远期⟧2万吨/日的处理能力。\n",
    passes="第一章 城建\n新建污水处理二厂，近期（2023年）1万吨/日、远期（2030年）2万吨/日。统筹近期和长远发展。\n",
)
def near_term_without_year(plan: Plan) -> Iterator[Hit]:
    """Near and far are years to the engineer who wrote them and nothing to the reader.

    False alarm: the chapter says once for all what its near and long terms are.
    """
    words = plan.text.words
    for one in holding(plan, promising_sentences(plan), _TERMS):
        found = [
            term for term in _TERMS.finditer(words, one.start, one.end) if _NUMBER.match(words, term.end(), one.end)
        ]
        kinds = list(dict.fromkeys(term[0] for term in found))
        if len(kinds) > 1 and not _YEAR.search(words, one.start, one.end):
            facts = {"near": kinds[0], "far": kinds[1]}
            yield Hit(tuple(plan.text.place(*term.span()) for term in found), facts)
