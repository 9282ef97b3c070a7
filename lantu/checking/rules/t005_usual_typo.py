"""T005: a word that is usually mistyped so."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.typos import usual_typos
from lantu.plan.model import Plan


@rule(
    code="T005",
    title="常见别字",
    message="“{wrong}”应为“{right}”。",
    remedy="请改正。",
    severity=Severity.ERROR,
    category="typo",
    basis="《现代汉语词典》第7版；《第一批异形词整理表》GF 1001—2001",
    fails="加快培育⟦新兴职业农民⟧，推进能源⟦提级利用⟧。",
    passes="加快培育新型职业农民，推进能源梯级利用，提高正规化水平。",
)
def usual_typo(plan: Plan) -> Iterator[Hit]:
    """A list of words with the form they should have; a longer word that is right is left alone.

    False alarm: a name that has the wrong form officially.
    """
    for start, end, right in usual_typos(plan.text.words):
        yield Hit((plan.text.place(start, end),), {"wrong": plan.text.words[start:end], "right": right})
