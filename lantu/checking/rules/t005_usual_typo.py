"""T005: a word that is usually mistyped so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.typos import Form, usual_typos, variants_from
from lantu.plan.model import Plan
from lantu.source.place import Place

_SEVERITY = {"错字": Severity.ERROR, "近义": Severity.WARNING, "异形": Severity.NOTE}
_SAID = {"错字": "应为", "近义": "一般应为", "异形": "推荐写作"}


@rule(
    code="T005",
    title="常见别字",
    message="“{wrong}”{should}“{right}”{times}。",
    remedy="请改正；同一个词全文用一种写法。",
    severity=Severity.ERROR,
    category="typo",
    basis="《现代汉语词典》第7版；《第一批异形词整理表》GF 1001—2001",
    fails="加快培育⟦新兴职业农民⟧，推进能源⟦提级利用⟧。",
    passes="加快培育新型职业农民，推进能源梯级利用，提高正规化水平。",
)
def usual_typo(plan: Plan) -> Iterator[Hit]:
    """A list of words with the form they should have; a longer word that is right is left alone.

    One finding for a word, however often it stands. Another spelling of a word (异形词) is a note, and none in plans from before the
    standard; a word that exists and hardly fits (消减 for 削减) is a warning.
    False alarm: a name that has the wrong form officially.
    """
    words = plan.text.words
    found: defaultdict[tuple[str, Form], list[Place]] = defaultdict(list)
    for start, end, form in usual_typos(words):
        found[words[start:end], form].append(plan.text.place(start, end))
    early = plan.period is not None and plan.period[0] < variants_from()
    for (wrong, form), places in found.items():
        if form.kind != "异形" or not early:
            yield _hit(plan, wrong, form, places)


def _hit(plan: Plan, wrong: str, form: Form, places: list[Place]) -> Hit:
    """Return the finding of a word; for another spelling, with a place that has the recommended one."""
    right_at = plan.text.words.find(form.right) if form.kind == "异形" else -1
    related = (plan.text.place(right_at, right_at + len(form.right)),) if right_at >= 0 else ()
    times = (f"，共{len(places)}处" if len(places) > 1 else "") + ("，全文另有这样写的" if related else "")
    facts = {"wrong": wrong, "should": _SAID[form.kind], "right": form.right, "times": times}
    return Hit(tuple(places), facts, related, severity=_SEVERITY[form.kind])
