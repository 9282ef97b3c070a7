"""Numerals: what is printed, exactly; what is none, None."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.numerals import parse_number, parse_share

DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Write a number below 10^12 in Chinese words, as a plan would print it."""
    for by, name in ((10**8, "亿"), (10**4, "万")):
        if number >= by:
            head, rest = divmod(number, by)
            gap = "零" if rest and rest < by // 10 else ""
            return in_chinese(head) + name + gap + (in_chinese(rest) if rest else "")
    words, zero = "", False
    for by, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, by)
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
        zero = digit == 0
    return words or "零"


@settings(max_examples=60)
@given(st.integers(1, 10**12 - 1))
def test_a_number_written_in_chinese_reads_back(number: int) -> None:
    assert parse_number(in_chinese(number)) == number


@settings(max_examples=60)
@given(st.decimals(0, 10**9, places=2))
def test_an_arabic_number_reads_back_in_every_dress(number: Decimal) -> None:
    plain = f"{number:f}"
    wide = plain.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})
    assert parse_number(plain) == parse_number(wide) == parse_number(f"{number:,f}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二〇二五", 2025),
        ("二○三五", 2035),
        ("两万五千", 25000),
        ("三亿五千万", 350000000),
        ("十二点五", "12.5"),
        ("1.2万", 12000),
    ],
)
def test_the_forms_of_plans_are_read(words: str, value: int | str) -> None:
    assert parse_number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["十几", "几十", "若干", "第三", "", "十百"])
def test_what_is_no_exact_number_is_none(words: str) -> None:
    assert parse_number(words) is None


def test_shares_in_words_keep_their_unit() -> None:
    assert parse_share("百分之九点五") == (Decimal("9.5"), "%")
    assert parse_share("千分之十点八三") == (Decimal("10.83"), "‰")
    assert parse_share("三分之二") is None
