"""S005: the same heading twice in one chapter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan, Section

_RANKED = ("chapter", "section")


@rule(
    code="S005",
    title="标题重复",
    message="标题「{title}」在同一部分里出现了两次。",
    remedy="请合并这两节，或改一个标题。",
    severity=Severity.WARNING,
    category="structure",
    basis="同一层级的标题应能区分内容",
    fails="第一章 产业\n第一节 发展新材料\n加快发展。\n第二节 发展新能源\n稳步推进。\n⟦第三节 发展新材料⟧\n建设基地。\n",
    passes="第一章 产业\n第一节 发展新材料\n加快发展。\n第二节 发展新能源\n稳步推进。\n",
)
def heading_repeated(plan: Plan) -> Iterator[Hit]:
    """Two sections of one name divide one task among two owners without saying how.

    False alarm: a plan whose parts each have the same sections (现状, 目标, 任务) under different parents, which are left out.
    """
    known: defaultdict[tuple[str | None, str, str], list[Section]] = defaultdict(list)
    for section in plan.outline:
        if section.level in _RANKED and len(section.title) >= 4:
            known[(section.parent, section.level, section.title)].append(section)
    for alike in known.values():
        for again in alike[1:]:
            yield Hit((again.place,), {"title": again.title}, (alike[0].place,))
