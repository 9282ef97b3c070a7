"""V025: a system that one chapter founds and another perfects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.figures import section_of
from lantu.checking.looking_back import looks_back
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_VERB = re.compile(r"建立|组建|新建|健全|完善")
_FOUNDS = ("建立", "组建", "新建")
_BOTH = re.compile(r"[和与、]?(?:健全|完善|建立|起来)")  # 建立健全 says neither
_OTHERS = ("建立", "健全", "完善", "建设", "立和")
_ADVERBS = ("进一步", "加快", "逐步", "探索", "着力", "不断")
_OBJECT = re.compile(r"[一-鿿]{3,20}?(?:体系|制度|机制|平台|系统|网络|中心)(?![一-鿿]{0,2}(?:建设|功能))")
_SHORT = 8  # characters: a shorter object is of many things


class _Act(NamedTuple):
    new: bool
    place: Place
    thing: int
    section: int | None


@rule(
    code="V025",
    title="同一体系一处写建立、一处写健全",
    message="一处写“{new}”，另一处写“{old}”：{thing}现在有没有？",
    remedy="还没有的，统一写“建立”；已有的，统一写“健全”或“完善”。",
    severity=Severity.NOTE,
    category="value_conflict",
    basis="“建立”指从无到有，“健全”“完善”指已有而不全",
    fails="第一章 营商环境\n健全覆盖全县的信用监管体系。\n第二章 社会治理\n⟦加快建立覆盖全县的信用监管体系⟧。",
    passes="第一章 营商环境\n健全覆盖全县的信用监管体系。\n第二章 社会治理\n建立健全覆盖全县的信用监管体系。",
)
def founded_here_perfected_there(plan: Plan) -> Iterator[Hit]:
    """To found says there is none today, to perfect that there is; who is to do the work must know.

    False alarm: two stages of one work that the words do not tell apart.
    """
    acts: defaultdict[str, list[_Act]] = defaultdict(list)
    for one in _acts(plan):
        acts[plan.text.words[one.thing : one.place.end]].append(one)
    for thing, group in acts.items():
        new = next((one for one in group if one.new), None)
        old = next((one for one in group if not one.new and new is not None and one.section != new.section), None)
        if new is not None and old is not None:
            facts = {"new": plan.text.quote(new.place), "old": plan.text.quote(old.place), "thing": thing}
            yield Hit((new.place,), facts, (old.place,), confidence=0.7)


def _acts(plan: Plan) -> Iterator[_Act]:
    """Yield what chapters that look ahead found or perfect, headings and boxes included."""
    words = plan.text.words
    for verb in _VERB.finditer(words):
        start, end = verb.span()
        thing = _OBJECT.match(words, end)
        if thing is None or len(thing[0]) < _SHORT or _BOTH.match(words, end) or words[start - 2 : start] in _OTHERS:
            continue
        if not re.search("[和与及]", thing[0][:4]) and not looks_back(plan, start):
            adverb = next((one for one in _ADVERBS if words.endswith(one, 0, start)), "")
            place = plan.text.place(start - len(adverb), thing.end())
            yield _Act(verb[0] in _FOUNDS, place, thing.start(), section_of(plan, place))
