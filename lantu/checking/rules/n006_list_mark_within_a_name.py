"""N006: a box parts by 、 what the text writes as one name, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SIDE = 4  # characters on either side of the mark
_RUN = re.compile(r"[一-鿿]+")


@rule(
    code="N006",
    title="名称中的顿号一处有、一处没有",
    message="专栏写“{parted}”，是几样；正文写“{joined}”，是一样。",
    remedy="请核对是一个项目还是几个项目，正文与专栏写成一致。",
    severity=Severity.WARNING,
    category="name_variant",
    basis="GB/T 15834—2011 4.5",
    fails=(
        "第一章 文化\n建设⟦柳县新华书店连锁超市⟧和方志馆。\n专栏1-1：文化项目\n1.⟦柳县新华书店、连锁超市⟧、办公楼新建项目。\n2.方志馆项目。"
    ),
    passes=(
        "第一章 文化\n建设柳县新华书店、连锁超市和方志馆。\n专栏1-1：文化项目\n1.柳县新华书店、连锁超市、办公楼新建项目。\n2.方志馆项目。"
    ),
)
def list_mark_within_a_name(plan: Plan) -> Iterator[Hit]:
    """A bookshop with a supermarket, or a bookshop and a supermarket: sites and money differ.

    False alarm: a name that happens to be made of the words of two neighbours in a list.
    """
    words, known = plan.text.words, dict[str, int]()
    for box in plan.boxes:
        for project in box.projects:
            for mark in re.finditer("、", project.name):
                left = _RUN.findall(project.name[: mark.start()])
                right = _RUN.match(project.name, mark.end())
                if not left or right is None or not project.name[: mark.start()].endswith(left[-1]):
                    continue
                yield from _joined(plan, words, project.place.start + mark.start(), left[-1], right.group(), known)


def _joined(plan: Plan, words: str, mark: int, left: str, right: str, known: dict[str, int]) -> Iterator[Hit]:
    """Yield where the words on both sides of a mark of the box stand in the text without it."""
    if len(left) < _SIDE or len(right) < _SIDE or words[mark] != "、":
        return
    sought = left[-_SIDE:] + right[:_SIDE]
    if sought not in known:
        known[sought] = words.find(sought)
    at = known[sought]
    if at < 0:
        return
    common = 0
    while common < len(left) - _SIDE and at > common and words[at - common - 1] == left[-_SIDE - common - 1]:
        common += 1
    start, end = at - common, at + _SIDE + min(len(right), _SIDE)
    box = plan.text.place(mark - _SIDE - common, mark + 1 + min(len(right), _SIDE))
    text = plan.text.place(start, end)
    places = tuple(sorted((box, text), key=lambda place: place.start))
    yield Hit(places, {"parted": plan.text.quote(box), "joined": plan.text.quote(text)}, confidence=0.8)
