"""I026: promises to stand in the front rank, without a rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import is_multi_year, promising_at, unquoted
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_RANK = re.compile(
    r"(?P<verb>位列|进入|走在|位居|居于|处于|稳居|跻身|挺进|保持|达到|排名)(?P<where>全[国省市]|省内|市内|国内)[^，。；、\d]{0,4}(?P<rank>前列|前茅|第一方阵|第一梯队|较高水平|领先水平|上游)"
)
_SUBJECT = re.compile(
    r"[一-龥（）&A-Z]{0,10}(?:成绩|投入|质量|水平|指标|实力|总量|增速|收入|位次|排名|满意度|覆盖率|率)[^，。；]{0,6}$"
)
_NUMBER = re.compile(r"前?[\d一二两三四五六七八九十]+[位名]|第[一二三四五\d]")
_FAR = 24


@rule(
    code="I026",
    title="排位目标没有写第几",
    message="{count}处写了要在全市、全省排到前面（如“{first}”），没有写前几位、按什么排。",
    remedy="请写明前几位和依据的排名；不排名的，请改为具体数值。",
    severity=Severity.NOTE,
    category="untestable",
    basis="目标要能检验：写明指标、数值和期限",
    fails="十四五规划纲要（2021—2025年）\n第一章 教育\n到2025年，⟦中高考成绩位列全市前茅⟧。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 教育\n到2025年，中高考成绩位列全市前茅，进入前3名。特色产业处于全省领先水平。\n",
)
def rank_without_number(plan: Plan) -> Iterator[Hit]:
    """What is ranked can be checked, once the rank is said; 前列 can be claimed by half the counties.

    False alarm: an agreed reading of 前列 in the province, or a figure of speech.
    """
    if not is_multi_year(plan):
        return
    words, places = plan.text.words, []
    for found in _RANK.finditer(words):
        sentence = promising_at(plan, found.start())
        if sentence is None:
            continue
        low = max(sentence.start, found.start() - _FAR)
        subject = _SUBJECT.search(words[low : found.start()])
        if subject and not _NUMBER.search(words, found.start(), min(sentence.end, found.end() + _FAR)):
            start = low + subject.start()
            places.append(plan.text.place(start, found.end()))
    if places:
        facts = {"count": len(places), "first": unquoted(plan.text.quote(places[0]))}
        yield Hit(tuple(places), facts, confidence=0.7)
