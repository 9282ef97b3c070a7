"""T002: a bound said before and after the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_NUMBER = r"[^，。；、\n\d]{0,4}\d[\d.,，]*[^，。；、\n]{0,6}?"
_BOUNDS = {
    "不少于|不低于|不小于|至少|超过|高于|大于": "以上|余[个户家人亩项万元]|左右",
    "不超过|不高于|不多于|最多|低于|少于|小于": "以下|以内|左右",
    "大约|约|近": "左右|上下",
}
_TWICE = re.compile(
    "|".join(f"{bound}{_NUMBER}(?:{after})" for before, after in _BOUNDS.items() for bound in before.split("|"))
)  # each alternative begins with a letter of its own: the search skips what cannot begin one


@rule(
    code="T002",
    title="界限说了两遍",
    message="“{words}”前后两次说明界限。",
    remedy="请只留一个，如“不少于10个”或“10个以上”。",
    severity=Severity.ERROR,
    category="grammar",
    basis="文字校对",
    fails="建成⟦不少于10个以上⟧的示范站点。",
    passes="建成不少于10个的示范站点，覆盖10个以上社区，超过全省平均水平。",
)
def bound_said_twice(plan: Plan) -> Iterator[Hit]:
    """Two bounds together either repeat or contradict each other (近…左右); the number cannot be tested.

    False alarm: two numbers in one clause, each with a bound of its own; the distance is kept short.
    """
    for found in _TWICE.finditer(plan.text.words):
        if len(re.findall(r"\d[\d.,，]*", found[0])) == 1:
            yield Hit((plan.text.place(*found.span()),), {"words": found[0]})
