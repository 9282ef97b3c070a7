"""D004: a state the plan reports as left behind, and starts from as today's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_LEFT = re.compile(r"(?:退出|消除|告别|摆脱|摘掉|消灭)(?:了)?([一-鿿ⅠⅡⅢⅣⅤVI]{2,6})")
_STILL = re.compile(r"(?:从|由)?(?:目前|现在|当前|现状|现有)的?([一-鿿ⅠⅡⅢⅣⅤVI]{2,6})")
_CUE = re.compile(r"类")
_CLASSES = str.maketrans({"一": "Ⅰ", "二": "Ⅱ", "三": "Ⅲ", "四": "Ⅳ", "五": "Ⅴ", "V": "Ⅴ"})
_SHORT = 3


class _State(NamedTuple):
    name: str
    place: Place


@rule(
    code="D004",
    title="已经退出的状态又作为现状",
    message="前面说已“{left}”，这里又写“{still}”。",
    remedy="请核对现状，改正其中一处。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="同一时点的现状只有一个",
    fails="第一章 发展成就\n河流出境断面水质稳定退出劣五类。\n第二章 生态目标\n出境断面水质⟦从目前的劣Ⅴ类⟧提升到Ⅳ类。",
    passes="第一章 发展成就\n河流出境断面水质稳定退出劣五类。\n第二章 生态目标\n出境断面水质从目前的Ⅴ类提升到Ⅳ类。",
)
def left_behind_and_still_there(plan: Plan) -> Iterator[Hit]:
    """Achievements are written by one hand and targets by another; they start from two different todays.

    False alarm: two stretches of river, or two places, of which only one has left the state.
    """
    left, still = list(_states(plan, _LEFT)), list(_states(plan, _STILL))
    for one in still:
        known = next((other for other in left if other.name == one.name and other.place.start < one.place.start), None)
        if known is not None:
            facts = {"left": plan.text.quote(known.place), "still": plan.text.quote(one.place)}
            yield Hit((one.place,), facts, (known.place,))


def _states(plan: Plan, pattern: re.Pattern[str]) -> Iterator[_State]:
    """Yield the states named after such words: the shortest name that ends in a class, else nothing."""
    for one in holding(plan, sentences(plan), _CUE):
        for found in pattern.finditer(plan.text.words, one.start, one.end):
            named = re.match(r".{1,3}?类", found[1].translate(_CLASSES))
            if named and len(named[0]) >= _SHORT:
                end = found.start(1) + len(named[0])
                yield _State(named[0], plan.text.place(found.start(), end))
