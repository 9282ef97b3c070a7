"""I016: the projects of the boxes state no investment, unit or year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Box, Plan

_ACCOUNTABLE = re.compile(
    r"[\d.]+\s*[万亿]元|总投资|投资[额约\d]|责任单位|牵头单位|建设单位|实施单位|建设年限|建设期|建成(?:时间|年)|(?:19|20)\d\d\s*(?:年|[—\-－~～])"
)
_MOSTLY = 0.9
_FEWEST = 5


@rule(
    code="I016",
    title="专栏项目没有投资、责任单位和年份",
    message="{boxes}个专栏{projects}个项目中，{lacking}个没有写投资、责任单位和起止年份。",
    remedy="请给每个项目补上投资额、责任单位和起止年份，或另附项目表。",
    severity=Severity.WARNING,
    category="no_owner_or_date",
    basis="年度投资计划的内容：项目名称、建设内容及规模、工期、总投资、年度投资额、资金来源（《政府投资条例》第十六条）",
    fails=(
        "第一章 城建\n⟦专栏1：城市建设项目⟧\n1.城西污水处理厂新建工程。\n2.城东公园建设项目。\n3.北环路拓宽工程。\n4.体育馆建设项目。\n5.老城区供水管网改造工程。\n"
    ),
    passes=(
        "第一章 城建\n专栏1：城市建设项目\n1.城西污水处理厂新建工程，总投资1.2亿元，2023年建成。\n2.城东公园建设项目，总投资3000万元。\n"
        "3.北环路拓宽工程，总投资8000万元。\n4.体育馆建设项目，总投资5000万元。\n5.老城区供水管网改造工程，总投资2亿元。\n"
    ),
)
def boxes_without_investment_or_year(plan: Plan) -> Iterator[Hit]:
    """Projects without money, owner and year can be neither scheduled nor asked for.

    False alarm: a separate list of projects with these columns is published with the plan.
    """
    listed = [(box, project) for box in plan.boxes for project in box.projects]
    silent = [
        (box, project) for box, project in listed if not _ACCOUNTABLE.search(_entry(plan, box, project.place.end))
    ]
    if len(silent) < _FEWEST or len(silent) < _MOSTLY * len(listed):
        return
    boxes = list(dict.fromkeys(box for box, _ in silent))
    facts = {"boxes": len({box.id for box, _ in listed}), "projects": len(listed), "lacking": len(silent)}
    yield Hit(tuple(box.title_place for box in boxes), facts, confidence=0.9)


def _entry(plan: Plan, box: Box, end: int) -> str:
    """Return the lines of an entry: the one its name stands in, up to the next project or the end of the box."""
    words = plan.text.words
    later = min((one.place.start for one in box.projects if one.place.start >= end), default=box.place.end)
    start = words.rfind("\n", box.place.start, end) + 1
    return words[max(start, box.place.start) : max(later, end)]
