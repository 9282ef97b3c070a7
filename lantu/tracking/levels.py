"""Goals that a level approaches: the latest level against base and target. What differs between the types is a `Curve`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from lantu.tracking.amount import Amount, beside, settled
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import said, satisfies, sign_of
from lantu.tracking.figure import Figure
from lantu.tracking.held import judge_bound
from lantu.tracking.kind import Case
from lantu.tracking.moments import as_decimal, end_words
from lantu.tracking.on_path import Walk, judge_walk


class Curve(NamedTuple):
    """How a type goes from base to target.

    `at(base, target, share)` is the level where a share of the way is made; `share(base, target, level)` its inverse;
    `pace(level, target, years)` what each year must bring to get from one to the other, in `unit` (for a goal's own unit).
    """

    at: Callable[[Decimal, Decimal, Decimal], Decimal]
    share: Callable[[Decimal, Decimal, Decimal], Decimal]
    pace: Callable[[Decimal, Decimal, Decimal], Decimal]
    unit: Callable[[str | None], str | None]
    verb: str
    rest: str


def judge_level(case: Case, curve: Curve) -> Assessment:
    """Return the assessment by the latest level that may be used."""
    evidence = case.evidence(unit=case.goal.unit)
    levels, aside = usable_levels(case, evidence.figures)
    inside = case.within(levels)
    warnings = (*evidence.warnings, *aside, *_revised_base(case, levels))
    silent = case.silence(inside[-1].span.last if inside else None, warnings)
    base, target = case.goal.base, case.goal.target
    if silent is not None or base is None or target is None:
        return silent or case.says(Status.INCOMPLETE, "缺基期值或目标值")
    if _away(case, base, target):
        return case.says(
            Status.TYPE_UNKNOWN,
            f"{case.goal.name}基期{Amount(base, case.goal.unit)}，目标{Amount(target, case.goal.unit)}，与类型的方向相反：请核对方向，或改为下限型、上限型",
            warnings=warnings,
        )
    if settled(base) == settled(target) or (base and settled(target / base) == 1):
        return judge_bound(case, inside, sign_of(case.goal), target, (*warnings, "基期值等于目标值，按保持判断"))
    return judge_walk(case, _walk(case, curve, levels, inside, base, target, warnings))


def usable_levels(case: Case, figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """Return the figures that state a level: whole years; parts of a year only where the goal says its figures are stock."""
    kept = tuple(
        one for one in figures if one.span.is_whole_year or (one.span.length < 1 and case.goal.accrual == "stock")
    )
    aside = [end_words(one.period) for one in case.within(figures) if one not in kept]
    if not aside:
        return kept, ()
    why = "是累计数，不能与全年目标比" if case.goal.accrual == "flow" else "不是全年数，又没有注明是时点数还是累计数"
    return kept, (f"未用{'、'.join(aside)}的数据：{why}",)


def _walk(
    case: Case,
    curve: Curve,
    levels: tuple[Figure, ...],
    inside: tuple[Figure, ...],
    base: Decimal,
    target: Decimal,
    warnings: tuple[str, ...],
) -> Walk:
    goal, last, sign = case.goal, inside[-1], sign_of(case.goal)
    through = last.span.last
    gone = as_decimal((through - case.start) / (case.end - case.start))
    expected = Amount(curve.at(base, target, gone), goal.unit)
    rest = as_decimal(case.end - through)
    fallen = [one for one in inside[:-1] if satisfies(one.value, sign, target)]
    reached = satisfies(last.value, sign, target)
    if fallen and not reached:
        warnings = (*warnings, f"{end_words(fallen[-1].period)}曾达到目标，现已回落")
    bound = "以下" if curve.verb == "降到" else "以上"
    return Walk(
        used=inside, through=through, value=Amount(last.value, goal.unit), expected=expected,
        progress=settled(curve.share(base, target, last.value)), reached=reached, can_be_early=True,
        required=Amount(curve.pace(last.value, target, rest), curve.unit(goal.unit)) if rest > 0 else None,
        yearly=_yearly(case, curve, levels, base),
        said=f"{beside(goal.name)}{Amount(last.value, goal.unit)}",
        asked=f"应{curve.verb}{expected.value_shown}{bound}" if through < case.end else f"目标{said(sign)}{Amount(target, goal.unit)}",
        rest=curve.rest, warnings=warnings,
    )  # fmt: skip


def _yearly(case: Case, curve: Curve, levels: Sequence[Figure], base: Decimal) -> tuple[Decimal, ...]:
    """Return what each year brought, from whole years that follow one another; the plan's base stands for its year."""
    years: dict[Fraction, Decimal] = {one.span.last: one.value for one in levels if one.span.is_whole_year}
    years[case.start] = base
    pairs = [(years[end - 1], level) for end, level in sorted(years.items()) if end - 1 in years]
    return tuple(curve.pace(before, level, Decimal(1)) for before, level in pairs)


def _away(case: Case, base: Decimal, target: Decimal) -> bool:
    return target > base if case.goal.type == "LEVEL_DOWN" else target < base


def _revised_base(case: Case, levels: Sequence[Figure]) -> tuple[str, ...]:
    found = [one for one in levels if one.span.is_whole_year and one.span.last == case.start]
    if not found or case.goal.base is None or found[-1].value == case.goal.base:
        return ()
    now, was = Amount(found[-1].value, case.goal.unit), Amount(case.goal.base, case.goal.unit)
    return (f"基期{case.goal.base_year}年的数据为{now}，规划所用为{was}：仍按规划的基期评估",)
