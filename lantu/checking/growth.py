"""Growth (增长率) between two values, as the interval that rounding leaves."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from lantu.checking.figures import Figure


class Rate(NamedTuple):
    """A growth rate in per cent: at the printed values, and the interval that rounding of both leaves."""

    value: Decimal
    low: Decimal
    high: Decimal


def yearly(base: Figure, target: Figure, years: int) -> Rate | None:
    """Return the yearly rate (target/base)^(1/years) − 1 in per cent; None where a value is not positive.

    >>> from collections import namedtuple
    >>> F = namedtuple("F", "value low high")
    >>> d = Decimal
    >>> rate = yearly(F(d("84.9"), d("84.85"), d("84.95")), F(d(200), d("199.5"), d("200.5")), 5)
    >>> [str(round(x, 2)) for x in rate]
    ['18.69', '18.62', '18.77']
    """
    if years < 1 or min(base.low, target.low) <= 0:
        return None
    return Rate(
        _rate(base.value, target.value, years), _rate(base.high, target.low, years), _rate(base.low, target.high, years)
    )


def _rate(base: Decimal, target: Decimal, years: int) -> Decimal:
    return 100 * ((target / base) ** (Decimal(1) / years) - 1)


def shown(number: Decimal) -> str:
    """Return a computed number with at most two decimals, none where they are nought.

    >>> shown(Decimal("18.6912")), shown(Decimal("170.0"))
    ('18.69', '170')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")
