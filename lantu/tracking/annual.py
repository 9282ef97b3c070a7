"""The year's own target (年度目标): judged apart from the five-year schedule, by the latest whole year used."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.tracking.amount import Amount
from lantu.tracking.assessment import AnnualJudgement
from lantu.tracking.bounds import said, satisfies, sign_of
from lantu.tracking.figure import Figure
from lantu.tracking.goal import AnnualTarget, Goal


def judge_year(goal: Goal, used: Sequence[Figure]) -> AnnualJudgement | None:
    """Return whether the latest whole year met its own target, None where it has none.

    A figure of part of a year, or of several years, is not set against a year's target.
    """
    last = next((one for one in reversed(used) if one.span.is_whole_year), None)
    target = None if last is None else goal.annual_targets.get(last.span.year)
    return None if last is None or target is None else _judged(goal, last, target)


def _judged(goal: Goal, one: Figure, target: AnnualTarget) -> AnnualJudgement:
    value, bound = Amount(one.value, one.unit), Amount(target.value, one.unit)
    if target.upper is not None:
        met = target.value <= one.value <= target.upper
        asked = f"{bound.value.normalize():f}～{Amount(target.upper, one.unit)}"
    else:
        sign = sign_of(goal, target.comparator)
        met, asked = satisfies(one.value, sign, target.value), f"{said(sign)}{bound}"
    words = f"{one.span.year}年{value}，年度目标{asked}，{'已完成' if met else '未完成'}"
    return AnnualJudgement(one.span.year, met, words)
