"""O008: a county's promise has the whole city or province as its object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.outdated import promised
from lantu.checking.own_place import of_a_county
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_CUES = ("保障", "确保", "实现", "完善", "健全", "加强")
_UPPER = re.compile(
    r"(?:保障|确保|实现|完善|健全|加强)(?P<place>全市|全省|我市|我省|[一-鿿]{2,3}[市省])(?![场民级委政直域区容])(?P<rest>[^，。；\n]{4,60})"
)
_COMPARED = re.compile(r"平均|前列|第一|领先|示范|试点|一流|同步|规划|部署|共建|协同|对接|合作|以上|目标|任务")


@rule(
    code="O008",
    title="县级任务以全市或全省为对象",
    message="县级规划里写“{words}”，对象却是{place}，像是从上级文件照抄来的。",
    remedy="请改为本县范围内的任务；若是配合上级的工作，请写明本县做什么。",
    severity=Severity.NOTE,
    category="pasted_from_elsewhere",
    basis="上下文",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 生态\n⟦保障柳州市重点流域、林草地等重点领域生态保护补偿全覆盖⟧，补偿水平逐年提高。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 生态\n保障本县重点流域生态保护补偿全覆盖，实现全市领先水平。",
)
def upper_level_acts(plan: Plan) -> Iterator[Hit]:
    """A county cannot secure anything for a whole city; the sentence belongs to the city's plan.

    False alarm: a task the city has handed to the county for all of it.
    """
    if not of_a_county(plan):
        return
    words = plan.text.words
    for at in offsets_of(words, _CUES):
        found = _UPPER.match(words, at) if at == 0 or words[at - 1] in "，。；、\n" else None
        if found and promised(plan, at) and not _COMPARED.search(found["rest"]):
            yield Hit(
                (plan.text.place(*found.span()),), {"words": found.group(), "place": found["place"]}, confidence=0.7
            )
