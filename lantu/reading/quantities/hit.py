"""Hit: a number met in a text, with its unit and comparator, before anyone asks what it measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from lantu.plan.model import Comparator

Form = Literal["measure", "rank", "ratio", "fold", "part"]


class Hit(NamedTuple):
    """A number that means something: [start, stop) the numeral, [open, end) with comparators and unit around it.

    `form` is measure (42%, 3个), rank (第六, 前30位), ratio (4:60:36), fold (翻一番) or part (三分之二); `kind` what the unit
    counts (money, area, count …), None where there is no unit.
    """

    open: int
    start: int
    stop: int
    end: int
    value: Decimal | None
    unit: str | None
    comparator: Comparator
    form: Form = "measure"
    upper: Decimal | None = None
    times: int | None = None
    terms: tuple[Decimal, ...] = ()
    kind: str | None = None

    @property
    def counts(self) -> bool:
        """The unit counts things, which are then likely to be named after it (3个园区)."""
        return self.form == "measure" and self.kind == "count"
