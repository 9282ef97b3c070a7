"""The official table of the decomposition (任务分工表): its sixteen columns and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, Q

from lantu.standards.indicator_library import library
from lantu_web.duties.selectors import DutyLine
from lantu_web.duties.things import kind_of, name_of
from lantu_web.frame.templatetags.components import figure
from lantu_web.notices.models import EarlyWarning, Step, WarningStep
from lantu_web.observations.selectors import figures_of
from lantu_web.promises.selectors import Kind, states_of
from lantu_web.record.models import Commitment, Indicator, Plan, Project
from lantu_web.record.standing import Standing, standing
from lantu_web.record.target_words import growth_words, target_words


class Column(NamedTuple):
    """A column: its heading, its width on A3 paper in millimetres, and the field a person may fill in; "" for none."""

    title: str
    width: int
    field: str = ""


COLUMNS = (
    Column("序号", 10),
    Column("类别", 12),
    Column("纲要章节条款与原文", 56),
    Column("目标", 24),
    Column("年度目标", 26),
    Column("属性", 15),
    Column("牵头单位", 22, "owner"),
    Column("责任单位", 24, "others"),
    Column("分管县领导", 16, "leader"),
    Column("主要措施/标志性成果", 34, "measures"),
    Column("完成时限", 20, "due"),
    Column("序时节点", 28, "nodes"),
    Column("数据来源与频率", 20),
    Column("进展", 36),
    Column("问题", 20),
    Column("下一步", 20),
)  # fmt: skip
CENTRED = frozenset({"序号", "类别", "属性", "牵头单位", "责任单位", "分管县领导", "完成时限"})


def title_of(plan: Plan) -> str:
    """Return the title of the table; a demonstration says that it is one."""
    return f"《{plan.title}》任务分工表{'（演示数据）' if plan.demo else ''}"


def rows(plan: Plan, lines: Sequence[DutyLine], at: datetime | None = None) -> list[list[str]]:
    """Return the rows of the table as text, in the order of the lines; a bounded number of queries."""
    held = _standings([line.thing for line in lines if isinstance(line.thing, Indicator)], at)
    said = _said_of_progress(lines, at)
    warned = _warnings(plan, at)
    return [
        _row(number, line, held.get(line.name), said.get(line.name, ""), warned)
        for number, line in enumerate(lines, start=1)
    ]


def _row(number: int, line: DutyLine, stands: Standing | None, said: str, warned: dict[int, EarlyWarning]) -> list[str]:
    thing, duty = line.thing, line.duty
    warning = warned.get(thing.pk) if isinstance(thing, Indicator) else None
    return [
        str(number),
        line.kind,
        "\n".join(part for part in (line.passage.where if line.passage else "", _said(line)) if part),
        _target(stands),
        _annual(stands),
        thing.attribute if isinstance(thing, Indicator) else "—",
        thing.owner.name if thing.owner else "",
        "、".join(one.name for one in line.others),
        duty.leader,
        duty.measures,
        line.due_words,
        "\n".join(line.node_words),
        _source(thing) if isinstance(thing, Indicator) else "—",
        f"{stands.word}：{stands.reason}" if stands else said,
        _last(warning, Step.REPLIED),
        _last(warning, Step.MEASURE),
    ]


def _said(line: DutyLine) -> str:
    """Return the plan's sentence; of a cell of a table the name is more telling."""
    words = line.passage.words if line.passage and not isinstance(line.thing, Indicator) else line.words
    return words if len(words) <= 160 else f"{words[:158]}……"


def _target(stands: Standing | None) -> str:
    if stands is None:
        return ""
    target, indicator = stands.target, stands.indicator
    when = f"{indicator.target_year}年 " if indicator.target_year and target.value is not None else ""
    told = when + target_words(indicator, target, unit=True) + ("（调整后）" if target.amended else "")
    growth = growth_words(indicator)
    return told if growth in ("", told) else f"{told}\n{growth}"


def _annual(stands: Standing | None) -> str:
    return "\n".join(f"{year}年 {figure(value)}" for year, value in stands.by_year.items()) if stands else ""


def _source(thing: Indicator) -> str:
    known = library().match(thing.name)
    return f"{known.department}，按{known.frequency}" if known else "待定"


def _last(warning: EarlyWarning | None, step: Step) -> str:
    """Return what the lead unit last said of a warning: why it is behind, or what it will do."""
    steps = [one for one in warning.steps.all() if one.step == step] if warning else []
    return steps[-1].words if steps else ""


def _standings(indicators: list[Indicator], at: datetime | None) -> dict[str, Standing]:
    figures = figures_of(indicators, at)
    return {f"indicator-{one.pk}": standing(one, figures[one.pk], at) for one in indicators}


def _said_of_progress(lines: Sequence[DutyLine], at: datetime | None) -> dict[str, str]:
    """Return what was last said of the progress of promises and projects, by name."""
    told: dict[str, str] = {}
    kinds: tuple[Kind, ...] = ("commitment", "project")
    for kind in kinds:
        things = [
            one.thing for one in lines if isinstance(one.thing, Commitment | Project) and kind_of(one.thing) == kind
        ]
        told |= {name_of(one.thing): f"{one.word}：{one.note.words}" for one in states_of(kind, things, at) if one.note}
    return told


def _warnings(plan: Plan, at: datetime | None) -> dict[int, EarlyWarning]:
    open_, known = Q(closed_at__isnull=True), WarningStep.objects.all()
    if at is not None:
        open_, known = (open_ | Q(closed_at__gt=at)) & Q(opened_at__lte=at), known.filter(at__lte=at)
    found = EarlyWarning.objects.filter(open_, indicator__plan=plan)
    return {one.indicator_id: one for one in found.prefetch_related(Prefetch("steps", known))}
