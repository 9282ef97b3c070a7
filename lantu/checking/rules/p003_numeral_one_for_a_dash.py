"""P003: the numeral 一 where a dash joins two places or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_PLACE = r"(?:[村镇乡县市区路街桥站园山口庄营寺湾河关]|广场|大道)"
_BETWEEN_PLACES = re.compile(rf"[（(](?P<left>[一-鿿]{{1,7}}?)一(?P<right>[一-鿿]{{1,8}}{_PLACE}?)(?=[)）段])")
_BETWEEN_SIGNS = re.compile(r"一(?:(?<=\d一)(?=\d)|(?<=[A-Za-z\d]一)(?=[A-Z]))")
_WHOLE = re.compile(
    r"合一|统一|之一|唯一|第一|专一|同一|单一|一体|一期|一批|一级|一类|一次|一流|万一|一站|一号|一线|一带|一路|一楼|一般|一定|一年|一月|一些|一样|[一二三四五六七八九十]一"
)


@rule(
    code="P003",
    title="连接号误作“一”字",
    message="“{words}”里的“一”应是连接号“—”。",
    remedy="请把“一”改为“—”。",
    severity=Severity.ERROR,
    category="punctuation",
    basis="GB/T 15834—2011 4.13（连接号）",
    fails="新建滨湖路连接线（李庄村⟦一⟧安平县）。",
    passes="新建滨湖路连接线（李庄村—安平县），推广“三合一”模式（多规合一试点）。",
)
def numeral_one_for_a_dash(plan: Plan) -> Iterator[Hit]:
    """The two look alike on paper; the places then read as one name.

    False alarm: a bracket with a word that has 一 in it (多规合一), for which usual words are left out.
    """
    words = plan.text.words
    for found in _BETWEEN_PLACES.finditer(words):
        left, right = found["left"], found["right"]
        if not _WHOLE.search(f"{left}一{right}") and _is_place(left, right):
            at = found.end("left")
            yield Hit((plan.text.place(at, at + 1),), {"words": words[found.start("left") : found.end()]})
    for found in _BETWEEN_SIGNS.finditer(words):
        at = found.start()
        yield Hit((plan.text.place(at, at + 1),), {"words": words[at - 4 : at + 5]})


def _is_place(left: str, right: str) -> bool:
    return bool(re.search(f"{_PLACE}$", right)) or bool(re.search(f"{_PLACE}$", left))
