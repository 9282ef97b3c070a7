"""Amount (数值与单位): a number that knows its unit and refuses to be compared with another kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lantu.errors import NumberUnusable, PercentAgainstPoints, UnitsDiffer
from lantu.plan.units import normal_unit, to_base

PERCENT = "%"
POINTS = "个百分点"
LEAST, MOST = (
    Decimal("1e-15"),
    Decimal("1e18"),
)  # beyond any plan's figure; within, a hundred digits carry every formula
_FINE = Decimal("1e-12")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit. Per cent (百分比) and percentage points (百分点) are two units and never meet.

    >>> Amount(Decimal("5.8"), "%") - Amount(Decimal("5.5"), "%")
    Amount(value=Decimal('0.3'), unit='个百分点')
    >>> Amount(Decimal(12000), "万元") < Amount(Decimal("1.3"), "亿元")
    True
    >>> Amount(Decimal(5), "%") < Amount(Decimal(6), "个百分点")
    Traceback (most recent call last):
    ...
    lantu.errors.tracking.PercentAgainstPoints: E405 “%”与“个百分点”放在一起比较。百分比（%）是水平或增速，百分点是两个百分比之差，二者不能互比。请核对填的是比率本身还是比率的变化。
    """

    value: Decimal
    unit: str | None

    def within(self, unit: str | None) -> Amount:
        """Return the same amount in another unit. Raises UnitsDiffer, PercentAgainstPoints."""
        return Amount(self.value * _factor(self.unit, unit), unit)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.value - other.within(self.unit).value, unit_of_change(self.unit))

    def __lt__(self, other: Amount) -> bool:
        return self.value < other.within(self.unit).value

    def __le__(self, other: Amount) -> bool:
        return self.value <= other.within(self.unit).value

    @property
    def value_shown(self) -> str:
        """The number alone, as people read it."""
        return shown(self.value)

    def __str__(self) -> str:
        return f"{shown(self.value)}{self.unit or ''}"


def unit_of_change(unit: str | None) -> str | None:
    """Return the unit a change is told in: percentage points for per cent, else the unit itself."""
    return POINTS if unit == PERCENT else unit


def _factor(unit: str | None, other: str | None) -> Decimal:
    if unit == other:
        return Decimal(1)
    first, second = normal_unit(unit or ""), normal_unit(other or "")
    if {first, second} == {PERCENT, POINTS}:
        raise PercentAgainstPoints()
    if first is None or second is None:
        raise UnitsDiffer(first=unit or "未注明", second=other or "未注明")
    (size, base), (other_size, other_base) = to_base(Decimal(1), first), to_base(Decimal(1), second)
    if base != other_base:
        raise UnitsDiffer(first=unit, second=other)
    return size / other_size


def usable(value: Decimal | None, what: str) -> None:
    """Refuse what is no number of a plan. Raises NumberUnusable."""
    if value is None or (value.is_finite() and (value == 0 or LEAST <= abs(value) <= MOST)):
        return
    raise NumberUnusable(what=what, value=value, least=f"{LEAST:f}", most=f"{MOST:f}")


def settled(value: Decimal) -> Decimal:
    """Return a value without the noise of the last digits, so that a threshold met exactly is met.

    >>> settled(Decimal("0.95") / 3 / (Decimal(1) / 3)) >= Decimal("0.95")
    True
    """
    return value.quantize(_FINE)


def shown(value: Decimal) -> str:
    """Return a number as people read it: two decimals, four below one, no trailing zeros.

    >>> [shown(Decimal(words)) for words in ("37.200", "1.66667", "0.48216", "1E+3", "-0.00001")]
    ['37.2', '1.67', '0.4822', '1000', '0']
    """
    if abs(value) >= MOST:
        return f"{value:.2E}"
    places = Decimal("0.01") if abs(value) >= 1 else Decimal("0.0001")
    words = f"{value.quantize(places):f}"
    plain = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if plain == "-0" else plain


def beside(name: str) -> str:
    """Return a name as it stands before a number: with a space where it ends in a letter or digit.

    >>> beside("PM2.5"), beside("森林覆盖率")
    ('PM2.5 ', '森林覆盖率')
    """
    return f"{name} " if name and name[-1].isascii() and name[-1].isalnum() else name


def share_shown(fraction: Decimal) -> str:
    """Return a fraction as per cent with two decimals.

    >>> share_shown(Decimal(2) / 7)
    '28.57%'
    """
    if abs(fraction) >= MOST:
        return f"{fraction * 100:.2E}%"
    words = f"{(fraction * 100).quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
    return f"{'0' if words == '-0' else words}%"
