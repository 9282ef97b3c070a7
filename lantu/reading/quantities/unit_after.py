"""What follows a numeral: multiplier, unit, and what it is per (万吨/年, 余万元, 个百分点)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from lantu.plan.numerals import parse_number
from lantu.plan.units import normal_unit, units
from lantu.reading.quantities.words import any_of, words

_BY = "万亿|[百千]万|[十百千]亿|[十百千万亿]"
_MULTIPLIED = re.compile(r"[万亿]+$")
_NONE_YET = re.compile(r"[〕\]］】]")


class UnitAfter(NamedTuple):
    """Multiplier, unit and what it is per, as printed, "" where absent; `more`: 余 or 多 stands by; `end` where they end."""

    by: str
    word: str
    per: str
    more: bool
    end: int

    @property
    def printed(self) -> str | None:
        """The unit as printed, normalised; None where there is none."""
        return normal_unit(self.by + self.word + self.per) if self.by or self.word else None

    @property
    def kind(self) -> str | None:
        """What the unit counts; a multiplier alone counts things."""
        known = units().get(self.word)
        return known.kind if known else "count" if self.by or self.word else None


def read_unit(text: str, at: int, end: int) -> UnitAfter:
    """Return the unit at an offset; a closing bracket before it is passed over (〔13.5〕%).

    >>> read_unit("9000余万元，", 4, 8), read_unit("15000m³/d高盐", 5, 11).printed
    (UnitAfter(by='万', word='元', per='', more=True, end=7), 'm³/d')
    """
    if _NONE_YET.match(text, at):
        at += 1
    found = _unit().match(text, at, end)
    if found is None or not (found["by"] or found["word"] or found["alone"]):
        return UnitAfter("", "", "", more=False, end=at)
    more = bool(found["more"] or found["over"] or found["above"])
    return UnitAfter(found["by"] or found["alone"] or "", found["word"] or "", found["per"] or "", more, found.end())


def without_multiplier(numeral: str, unit: UnitAfter) -> tuple[Decimal | None, int, UnitAfter]:
    """Return the value of a Chinese numeral, the length of what is left of it, and its unit with the last 万 or 亿.

    一百五十万辆 is 150 万辆; a numeral that needs its multiplier (四亿六千五百万) keeps it.

    >>> value, length, unit = without_multiplier("一百五十万", UnitAfter("", "辆", "", False, 6))
    >>> str(value), length, unit.printed
    ('150', 4, '万辆')
    """
    multiplied = _MULTIPLIED.search(numeral)
    rest = numeral[: multiplied.start()] if multiplied else ""
    if multiplied is None or not rest or "亿" in rest or ("万" in rest and multiplied[0] != "亿"):
        return parse_number(numeral), len(numeral), unit
    return parse_number(rest), len(rest), unit._replace(by=multiplied[0])


def upper_end(
    text: str, numeral: tuple[int, int], low: str, lower: UnitAfter, end: int
) -> tuple[Decimal, int, UnitAfter] | None:
    """Return the upper end of a range, where its numeral stops, and its unit; None where the two are no range.

    Both ends must have one unit, or the lower none: 45％至55％, 2-3个, 二千五百～三千五百万吨.
    """
    start, stop = numeral
    unit = read_unit(text, stop, end)
    if lower.word and (lower.word, lower.by) != (unit.word, unit.by):
        return None
    printed = text[start:stop]
    multiplied = _MULTIPLIED.search(printed)
    if multiplied and not unit.by and multiplied.start() and multiplied[0][0] not in low:
        printed = printed[: multiplied.start()]
        unit, stop = unit._replace(by=multiplied[0]), stop - len(multiplied[0])
    upper = parse_number(printed)
    return None if upper is None else (upper, stop, unit)


@cache
def _unit() -> re.Pattern[str]:
    """人 is no unit in 人民, 人口 and 人防, which then are the people themselves (28万人民)."""
    known = f"人(?:次|份)|人(?![民口防])|(?!人[民口防]){any_of((*words().more_units, *units(), '％'))}"
    per = rf"\s?[/／]\s?(?:[A-Za-z][A-Za-z0-9³²]{{0,4}}|{any_of(words().per)})"
    return re.compile(
        rf"(?P<more>[余多来])?\s?(?:(?P<by>{_BY})?(?P<over>[余多])?\s?(?P<word>{known})(?P<per>{per})?(?:[余多](?!个|种|项|家))?"
        rf"|(?P<alone>{_BY})(?P<above>[余多])?)?"
    )
