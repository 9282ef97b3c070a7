"""How many digits are kept exactly."""

from __future__ import annotations

from decimal import Decimal

from lantu_web.errors import FigureTooLong

_SIGNIFICANT, _WHOLE, _PLACES = 15, 14, 6  # what SQLite, which has no decimals, gives back as it was


def exact(value: Decimal) -> Decimal:
    """Return a value that every database gives back digit for digit. Raises FigureTooLong for another.

    >>> exact(Decimal("41.2"))
    Decimal('41.2')
    """
    digits, exponent = value.normalize().as_tuple()[1:]
    if (
        not isinstance(exponent, int)
        or -exponent > _PLACES
        or len(digits) > _SIGNIFICANT
        or len(digits) + exponent > _WHOLE
    ):
        raise FigureTooLong(value=value)
    return value
