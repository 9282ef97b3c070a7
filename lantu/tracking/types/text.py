"""TEXT (定性): tasks and reforms, by milestones. Progress: done ÷ all; expected: due ÷ all. Done counts only with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lantu.tracking.amount import share_shown
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.goal import Milestone
from lantu.tracking.kind import Case, Kind
from lantu.tracking.moments import day_words


def done_by(milestones: Sequence[Milestone], at: date) -> tuple[Milestone, ...]:
    """Return the milestones done by a day that have their evidence.

    >>> step = Milestone("出台方案", due=date(2026, 6, 30), done=date(2026, 6, 1))
    >>> done_by([step], date(2026, 12, 31))
    ()
    """
    return tuple(one for one in milestones if one.done is not None and one.done <= at and one.evidence)


def judge(case: Case) -> Assessment:
    """Return the state of the task by its milestones."""
    goal, every = case.goal, case.goal.milestones
    done, due = done_by(every, case.at), [one for one in every if one.due <= case.at]
    bare = [one.name for one in every if one.done is not None and one.done <= case.at and not one.evidence]
    late = [one.name for one in due if one not in done]
    progress, time = Decimal(len(done)) / len(every), Decimal(len(due)) / len(every)
    reason = f"截至{day_words(case.at)}，{goal.name}{len(every)}个节点完成{len(done)}个，应完成{len(due)}个；完成{share_shown(progress)}，序时{share_shown(time)}"
    warnings = (
        *([f"没有佐证材料，不算完成：{'、'.join(bare)}"] if bare else []),
        *([f"逾期节点：{'、'.join(late)}"] if late else []),
    )
    begun = any(day is not None and day <= case.at for one in every for day in (one.started, one.done))
    return case.says(
        _status(case, begun, len(done), len(due), len(every)), reason, warnings=warnings, progress=progress,
        time_progress=time, ratio=progress / time if time else None,
    )  # fmt: skip


def _status(case: Case, begun: bool, done: int, due: int, every: int) -> Status:
    if done == every:
        return Status.COMPLETED
    if case.goal.adjusted:
        return Status.ADJUSTED
    if not begun:
        return Status.NOT_STARTED if due else Status.NOT_DUE
    return Status.SLOW if due and Decimal(done) / due < case.rules["slow_text"] else Status.NORMAL


KIND = Kind(
    type="TEXT",
    title="定性",
    formula="进度=已完成节点÷全部节点（有佐证才算）；序时=应完成节点÷全部节点",
    source="任务台账的状态：已完成、正常推进、进展缓慢、未启动、已调整",
    needs=("milestones",),
    judge=judge,
)
