"""P005: the year of a document's number in square or round brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_BODY = re.compile(r"[一-鿿]{2,8}\s*$")
_LONGEST = 12
_NUMBER = re.compile(r"[\[(（【]\s*(?:19|20)\d\d\s*[\])）】]\s*第?\s*\d{1,4}\s*号")


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
    words = plan.text.words
    for found in _NUMBER.finditer(words):
        body = _BODY.search(words[max(0, found.start() - _LONGEST) : found.start()])
        if body is not None:
            start = found.start() - len(body[0])
            yield Hit((plan.text.place(start, found.end()),), {"words": words[start : found.end()]})
