"""Goals that are held, not approached: met or not, with the distance to the bound; never partial credit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lantu.tracking.amount import Amount, beside, unit_of_change
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import said, satisfies
from lantu.tracking.figure import Figure
from lantu.tracking.kind import Case
from lantu.tracking.moments import end_words


def judge_bound(
    case: Case,
    inside: Sequence[Figure],
    sign: str,
    bound: Decimal,
    warnings: tuple[str, ...] = (),
    told: str = "",
) -> Assessment:
    """Return whether the latest figure keeps the bound; margin = distance to it on the good side ÷ |bound|. `told`: words before the value."""
    last, unit = inside[-1], inside[-1].unit
    met = satisfies(last.value, sign, bound)
    margin = margin_to(last.value, sign, bound)
    broken = [end_words(one.period) for one in inside[:-1] if not satisfies(one.value, sign, bound)]
    if broken:
        warnings = (*warnings, f"{'、'.join(broken)}也没有守住" if not met else f"{'、'.join(broken)}没有守住")
    reason = f"截至{end_words(last.period)}，{beside(case.goal.name)}{told}{Amount(last.value, unit)}，应{said(sign)}{Amount(bound, unit)}"
    reason += distance_words(last.value - bound, unit, "余量" if met else "差")
    return case.says(
        _status(case, met, margin), reason, used=tuple(inside), warnings=warnings, value=Amount(last.value, unit),
        expected=Amount(bound, unit), margin=margin,
    )  # fmt: skip


def _status(case: Case, met: bool, margin: Decimal | None) -> Status:
    if not met:
        return Status.NOT_MET
    return Status.NEAR_LIMIT if margin is not None and margin < case.rules["margin"] else Status.MET


def distance_words(distance: Decimal, unit: str | None, word: str) -> str:
    """Return how far from a bound a figure is, in the unit of a change.

    >>> distance_words(Decimal("-0.9"), "%", "差")
    '；差0.9个百分点'
    """
    return f"；{word}{Amount(abs(distance), unit_of_change(unit))}" if distance else "；与限值相等"


def margin_to(value: Decimal, sign: str, bound: Decimal) -> Decimal | None:
    """Return (A−X)/|X| for a lower bound, (X−A)/|X| for an upper; None where the bound is 0.

    >>> margin_to(Decimal("5.4"), "<=", Decimal("5.5")).quantize(Decimal("0.0001"))
    Decimal('0.0182')
    """
    if bound == 0:
        return None
    distance = value - bound if sign in (">=", ">") else bound - value
    return distance / abs(bound)
