"""I015: entries of boxes that name a category (…类项目) and no project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_CATEGORY = re.compile(r"类(?:重点|重大|建设|工程)*(?:项目|工程)$|^(?:其他|其它|相关)[一-龥]{0,8}(?:项目|工程)$")


@rule(
    code="I015",
    title="专栏只写了项目类别",
    message="专栏里有{count}条只写了类别（如“{first}”），没有项目名称，建成与否无从核对。",
    remedy="请换成具体的项目名称，或注明这一类包括哪几个项目。",
    severity=Severity.WARNING,
    category="untestable",
    basis="重大工程项目要能逐项核对（《国家发展规划法》第八条）",
    fails="第一章 城建\n专栏1：城市建设项目\n1.⟦城市照明类工程项目⟧。\n2.⟦人居环境类项目⟧。\n3.城西污水处理厂新建工程。\n",
    passes="第一章 城建\n专栏1：现代物流类项目\n1.城西污水处理厂新建工程。\n2.青石县粮油仓储园区项目。\n",
)
def box_entry_names_a_category(plan: Plan) -> Iterator[Hit]:
    """A category has no start, no owner and no end.

    False alarm: the entry is a heading and its projects follow it.
    """
    found = [
        project
        for box in plan.boxes
        for project in box.projects
        if _CATEGORY.search(re.sub(r"[（(][^（()）]*[）)]$", "", project.name))
    ]
    if found:
        facts = {"count": len(found), "first": found[0].name}
        yield Hit(tuple(project.place for project in found), facts, confidence=0.95)
