"""P006: one term with its quotation marks in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_QUOTED = re.compile(r"“([^“”\n]{2,24})”")
_SHORT, _TAIL = 3, 2  # two characters in quotation marks (“两业”, “双碳”) are a term of their own


@rule(
    code="P006",
    title="同一用语的引号位置不一",
    message="“{one}”与“{head}”{tail}是同一用语，引号的位置不同。",
    remedy="请统一引号的位置。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="GB/T 15834—2011 4.8；全文一致",
    fails="构建⟦“3+5+N产业体系”⟧。\n按照“3+5+N”产业体系布局项目。",
    passes="构建“3+5+N”产业体系。\n按照“3+5+N”产业体系布局项目。推广“两业融合”经验，申报“两业”融合试点。",
)
def quotation_of_one_term_differs(plan: Plan) -> Iterator[Hit]:
    """A reader asks whether two things are meant, and a search for the one misses the other.

    False alarm: none known: the words are the same.
    """
    words = plan.text.words
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for found in _QUOTED.finditer(words):
        places[found[1]].append(plan.text.place(*found.span()))
    for term, here in places.items():
        for cut in range(len(term) - _TAIL, _SHORT - 1, -1):
            head, tail = term[:cut], term[cut:]
            there = [one for one in places.get(head, ()) if words.startswith(tail, one.end)]
            if there:
                yield Hit((here[0],), {"one": term, "head": head, "tail": tail}, tuple(there[:2]))
                break
