"""EXTERNAL (上级下达): a target that a higher level hands down (完成市里下达的目标). Until the document is registered: 待下达.

Expected, progress and status: by the type of the target handed down. A document for the year stands before one for the whole period.
"""

from __future__ import annotations

from dataclasses import replace

from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.goal import Issued
from lantu.tracking.kind import Case, Kind


def in_force(issued: tuple[Issued, ...], year: int) -> Issued | None:
    """Return the latest document for a year, else the latest for the whole period, else None.

    >>> from datetime import date
    >>> from lantu.tracking.goal import Goal
    >>> whole = Issued(Goal("耕地", "FLOOR"), "市〔2026〕1号", date(2026, 5, 1))
    >>> in_force((whole,), 2027).document, in_force((), 2027)
    ('市〔2026〕1号', None)
    """
    for wanted in (year, None):
        found = sorted((one for one in issued if one.year == wanted), key=lambda one: one.on)
        if found:
            return found[-1]
    return None


def judge(case: Case) -> Assessment:
    """Return the assessment of the target handed down for the year the figures reach, 待下达 where there is none."""
    goal = case.goal
    issued = tuple(one for one in goal.issued if one.on <= case.at)
    inside = sorted(case.within(case.figures), key=lambda one: one.span.last)
    year = inside[-1].span.year if inside else case.at.year
    found = in_force(issued, year)
    if found is None:
        told = f"（已登记{'、'.join(sorted(one.document for one in issued))}）" if issued else ""
        return case.says(Status.AWAITING, f"{goal.name}{year}年的目标要由上级下达，文件尚未登记{told}")
    inner = case.again(replace(found.goal, overrides=goal.overrides))
    return replace(
        inner, goal=goal.name, binding=goal.binding, reason=f"按{found.document}：{inner.reason}",
        warnings=(*goal.notes, *inner.warnings),
    )  # fmt: skip


KIND = Kind(
    type="EXTERNAL",
    title="上级下达",
    formula="按下达目标的类型计算；未登记下达文件为待下达",
    source="“完成省、市下达目标”类指标以当年下达文件为准",
    needs=(),
    judge=judge,
)
