"""U005: an amount rises by percentage points; a rate stands at so many percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_POINTS = r"(?P<points>\d[\d.]*\s*个?百分点)"
_AMOUNT = re.compile(
    r"(?:增加值|总值|产值|收入|总额|投资额?|产量|销售额|销量|人数|人次|面积|余额|利润|税收|用电量|用水量|排放量|能耗|能源消耗|浓度|生产率|投入|支出|营业额|进出口额?|存栏量?|出栏量?)"
    r"(?:比去年(?:同期)?|比上年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|同比|环比|年均)?(?:实际)?"
    rf"(?P<how>增长|下降|增加|减少|提高|降低|上升|回落)(?:了|约|近|达到?)?\s*{_POINTS}"
)
_LEVEL = re.compile(rf"(?:达到|达|稳定在|保持在|控制在)\s*{_POINTS}")
_SHARES = re.compile(r"(?<!生产)率|速(?!度)|占|比重|比例|幅|指数|均速")
_CHANGES = re.compile(
    r"幅|差|拉动|贡献|高于|低于|快于|提高|提升|下降|降低|上升|回落|增长(?!率)|缩小|扩大|收窄|增加(?!值)|减少|升|降"
)
_FAR = 40


@rule(
    code="U005",
    title="百分点用错了地方",
    message="“{words}”：{why}。",
    remedy="请核对原数：总量的增减用百分之几或绝对数，比率的高低用百分之几，两个比率之差才用百分点。",
    severity=Severity.WARNING,
    category="unit",
    basis="百分点是两个百分数之差的单位（统计用语）",
    fails="第一章 能源\n2019年煤炭产业增加值比去年同期下降⟦1.01个百分点⟧。到2025年，森林覆盖率达到⟦42个百分点⟧。\n",
    passes="第一章 能源\n2019年煤炭产业增加值占比下降1.01个百分点，工业增加值增速比上年提高2个百分点，城镇化率提高幅度达到5个百分点。\n",
)
def points_for_an_amount(plan: Plan) -> Iterator[Hit]:
    """An amount cannot fall by percentage points: either its share or its growth is meant, or per cent.

    False alarm: a growth rate named without the word (工业增加值回落2个百分点 in a monthly review).
    """
    words = plan.text.words
    if "百分点" not in words:
        return
    for found in _AMOUNT.finditer(words):
        if not _SHARES.search(_clause(words, found.start(), found.end())):
            yield _hit(plan, found, "总量的增减不能用百分点，是指占比、增速，还是百分之几")
    for found in _LEVEL.finditer(words):
        if not _CHANGES.search(_clause(words, found.start(), found.start())):
            yield _hit(plan, found, "这里说的是高低，不是两个百分数之差，不能用百分点")


def _hit(plan: Plan, found: re.Match[str], why: str) -> Hit:
    place = plan.text.place(*found.span("points"))
    clause = _clause(plan.text.words, found.start(), found.end())
    return Hit((place,), {"words": clause.replace("“", "").replace("”", "").strip(), "why": why}, confidence=0.85)


def _clause(words: str, start: int, end: int) -> str:
    left = max(words.rfind(mark, max(0, start - _FAR), start) for mark in "，。；、\n")
    return words[max(left + 1, start - _FAR, 0) : end]
