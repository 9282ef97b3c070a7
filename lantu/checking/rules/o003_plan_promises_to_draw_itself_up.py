"""O003: a plan promises to draw up the very plan it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.five_year_plans import years_of_plan
from lantu.plan.model import Plan

_DRAWN_UP = re.compile(
    r"(?:制定|编制|起草|谋划)好?[^，。；、\n《]{0,6}?[“\"]?(?P<plan>十[一二三四五六七]?)五[”\"]?(?:时期)?(?:国民经济和社会发展)?(?:规划纲要|发展规划纲要|总体规划|规划)(?=[，。；、])"
)
_CUES = ("制定", "编制", "起草", "谋划")
_BASED = re.compile(r"(?:根据|按照|依据|依照)[^，。；]{0,30}$")


@rule(
    code="O003",
    title="规划把编制自己列为任务",
    message="本文就是这个规划，却写着要“{words}”，像是从规划《建议》里照抄来的。",
    remedy="请删去，或改为“组织实施”“编制专项规划”等本规划通过以后要做的事。",
    severity=Severity.WARNING,
    category="pasted_from_elsewhere",
    basis="上下文",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 落实机制\n充分发挥规划导向作用，科学⟦制定“十四五”规划纲要⟧，编制实施各类专项规划。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 落实机制\n充分发挥规划导向作用，科学编制“十四五”专项规划，做好“十五五”规划纲要前期研究。",
)
def plan_promises_to_draw_itself_up(plan: Plan) -> Iterator[Hit]:
    """The Party committee's proposal asks for the plan; the plan itself cannot. Such a sentence was copied and not read.

    False alarm: an annual report, which may well announce the plan; only plans of several years are asked.
    """
    if plan.period is None or plan.period[0] == plan.period[1]:
        return
    for at in offsets_of(plan.text.words, _CUES):
        found = _DRAWN_UP.match(plan.text.words, at)
        if found is None:
            continue
        before = plan.text.words[max(0, found.start() - 40) : found.start()]
        if years_of_plan(found["plan"]) == plan.period and not _BASED.search(before):
            yield Hit((plan.text.place(*found.span()),), {"words": found.group()}, confidence=0.9)
