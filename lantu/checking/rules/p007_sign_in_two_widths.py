"""P007: the same sign full-width here and half-width there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_PAIRS = (("＋", "+"), ("％", "%"), ("～", "~"))


@rule(
    code="P007",
    title="同一符号全角半角混用",
    message="“{wide}”（{wide_times}处）与“{narrow}”（{narrow_times}处）混用。",
    remedy="请全文统一用一种。",
    severity=Severity.NOTE,
    category="punctuation",
    basis="GB/T 15835—2011；全文一致",
    fails="推进“互联网⟦＋⟧教育”。\n推进“互联网+社区”，发展“旅游+康养”。",
    passes="推进“互联网+教育”。\n推进“互联网+社区”，发展“旅游+康养”。",
)
def sign_in_two_widths(plan: Plan) -> Iterator[Hit]:
    """A term typed in two widths is two terms to a search; the rarer form is pointed at, once for the whole text.

    False alarm: none known.
    """
    words = plan.text.words
    for wide, narrow in _PAIRS:
        found = {sign: [m.start() for m in re.finditer(re.escape(sign), words)] for sign in (wide, narrow)}
        if found[wide] and found[narrow]:
            rare, usual = sorted((wide, narrow), key=lambda sign: len(found[sign]))
            places = tuple(plan.text.place(at, at + 1) for at in found[rare])
            facts = {"wide": wide, "wide_times": len(found[wide]), "narrow": narrow, "narrow_times": len(found[narrow])}
            yield Hit(places, facts, tuple(plan.text.place(at, at + 1) for at in found[usual][:6]))
