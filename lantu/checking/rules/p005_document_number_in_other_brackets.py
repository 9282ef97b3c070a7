"""P005: the year of a document's number in square or round brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_NUMBER = re.compile(r"[一-鿿]{2,8}\s*[\[(（【]\s*(?:19|20)\d\d\s*[\])）】]\s*第?\s*\d{1,4}\s*号")


@rule(
    code="P005",
    title="发文字号的年份括号不合规范",
    message="发文字号“{words}”的年份应用六角括号〔 〕括入。",
    remedy="请改为“〔2021〕2号”的形式。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="GB/T 9704—2012 7.2.5",
    fails="落实《通知》（⟦某民函(2021) 2号⟧）文件要求，完善养老服务。",
    passes="按照某民函〔2021〕2号文件要求，完善养老服务（2021）年度第2号项目。",
)
def document_number_in_other_brackets(plan: Plan) -> Iterator[Hit]:
    """The form of a document's number is fixed; a number in another form is not found by a search.

    False alarm: a foreign document's number.
    """
    for found in _NUMBER.finditer(plan.text.words):
        yield Hit((plan.text.place(*found.span()),), {"words": found[0]})
