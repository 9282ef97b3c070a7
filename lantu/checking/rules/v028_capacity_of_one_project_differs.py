"""V028: one named project with two capacities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lantu.checking.figures import Figure, excludes, figures, section_of
from lantu.checking.likeness import matter, share_found
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_CAPACITY = re.compile(r"(?:年产能|年生产能力|装机容量|装机规模|处理能力|总投资|投资额|建筑面积|供热面积)$")
_FILLER = re.compile(r"集团|公司|有限|股份|升级|改造|技改|建设|项目|工程|新建")
_ALIKE = 0.85
_SHORT = 4
_NAME = 2  # characters a firm's name begins with
_MOST = 12


@rule(
    code="V028",
    title="同一项目的规模前后不一",
    message="{subject}一处是{one}，另一处（{other_subject}）是{other}。",
    remedy="请核对是不是同一个项目；是的话，统一为一个数。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一项目的规模只有一个值",
    fails="第一章 煤化工\n重点推进远山集团年产⟦150⟧万吨焦化升级改造项目。\n第二章 传统产业\n专栏1 改造项目\n1.远山年产180万吨焦化技改项目。\n2.东河物流园项目。",
    passes="第一章 煤化工\n重点推进远山集团年产180万吨焦化升级改造项目。\n第二章 传统产业\n专栏1 改造项目\n1.远山年产180万吨焦化技改项目。\n2.东河物流园项目。",
)
def capacity_of_one_project_differs(plan: Plan) -> Iterator[Hit | Looked]:
    """Text and box are kept by different people; who applies for land or approval needs one number.

    False alarm: two lines or phases of one firm whose names do not say so.
    """
    groups: defaultdict[tuple[object, ...], list[tuple[str, Figure]]] = defaultdict(list)
    for one in figures(plan):
        kind = _CAPACITY.search(one.subject)
        name = _bare(one.subject[: kind.start()]) if kind else ""
        if kind and len(name) >= _SHORT and one.quantity is not None and one.quantity.times is None:
            groups[one.unit, kind[0], name[:_NAME]].append((name, one))
    for alike in groups.values():
        for (name, one), (other_name, other) in combinations(alike[:_MOST], 2):
            if _one_project(name, other_name) and section_of(plan, one.number) != section_of(plan, other.number):
                yield Looked((one.id, other.id))
                if excludes(one, other):
                    facts = {
                        "subject": one.subject, "one": one.said, "other_subject": other.subject, "other": other.said,
                    }  # fmt: skip
                    yield Hit((one.number,), facts, (other.number,), f"{one.said} ≠ {other.said}", confidence=0.8)


def _bare(name: str) -> str:
    return _FILLER.sub("", matter(name))


def _one_project(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) <= 1 and share_found(short, long) >= _ALIKE
