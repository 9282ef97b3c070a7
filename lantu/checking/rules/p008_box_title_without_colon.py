"""P008: a box title without the colon that the others have."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_COLON = "：:"
_MOST = 0.2  # of the boxes: if more lack it, it is the style of the plan


@rule(
    code="P008",
    title="专栏标题缺少冒号",
    message="专栏{number}的编号后没有冒号，其他专栏有。",
    remedy="请补上冒号。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="全文一致",
    fails=(
        "第一章 任务\n专栏1：产业项目\n1.某某厂建设项目\n专栏2：交通项目\n1.某某路建设项目\n专栏3：水利项目\n1.某某渠建设项目\n"
        "专栏4：教育项目\n1.某某小学建设项目\n⟦专栏5文化项目⟧\n1.某某馆建设项目\n专栏6：卫生项目\n1.某某院建设项目\n"
    ),
    passes="第一章 任务\n专栏1：产业项目\n1.某某厂建设项目\n专栏2：交通项目\n1.某某路建设项目\n",
)
def box_title_without_colon(plan: Plan) -> Iterator[Hit]:
    """The titles of boxes are lifted into the list of boxes; one form for all.

    False alarm: none known.
    """
    lacking = []
    for box in plan.boxes:
        title = plan.text.quote(box.title_place)
        after = title.partition(box.number)[2] if box.number else _COLON
        if after and after.lstrip()[:1] not in _COLON:
            lacking.append(box)
    if lacking and len(lacking) <= _MOST * len(plan.boxes):
        for box in lacking:
            yield Hit((box.title_place,), {"number": box.number})
