"""L003: a box lists projects that no sentence of the text speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.project_links import lists_projects, unmentioned
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SHOWN, _LONGEST = 3, 24


@rule(
    code="L003",
    title="专栏项目正文没有提到",
    message="专栏{number}列出{listed}个项目，其中{count}个正文没有一句提到：{names}。",
    remedy="请在正文相应章节写明为什么建、达到什么要求；若与本章任务无关，请移到对应专栏或删去。",
    severity=Severity.NOTE,
    category="project_without_text",
    basis="正文与专栏逐项比对",
    fails=(
        "第一章 城市\n建设卧龙公园，改造东正街棚户区，完善城市道路。\n"
        "专栏1-1：城市建设项目\n1.卧龙公园建设项目。\n2.东正街棚户区改造项目。\n3.⟦西关农贸市场改造工程⟧。"
    ),
    passes=(
        "第一章 城市\n建设卧龙公园，改造东正街棚户区，搬迁西关农贸市场。\n"
        "专栏1-1：城市建设项目\n1.卧龙公园建设项目。\n2.东正街棚户区改造项目。\n3.西关农贸市场改造工程。"
    ),
)
def project_the_text_never_mentions(plan: Plan) -> Iterator[Hit]:
    """A project no task of the text needs has no reason given, and nobody will notice when it is dropped.

    False alarm: the text speaks of it under a name that shares hardly a word with the box.
    """
    missing = {project.id: project for project in (unmentioned(plan) if lists_projects(plan) else ())}
    for box in plan.boxes:
        found = [project for project in box.projects if project.id in missing]
        if found:
            names = "、".join(f"“{_short(project.name)}”" for project in found[:_SHOWN])
            yield Hit(
                tuple(project.place for project in found),
                {
                    "number": box.number,
                    "listed": len(box.projects),
                    "count": len(found),
                    "names": names + ("等" if len(found) > _SHOWN else ""),
                },
                related=(box.title_place,),
                confidence=0.75,
            )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}……"
