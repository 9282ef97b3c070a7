"""U010: a share is said to rise by per cent where points are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_RISE = re.compile(
    r"(?P<what>(?:比重|占比|所占比例|城镇化率|城市化率|覆盖率|普及率|入学率|入园率|参保率|失业率|绿化率|绿地率|处理率|利用率|达标率|合格率|抽检率|巩固率))"
    r"(?:比[^，。；]{1,8}|较[^，。；]{1,8})?(?:年均|累计|再|每年)?(?:提高|提升|下降|降低|上升|增加|回落)(?:了|约|近)?\s*(?P<share>\d[\d.]*\s*[%％])"
)

_BEFORE = re.compile(r"[一-龥]+$")


@rule(
    code="U010",
    title="比率之差用了百分号",
    message="“{what}……{share}”：比率升降{share}，是{share}还是{points}个百分点？两者不是一回事。",
    remedy="两个百分数相减的差，请写“个百分点”。",
    severity=Severity.NOTE,
    category="unit",
    basis="算术：由40%升到42%，是提高2个百分点，也是提高5%",
    fails="第一章 目标\n到2025年，常住人口城镇化率比2020年提高⟦5%⟧。\n",
    passes="第一章 目标\n到2025年，常住人口城镇化率比2020年提高5个百分点，提高到65%，生产效率提高20%。\n",
)
def per_cent_for_points(plan: Plan) -> Iterator[Hit]:
    """A rise of a share by 5 % is twice or ten times smaller than one by 5 points.

    False alarm: a relative change is meant, as with death rates, which are left out.
    """
    for found in _RISE.finditer(plan.text.words):
        share = found["share"].replace("％", "%")
        what = _BEFORE.search(plan.text.words[max(0, found.start() - 12) : found.end("what")])
        facts = {"what": what[0] if what else found["what"], "share": share, "points": share.rstrip("% ")}
        yield Hit((plan.text.place(*found.span("share")),), facts, confidence=0.75)
