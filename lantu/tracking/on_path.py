"""Status of a goal that is approached along a path: progress against time, early, behind, hard to reach."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lantu.tracking.amount import Amount, settled, share_shown, shown
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.figure import Figure
from lantu.tracking.kind import Case
from lantu.tracking.moments import as_decimal, end_words


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the figures have come.

    Attributes:
        through: up to when. value, expected: achieved and asked for at that time. progress: share of the way.
        reached: the target is met. can_be_early: meeting it before the end is 提前完成 (levels and totals, not average rates).
        required: what each remaining year must bring. yearly: what each year of the past brought, in the same sense.
        said: the achieved value in a clause; asked: what it should be, in a clause; rest: the verb before what is required.
        reversible: what was reached can be lost again (levels, cuts; not sums).
    """

    used: tuple[Figure, ...]
    through: Fraction
    value: Amount
    expected: Amount
    progress: Decimal
    reached: bool
    can_be_early: bool
    required: Amount | None
    yearly: tuple[Decimal, ...]
    said: str
    asked: str
    rest: str
    warnings: tuple[str, ...] = ()
    reversible: bool = True


def judge_walk(case: Case, walk: Walk) -> Assessment:
    """Return the assessment: ρ = P/τ against the thresholds, each with its numbers in words."""
    time = as_decimal((walk.through - case.start) / (case.end - case.start))
    ratio = settled(walk.progress / time)
    status = _status(case, walk, ratio)
    hard, remark = _hard(case, walk) if status is Status.BEHIND else (False, "")
    when = end_words(walk.used[-1].period)
    reason = f"截至{when}，{walk.said}，{walk.asked}；完成{share_shown(walk.progress)}，序时{share_shown(time)}"
    if walk.required is not None and not walk.reached:
        reason += f"；余下{shown(as_decimal(case.end - walk.through))}年{walk.rest}{walk.required}"
    warnings = walk.warnings
    if status is Status.EARLY and walk.reversible:
        warnings = (*warnings, "提前达到目标，以后可能回落，仍要逐年跟踪")
    return case.says(
        Status.UNLIKELY if hard else status, reason + (f"，{remark}" if remark and hard else ""), used=walk.used,
        warnings=(*warnings, remark) if remark and not hard else warnings, value=walk.value, expected=walk.expected,
        progress=walk.progress, time_progress=time, ratio=ratio, required_rest=walk.required,
    )  # fmt: skip


def _status(case: Case, walk: Walk, ratio: Decimal) -> Status:
    if walk.through >= case.end:
        return Status.COMPLETED if walk.reached else Status.MISSED
    if walk.reached and walk.can_be_early:
        return Status.EARLY
    for key, status in (("faster", Status.FASTER), ("on_track", Status.ON_TRACK), ("nearly", Status.NEARLY)):
        if ratio >= case.rules[key]:
            return status
    return Status.BEHIND


def _hard(case: Case, walk: Walk) -> tuple[bool, str]:
    """Tell whether the rest asks of each year more than any year of the past brought, and more than policy allows a year.

    With a stated cap the larger of the two counts; without enough history nothing is concluded and the reader is told.
    """
    if walk.required is None:
        return False, ""
    least = int(case.rules["history_years"])
    best = max(walk.yearly) if len(walk.yearly) >= least else None
    limits = [one for one in (best, case.goal.best_allowed) if one is not None]
    if not limits:
        return False, f"历史数据不足{least}年，没有判断是否难以完成"
    if walk.required.value <= max(limits):
        return False, ""
    top = Amount(max(limits), walk.required.unit)
    return True, f"高于历年最好的{top}" if max(limits) == best else f"高于政策上限{top}"
