"""A023: a fall of more than a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.plan.numerals import parse_number

_FALL = re.compile(r"(?:下降|降低|减少|压减|削减|缩减|下调)了?(?:约|近|超过|达)?([1-9]\d{2,}(?:\.\d+)?)\s?[%％]")
_CUE = re.compile("下降|降低|减少|压减|削减|缩减|下调")


@rule(
    code="A023",
    title="降幅超过100%",
    message="“{words}”：减少的不能比原有的多。",
    remedy="请核对降幅；说的是“下降到”的，请补上“到”字。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术：降幅至多是100%",
    fails="第一章 发展回顾\n五年间，重污染天数⟦减少120%⟧。",
    passes="第一章 发展回顾\n五年间，重污染天数减少82%，投诉量下降到上年的120%。",
)
def fall_of_more_than_all(plan: Plan) -> Iterator[Hit]:
    """Nothing falls below nought; 120% was meant as a ratio, or as 1.2 or 12 per cent.

    False alarm: a profit that turned into a loss.
    """
    words = plan.text.words
    for one in holding(plan, sentences(plan), _CUE):
        for found in _FALL.finditer(words, one.start, one.end):
            value = parse_number(found[1])
            if value is not None and value > 100 and not re.search("利润|盈利|亏", words[one.start : found.start()]):
                yield Hit((plan.text.place(*found.span()),), {"words": found[0]}, (), f"{found[1]}% > 100%")
