"""C003: one slogan stands with two numbers (三医联动, 四医联动)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.listings import without_lead
from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.slogans import counted_lists, is_known
from lantu.plan.model import Plan

_SLOGAN = re.compile(r"[“\"](?P<number>[两二三四五六七八九十])(?P<rest>[一-龥]{2,5})[”\"]")
_SETS = re.compile(
    r"^(?:[大个项种条类级位件支篇次轮批步不有好化无零上新到]|方面|年|区)"
)  # such sets stand side by side
_NUMBERS = re.compile(r"[一二两三四五六七八九十]")


@rule(
    code="C003",
    title="同一提法的数字前后不一",
    message="“{one}”在别处写作“{other}”{members}。",
    remedy="请核对是几项，全文统一；确是两回事的，请换个说法以免混淆。",
    severity=Severity.WARNING,
    category="slogan_list",
    basis="同一文件中同一提法应当一致",
    fails="第一章 医疗\n统筹推进医疗、医保、医药⟦“三医联动”⟧改革。深化医疗、医保、医药、医院⟦“四医联动”⟧改革。\n",
    passes="第一章 医疗\n统筹推进“三医联动”改革，深化“三医联动”成果，落实“三个一批”“五个一批”，做到“六稳”“六保”。\n",
)
def slogan_with_another_number(plan: Plan) -> Iterator[Hit]:
    """A slogan that grew from three to four in one chapter leaves the reader with two reforms of one name.

    False alarm: an older and a newer form are told apart on purpose.
    """
    words = plan.text.words
    found: dict[str, dict[str, list[re.Match[str]]]] = defaultdict(lambda: defaultdict(list))
    for slogan in _SLOGAN.finditer(words):
        if not _SETS.match(slogan["rest"]) and not _NUMBERS.search(slogan["rest"]):
            found[slogan["rest"]][slogan["number"].replace("两", "二")].append(slogan)
    lists = {one.end: one.members for one in counted_lists(plan)}
    for forms in found.values():
        if len(forms) > 1 and not all(is_known(group[0][0][1:]) for group in forms.values()):
            uses = sorted((one for group in forms.values() for one in group), key=lambda one: one.start())
            first = uses[0]
            other = next(one for one in uses if one["number"] != first["number"])
            told = [
                f"{one[0]}是{'、'.join(without_lead(lists[one.end() - 1]))}"
                for one in (first, other)
                if one.end() - 1 in lists
            ]
            facts = {"one": first[0][1:-1], "other": other[0][1:-1], "members": "，" + "，".join(told) if told else ""}
            yield Hit(tuple(plan.text.place(*one.span()) for one in uses), facts, confidence=0.85)
