"""What an evaluation tells: each department what it has to answer, the planning section in one line who has."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse

from lantu.tracking.moments import day_words
from lantu_web.notices.models import EarlyWarning, Step
from lantu_web.notices.stages import Stage, stage_of
from lantu_web.notices.telling import address_of, named, owners, planners, tell
from lantu_web.record.models import Plan

_HOW = {Step.OPENED: "发出", Step.RAISED: "升级", Step.LOWERED: "降级"}


def tell_department(warning: EarlyWarning, step: Step) -> int:
    """Tell the lead unit that a warning was opened, raised or lowered, and until when it is to be answered where it still is."""
    level = f"{warning.get_level_display()}色预警"
    said = {Step.OPENED: f"发出{level}", Step.RAISED: f"升级为{level}", Step.LOWERED: f"降为{level}"}[step]
    asks = stage_of(warning) in (Stage.WAITING, Stage.OVERDUE)
    until = f"，请在{day_words(warning.due)}前答复" if asks else ""
    return tell(owners(warning.department), f"“{str(warning.indicator)[:60]}”{said}{until}。", address_of(warning), "")


def tell_planners(plan: Plan, changed: dict[Step, list[EarlyWarning]]) -> int:
    """Tell the planning section in one line what an evaluation brought and which departments have to act; nothing where it brought nothing."""
    warnings = [one for those in changed.values() for one in those]
    if not warnings:
        return 0
    if len(warnings) == 1:
        step = next(step for step, those in changed.items() if those)
        (one,) = warnings
        words = f"{named(one)}已{_HOW[step]}，由{one.department}在{day_words(one.due)}前答复。"
        return tell(planners(), words, address_of(one), "")
    counts = "、".join(f"{_HOW[step]} {len(those)} 条" for step, those in changed.items() if those)
    offices = Counter(one.department.name for one in warnings).most_common()
    names = "、".join(f"{name} {number} 条" for name, number in offices[:8])
    words = f"按规则评估：{counts}，由 {len(offices)} 个部门办理：{names}{'等' if len(offices) > 8 else ''}。"
    return tell(planners(), words, f"{reverse('notices:warnings')}?plan={plan.pk}", "")
