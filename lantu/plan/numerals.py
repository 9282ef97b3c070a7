"""Numerals (数字): Arabic, full-width and Chinese numerals → exact numbers."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MULTIPLIER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<by>[十百千万亿]*)")
_CHINESE = re.compile(r"[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇○一二三四五六七八九]+)?[万亿]*")
_POSITIONAL = re.compile(r"[零〇○一二三四五六七八九]{2,}")
_FRACTION = re.compile(r"(?P<whole>.+?)分之(?P<part>.+)")
_LONGEST = 64  # characters: no plan prints a longer number
_PER = {"百": "%", "千": "‰"}


@lru_cache(maxsize=4096)
def parse_number(words: str) -> Decimal | None:
    """Return the exact value of a numeral as printed, None where the words are no numeral (几十, 十几, 若干).

    Multipliers count: 1.2万 is 12000. Digits in a row are positional: 二〇二五 is 2025. 三分之二 is 2/3 to 28 digits; for
    百分之九点五 with its unit see `parse_share`.

    >>> [str(parse_number(w)) for w in ("１２．５", "1,234.5", "一千二百万", "二〇二五", "九点五", "27亿", "十几")]
    ['12.5', '1234.5', '12000000', '2025', '9.5', '2700000000', 'None']
    """
    if len(words) > _LONGEST:
        return None
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words).replace("，", ",").replace("·", "."))
    if arabic := _ARABIC.fullmatch(plain):
        return Decimal(arabic["digits"].replace(",", "")) * multiplier(arabic["by"])
    if _CHINESE.fullmatch(plain):
        return _chinese(plain)
    if fraction := _FRACTION.fullmatch(plain):
        whole, part = parse_number(fraction["whole"]), parse_number(fraction["part"])
        return part / whole if whole and part is not None else None
    return None


def parse_share(words: str) -> tuple[Decimal, str] | None:
    """Return (value, unit) of 百分之X as per cent and 千分之X as per mille, None for anything else.

    >>> parse_share("百分之九点五"), parse_share("千分之十点八三")
    ((Decimal('9.5'), '%'), (Decimal('10.83'), '‰'))
    """
    fraction = _FRACTION.fullmatch(re.sub(r"\s", "", words))
    if fraction is None or fraction["whole"] not in _PER:
        return None
    part = parse_number(fraction["part"])
    return None if part is None else (part, _PER[fraction["whole"]])


def multiplier(words: str) -> int:
    """Return the product of multiplier characters: 千万 is 10,000,000, "" is 1."""
    product = 1
    for character in words:
        product *= _MULTIPLIER[character]
    return product


def _chinese(words: str) -> Decimal | None:
    whole, _, decimals = words.partition("点")
    by = re.search(r"[万亿]*$", decimals)
    if _POSITIONAL.fullmatch(whole):
        value: int | None = int("".join(str(_DIGITS[c]) for c in whole))
    else:
        value = _counted(whole)
    if value is None:
        return None
    if not decimals:
        return Decimal(value)
    tail = by[0] if by else ""
    digits = "".join(str(_DIGITS[c]) for c in decimals.removesuffix(tail))
    return Decimal(f"{value}.{digits}") * multiplier(tail)


def _counted(words: str) -> int | None:
    """Return the value of 三亿五千万零二十: what stands before 亿 and 万 counts on its own; None where the order is impossible."""
    for character, value in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = words.rpartition(character)
        if found:
            left, right = _counted(head), _counted(tail) if tail else 0
            return None if left is None or right is None else left * value + right
    return _below_ten_thousand(words)


def _below_ten_thousand(words: str) -> int | None:
    total = digit = 0
    last = 10**4
    for character in words:
        if character in _TENS:
            if _TENS[character] >= last:
                return None
            last = _TENS[character]
            total += (digit or 1) * last
            digit = 0
        elif digit:
            return None
        else:
            digit = _DIGITS[character]
    return total + digit
