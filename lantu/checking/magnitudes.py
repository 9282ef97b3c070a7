"""Numbers of one quantity side by side: the same subject at the same time in units of one dimension."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from lantu.checking.annex import cell
from lantu.checking.derived import derived
from lantu.checking.goals import core
from lantu.plan.model import Plan
from lantu.plan.units import to_base
from lantu.source.place import Place

_SHARES = frozenset(["%", "‰", "个百分点", "倍", "成"])
_MOST = 12  # statements of one quantity that are compared with each other


class Stated(NamedTuple):
    """A figure of a quantity: its value in the base unit, as printed, where, and the id of what states it."""

    subject: str
    base: Decimal
    dimension: str
    value: Decimal
    unit: str
    place: Place
    id: str


@derived
def stated_together(plan: Plan) -> dict[tuple[str, str, str], list[Stated]]:
    """Return the figures by subject, dimension and period; boxes and shares are left out."""
    found: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for one, period in (*_in_text(plan), *_in_table(plan)):
        found[one.subject, one.dimension, period].append(one)
    return found


def comparable_pairs(plan: Plan) -> Iterator[tuple[Stated, Stated]]:
    """Yield the pairs of figures of one quantity at one time, of the first few of each."""
    for group in stated_together(plan).values():
        yield from combinations(group[:_MOST], 2)


def _in_text(plan: Plan) -> Iterator[tuple[Stated, str]]:
    for one in plan.quantities:
        if one.value and one.unit and one.unit not in _SHARES and one.period is not None and one.kind != "growth_rate":
            base, dimension = to_base(one.value, one.unit)
            subject = core(one.subject)
            if len(subject) > 1:
                stated = Stated(subject, base, dimension, one.value, one.unit, one.number_place, one.id)
                yield stated, f"{one.period} {one.tense} {one.kind in ('increment',)}"


def _in_table(plan: Plan) -> Iterator[tuple[Stated, str]]:
    for one in plan.indicators:
        figures = (("base", one.base, one.base_year, "fact"), ("target", one.target, one.target_year, "commitment"))
        for role, value, year, tense in figures:
            if value and year and one.unit and one.unit not in _SHARES:
                base, dimension = to_base(value, one.unit)
                stated = Stated(core(one.name), base, dimension, value, one.unit, cell(one, role), one.id)
                yield stated, f"{year} {tense} False"
