"""L001: a section promises to build what no box lists as a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.building_promises import Promise, in_boxed_chapter, unlisted
from lantu.checking.goals import unquoted
from lantu.checking.headings import cited, ranked
from lantu.checking.project_links import lists_projects
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_MOST = 25  # sections with the surest promises first
_PLACES, _SHOWN = 8, 3
_PLAIN = 5  # characters of a name that tells enough without its number


@rule(
    code="L001",
    title="正文承诺建设，专栏没有项目",
    message="「{section}」写了要建设或改造的{names}，各专栏都没有列入相应项目。",
    remedy="请在专栏补列项目，写明单位、投资和年份；若不打算在规划期内建，请从正文删去。",
    severity=Severity.NOTE,
    category="text_without_project",
    basis="正文与专栏逐项比对",
    fails=(
        "第一章 城市\n第一节 供电\n2025年末新建⟦1座35kV变电站⟧。改造卧龙公园。\n"
        "专栏1-1：城市建设项目\n1.卧龙公园改造项目。\n2.东正街棚户区改造项目。"
    ),
    passes=(
        "第一章 城市\n第一节 供电\n2025年末新建1座35kV变电站。改造卧龙公园。\n"
        "专栏1-1：城市建设项目\n1.卧龙公园改造项目。\n2.西坪35kV变电站新建项目。"
    ),
)
def promise_without_project(plan: Plan) -> Iterator[Hit]:
    """A work without a project has no money, no owner and no year; at the end of the period nobody can say who was to build it.

    Only plans with boxes are asked, and only chapters that have one.
    False alarm: the box has it under a name that shares hardly a word with the text, or lists only the largest projects.
    """
    sections: dict[int, list[Promise]] = defaultdict(list)
    for promise in unlisted(plan) if lists_projects(plan) else ():
        at = ranked(plan, promise.section)
        if at is not None and in_boxed_chapter(plan, promise.place.start):
            sections[at].append(promise)
    sections = {at: found for at, found in sections.items() if len(found) > 1 or found[0].strength > found[0].soft}
    surest = sorted(sections, key=lambda at: (-max(each.strength for each in sections[at]), at))[:_MOST]
    for at in surest:
        found = sorted(sections[at], key=lambda promise: (-promise.strength, promise.place.start))[:_PLACES]
        names = list(dict.fromkeys(_name(plan, promise) for promise in found))
        shown = "、".join(f"“{name}”" for name in names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
        section = plan.outline[at]
        boxes = [box.title_place for box in plan.boxes if section.place.start <= box.place.start < section.body_end]
        yield Hit(
            tuple(promise.place for promise in sorted(found, key=lambda promise: promise.place.start)),
            {"section": cited(plan, at), "names": shown},
            related=tuple(boxes),
            confidence=0.7 if found[0].strength > 1 else 0.6,
        )


def _name(plan: Plan, promise: Promise) -> str:
    """Return the work as the message names it: a short one with its number (15个老旧小区)."""
    return unquoted(promise.work if len(promise.work) >= _PLAIN else plan.text.quote(promise.place))
