"""U009: a share that does not say of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.annex import name_place
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SHARE = re.compile(
    r"(?P<what>所占比重|占比|比重)"
    r"(?:已|均|将)?(?:达到|达|为|提高到|提升到|提高至|提升至|升至|超过|突破|稳定在|保持在|高于|不低于)\s*\d[\d.]*\s*[%％]"
)
_PART = re.compile(r"[一-龥]{2,12}?(?:增加值|产值|产业|制造业|服务业|工业|经济)$")
_OF = re.compile(r"占(?!比)|比重的")
_WHOLE = re.compile(r"(?:总产值|增加值|生产总值|总收入|总量)[^，。；\n]{0,16}，\Z")
_FAR = 20
_CLAUSE = 40
_ROW = re.compile(r"(?:增加值|产值|产业|制造业|服务业|工业|经济)(?:占比|比重)$")


@rule(
    code="U009",
    title="占比没有写占什么",
    message="{count}处占比（如“{first}”）没有写分母：占地区生产总值，还是占规上工业增加值？",
    remedy="请写明“占……比重”。",
    severity=Severity.NOTE,
    category="unit",
    basis="算术：占比=部分÷总体",
    fails="第一章 成就\n转型步伐加快，⟦战略性新兴产业增加值占比⟧达到8%。\n",
    passes="第一章 成就\n转型步伐加快，战略性新兴产业增加值占地区生产总值比重达到8%。现代服务业增加值占服务业比重为64%。\n",
)
def share_of_what(plan: Plan) -> Iterator[Hit]:
    """Eight per cent of the product of the whole county or of its factories: the two differ by half.

    Silent where the clause just before tells of the whole (规模以上工业总产值居全市第二，高新技术产业占比…).
    False alarm: the denominator stands in the sentence before.
    """
    words = plan.text.words
    places = [
        plan.text.place(low + part.start(), found.end("what"))
        for found in _SHARE.finditer(words)
        for low in (max(0, found.start() - _FAR, words.rfind("\n", 0, found.start()) + 1),)
        if (part := _PART.search(words[low : found.start()]))
        and not _OF.search(words[low : found.start()])
        and not _WHOLE.search(words, max(0, low + part.start() - _CLAUSE), low + part.start())
    ]
    places += [name_place(one) for one in plan.indicators if _ROW.search(one.name) and not _OF.search(one.name[:-2])]
    if places:
        yield Hit(tuple(places), {"count": len(places), "first": plan.text.quote(places[0])}, confidence=0.8)
