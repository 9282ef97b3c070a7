"""Understanding a figure as people write it: full-width digits, thousands, 万 and 亿, a unit behind it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from lantu.plan.numerals import multiplier
from lantu.plan.units import normal_unit, to_base, unit_kind, units
from lantu_web.errors import FigureTooLong, UnitDiffers
from lantu_web.observations.exact import exact
from lantu_web.submissions.errors import EntryNotUnderstood

LONGEST = 80
_FORM = re.compile(r"(?P<sign>[+-]?)(?P<digits>[\d,]*\.?\d*)(?P<tail>.*)", re.DOTALL)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MULTIPLIERS = re.compile(r"[十百千万亿]+")
_DASHES = str.maketrans({"−": "-", "–": "-", "﹣": "-", "负": "-", "，": ",", "。": ".", "．": ".", "﹪": "%"})
_NOTHING = ("无", "—", "-", "--", "/", "暂无", "缺", "没有", "N/A", "n/a", "待定")


class Understood(NamedTuple):
    """A figure in the unit of its indicator; `converted` where that is not the number that was typed."""

    value: Decimal
    converted: bool


def understand(words: str, unit: str, indicator: str = "") -> Understood:
    """Return the figure that words mean, in a unit.

    Raises:
        EntryNotUnderstood: no number, or not one exact number.
        UnitDiffers: a unit is written that is another quantity than the indicator's.
        FigureTooLong: more digits than are kept exactly.

    >>> understand("１，２３４．５", "亩").value, understand("1.2亿", "万元").value, understand("41.2%", "％").value
    (Decimal('1234.5'), Decimal('12000'), Decimal('41.2'))
    >>> understand("5", "亿元").converted, understand("5万", "人").converted
    (False, True)
    """
    plain = unicodedata.normalize("NFKC", words.translate(_DASHES)).strip()
    if plain in _NOTHING:
        raise EntryNotUnderstood(words=words.strip(), why="没有数据时不要填符号")
    found = _FORM.fullmatch(_joined(plain))
    if found is None or not found["digits"]:
        raise EntryNotUnderstood(words=words.strip()[:40], why="开头不是阿拉伯数字")
    number = _number(found["digits"], words)
    number = -number if found["sign"] == "-" else number
    tail = normal_unit(found["tail"]) or ""
    value = number if not tail else _in_unit(number, tail, unit, indicator, words)
    try:
        return Understood(exact(Decimal(f"{value.normalize():f}")), converted=value != number)
    except FigureTooLong as long:
        if value == number:
            raise
        raise EntryNotUnderstood(words=words.strip(), why=f"换算成{unit}后除不尽，请直接按{unit}填") from long


def _joined(plain: str) -> str:
    """Return words without the spaces that group digits by three, and those before a unit."""
    grouped = re.fullmatch(r"([+-]?\s*\d{1,3}(?: \d{3})+(?:\.\d+)?)(\D.*)?", plain)
    if grouped:
        return grouped[1].replace(" ", "") + (grouped[2] or "")
    return re.sub(r"(?<=[+-])\s+|\s+(?=[^\d\s])", "", plain)


def _number(digits: str, words: str) -> Decimal:
    if digits.startswith("."):
        digits = "0" + digits
    digits = digits.removesuffix(".")
    if not _GROUPED.fullmatch(digits):
        raise EntryNotUnderstood(words=words.strip(), why="逗号的位置不对，千分位是每三位一个逗号，小数点用“.”")
    return Decimal(digits.replace(",", ""))


def _in_unit(number: Decimal, tail: str, unit: str, indicator: str, words: str) -> Decimal:
    wanted = normal_unit(unit) or ""
    if tail == wanted:
        return number
    if re.search(r"\d", tail) and not re.search(r"[²³23]$", tail):
        raise EntryNotUnderstood(words=words.strip()[:40], why="里面不止一个数")
    if _MULTIPLIERS.fullmatch(tail):
        if not wanted:
            return number * multiplier(tail)
        if unit_kind(wanted) in ("share", "points") or wanted in ("%", "‰", "个百分点"):
            raise EntryNotUnderstood(words=words.strip(), why=f"单位是{wanted}，不能带“{tail}”")
        tail += _noun(wanted)
    (given, given_base), (factor, base) = to_base(number, tail), to_base(Decimal(1), wanted)
    if not wanted or given_base != base:
        raise _differs(tail, unit, indicator, words)
    return given / factor


def _differs(tail: str, unit: str, indicator: str, words: str) -> UnitDiffers | EntryNotUnderstood:
    if to_base(Decimal(1), tail)[1] in units():
        return UnitDiffers(indicator=indicator or "本指标", unit=unit or "（无）", given=tail)
    return EntryNotUnderstood(words=words.strip()[:40], why=f"数字后面的“{tail[:20]}”不是认识的单位")


def _noun(unit: str) -> str:
    """Return a unit without the multipliers before it: 万元 is 元, 千瓦 stays 千瓦."""
    numerator, slash, per = unit.partition("/")
    found = next((numerator[i:] for i in range(len(numerator)) if numerator[i:] in units()), numerator)
    ahead = numerator.removesuffix(found)
    return (found if not ahead or _MULTIPLIERS.fullmatch(ahead) else numerator) + slash + per
