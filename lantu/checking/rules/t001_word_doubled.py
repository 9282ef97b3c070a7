"""T001: a word typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_DOUBLED = re.compile(r"([的末或被把将之])\1(?![不])|等(?=等[一-鿿])(?!等方面)|([一-鿿]{2,4})\2")
_MEANT = re.compile(
    r"^(?:一|研究研究|讨论讨论|商量商量|考虑考虑|很多|越来|许多|好多|层层|人人|家家|世世|代代|千千|万万)"
)
_OFTEN = 2
_SAME = re.compile(r"^(.)\1+$")


@rule(
    code="T001",
    title="字词重复",
    message="“{words}”里“{twice}”重复了。",
    remedy="请删去多余的一个。",
    severity=Severity.ERROR,
    category="typo",
    basis="文字校对",
    fails="到规划期⟦末末⟧，建成氢能等新能源基地。",
    passes="到规划期末，建成氢能等新能源基地，人人参与，稳稳当当，实实在在。",
)
def word_doubled(plan: Plan) -> Iterator[Hit]:
    """What cut and paste leaves behind.

    False alarm: a verb and a noun that begin alike (发展发展型消费); names that repeat a syllable.
    """
    words, known = plan.text.words, dict[str, bool]()
    for found in _DOUBLED.finditer(words):
        twice = found[1] or found[2] or "等"
        if _MEANT.match(twice) or (found[2] and _SAME.match(found[2])):
            continue
        if found[2] and found[2] not in known:
            known[found[2]] = _is_a_word(words, found[2])
        if found[2] and not known[found[2]]:
            continue
        start, end = (found.start(), found.start() + 2) if twice == "等" else found.span()
        around = words[max(0, start - 5) : end + 5].replace("\n", "")
        severity = Severity.WARNING if found[2] or twice == "等" else None  # 等等 is a word of its own
        yield Hit((plan.text.place(start, end),), {"words": around, "twice": twice}, severity=severity, confidence=0.8)


def _is_a_word(words: str, twice: str) -> bool:
    """Tell a word typed twice from the ends of two words (构建共建共治): the text has it elsewhere without its own tail before it."""
    if len(twice) > 2:
        return True
    first, last = twice[0], twice[1]
    alone = re.findall(f"(?<!{re.escape(last)}){re.escape(twice)}(?!{re.escape(first)})", words)
    return len(alone) >= _OFTEN
