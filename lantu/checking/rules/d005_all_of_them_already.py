"""D005: a target below a hundred per cent for what the plan reports as complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.figures import Figure, figures, folded
from lantu.checking.looking_back import looks_back
from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_COMPLETE = re.compile(r"稳定达标|全部达标|全面达标|实现全覆盖|全部(?:通|建成|覆盖|完成)|达标率(?:为|达到?|保持)?100%")
_CUE = re.compile(r"达标|覆盖|全部")
_RATE = re.compile(r"(达标|覆盖|普及|通达|合格|完成|处理|入户)率$")
_CLAUSE = re.compile(r"[^，,；;。]+$")
_ALIKE = 0.6  # of the pairs of characters of the target's name stand in the report's clause
_SHORT = 6


class _Report(NamedTuple):
    words: str
    place: Place


@rule(
    code="D005",
    title="已经全部达到的，目标却不到100%",
    message="前面已写“{report}”，这里{subject}的目标是{target}。",
    remedy="请核对现状；确已全部达到的，目标应为保持 100%。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="目标不应低于现状",
    fails="第一章 发展成就\n全县11个乡镇饮用水水源地水质稳定达标。\n第二章 环境保护\n到2025年，乡镇饮用水水源地水质达标率达到⟦97⟧%。",
    passes="第一章 发展成就\n全县11个乡镇饮用水水源地水质稳定达标。\n第二章 环境保护\n到2025年，乡镇饮用水水源地水质达标率保持100%，土壤环境质量达标率达到97%。",
)
def all_of_them_already(plan: Plan) -> Iterator[Hit | Looked]:
    """The achievements say all, the tasks say nearly all: one of the two is not true.

    False alarm: a rate by volume or by sample, where "all comply" was meant by site.
    """
    reports = list({one.words: one for one in _reports(plan)}.values())
    for one in figures(plan):
        if one.tense == "commitment" and one.unit == "%" and one.measure == "level" and _RATE.search(one.subject):
            found = next((report for report in reports if _alike(one.subject, report.words)), None)
            if found is not None:
                yield Looked((one.id,))
                if one.high < 100 and one.comparator not in (">=", ">"):
                    yield _hit(plan, one, found)


def _hit(plan: Plan, one: Figure, found: _Report) -> Hit:
    facts = {"report": plan.text.quote(found.place), "subject": one.subject, "target": one.said}
    return Hit((one.number,), facts, (found.place,), f"{one.said} < 100%")


def _reports(plan: Plan) -> Iterator[_Report]:
    """Yield the clauses that report something as complete, in chapters that look back."""
    words = plan.text.words
    for one in holding(plan, sentences(plan), _CUE):
        for found in _COMPLETE.finditer(words, one.start, one.end):
            clause = _CLAUSE.search(words, one.start, found.start())
            if clause and looks_back(plan, one.start):
                start = clause.start()
                yield _Report(folded(words[start : found.end()]), plan.text.place(start, found.end()))


def _alike(subject: str, report: str) -> bool:
    name = _RATE.sub("", folded(subject))
    pairs = {name[index : index + 2] for index in range(len(name) - 1)}
    return len(name) >= _SHORT and sum(pair in report for pair in pairs) >= _ALIKE * len(pairs)
