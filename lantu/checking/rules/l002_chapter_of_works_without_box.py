"""L002: a chapter promises works, and has no box of projects, though other chapters have."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.building_promises import in_boxed_chapter, unlisted
from lantu.checking.project_links import lists_projects
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SHOWN, _BOXES = 3, 2


@rule(
    code="L002",
    title="整章没有项目专栏",
    message="「{chapter}」写了要建的{names}，整章却没有一个项目专栏。",
    remedy="请为本章补一个项目专栏，或写明这些建设列在哪一个专栏。",
    severity=Severity.NOTE,
    category="text_without_project",
    basis="正文与专栏逐项比对",
    fails=(
        "⟦第一章 扩大开放⟧\n依托经济开发区，加快建设⟦跨境电子商务园区⟧。\n"
        "第二章 城市\n改造卧龙公园。\n专栏2-1：城市建设项目\n1.卧龙公园改造项目。\n2.东正街棚户区改造项目。\n"
        "专栏2-2：供水项目\n1.水厂改造项目。\n2.管网改造项目。"
    ),
    passes=(
        "第一章 扩大开放\n依托经济开发区，加快建设卧龙公园。\n"
        "第二章 城市\n改造卧龙公园。\n专栏2-1：城市建设项目\n1.卧龙公园改造项目。\n2.东正街棚户区改造项目。\n"
        "专栏2-2：供水项目\n1.水厂改造项目。\n2.管网改造项目。"
    ),
)
def chapter_of_works_without_box(plan: Plan) -> Iterator[Hit]:
    """Where every other chapter lists its projects, works of this one will be planned by nobody.

    False alarm: the works are listed in a box of another chapter under other words.
    """
    if len(plan.boxes) < _BOXES or not lists_projects(plan):
        return
    left = [one for one in unlisted(plan) if not in_boxed_chapter(plan, one.place.start)]
    for chapter in plan.outline:
        if chapter.level != "chapter":
            continue
        found = [promise for promise in left if chapter.place.start <= promise.place.start < chapter.body_end]
        if found:
            names = list(dict.fromkeys(f"“{promise.work}”" for promise in found))
            yield Hit(
                (chapter.place, *(promise.place for promise in found)),
                {
                    "chapter": f"{chapter.number} {chapter.title}".strip(),
                    "names": "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else ""),
                },
                confidence=0.7,
            )
