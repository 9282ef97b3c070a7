"""O007: a county promises what only a province or a city may do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from lantu.checking.cues import offsets_of
from lantu.checking.outdated import promised
from lantu.checking.own_place import of_a_county
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_CUES = ("地方性法规", "地方立法", "规章")
_NEAR = 16
_FILE = Path(__file__).parent.with_name("competence.yaml")


@cache
def _powers() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    kept = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["county"]
    return tuple(
        (re.compile(each["promises"]), {key: each[key] for key in ("powers", "holders", "source")}) for each in kept
    )


@rule(
    code="O007",
    title="县级规划承诺县级没有的权限",
    message="这里写“{words}”，而{powers}是{holders}的权限（{source}），县级没有。",
    remedy="请删去，或改为县级能做的事，如配合上级立法、制定规范性文件。",
    severity=Severity.WARNING,
    category="pasted_from_elsewhere",
    basis="《立法法》",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 生态\n健全生态文明建设法治保障，加强生态环保⟦地方性法规的制定⟧和修订工作。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 生态\n健全生态文明建设法治保障，落实上级生态环保地方性法规，加强执法工作。",
)
def power_a_county_has_not(plan: Plan) -> Iterator[Hit]:
    """Such a sentence was copied from a province's plan; the county cannot keep it.

    False alarm: an autonomous county, which may make regulations of its own and is not asked.
    """
    cues = offsets_of(plan.text.words, _CUES) if of_a_county(plan) else ()
    for at in cues:
        for promises, facts in _powers():
            found = promises.search(plan.text.words, max(0, at - _NEAR), at + _NEAR)
            if found and found.start() <= at < found.end() and promised(plan, found.start()):
                yield Hit((plan.text.place(*found.span()),), {"words": found.group(), **facts}, confidence=0.85)
