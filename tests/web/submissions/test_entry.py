"""A figure is understood as people write it, or refused with the reason."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.errors import LantuError
from lantu_web.errors import FigureTooLong, PeriodNotUnderstood, UnitDiffers
from lantu_web.observations.period_words import period_of
from lantu_web.submissions.entry import understand
from lantu_web.submissions.errors import EntryNotUnderstood


@pytest.mark.parametrize(
    ("words", "unit", "value", "converted"),
    [
        ("41.2", "%", "41.2", False), ("４１．２", "%", "41.2", False), ("41.2%", "%", "41.2", False),
        ("４１．２％", "%", "41.2", False), ("1,234.5", "亩", "1234.5", False), ("１，２３４．５", "亩", "1234.5", False),
        ("1 234 567", "元", "1234567", False), (" 12 ", "人", "12", False), ("-3.1", "%", "-3.1", False),
        ("−3.1", "%", "-3.1", False), ("负3.1", "%", "-3.1", False), ("+5", "", "5", False), (".5", "%", "0.5", False),
        ("41。2", "%", "41.2", False), ("0", "%", "0", False), ("1.2亿", "万元", "12000", True),
        ("1.2亿元", "万元", "12000", True), ("1.2 亿", "亿元", "1.2", False), ("3.5万", "人", "35000", True),
        ("3.5万", "万人", "3.5", False), ("12000元", "万元", "1.2", True), ("5万吨", "吨", "50000", True),
        ("3千瓦", "千瓦", "3", False), ("2万千瓦", "千瓦", "20000", True), ("100公顷", "亩", "1500", True),
        ("2万", "", "20000", True), ("3个百分点", "个百分点", "3", False), ("3百分点", "个百分点", "3", False),
        ("1.2万元/人", "元/人", "12000", True),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(words: str, unit: str, value: str, converted: bool) -> None:
    assert understand(words, unit) == (Decimal(value), converted)


@pytest.mark.parametrize(
    "words",
    ["约41", "四十一", "41-42", "41~42", "4,12", "12,34.5", "1.2.3", "1e5", "41.2.", "NaN", "无", "—", "待定", "=1+1",
     "<script>", "41 42", "4 1", "十几", "1.2亿3", "41.2%%", "$5", "二〇二六", "41.2a"],
)  # fmt: skip
def test_what_is_not_one_exact_number_is_refused_with_the_reason(words: str) -> None:
    with pytest.raises(LantuError, match=r"E6(10|50)"):
        understand(words, "%")


@pytest.mark.parametrize(
    ("words", "unit"),
    [("41.2‰", "%"), ("3个百分点", "%"), ("3%", "个百分点"), ("5吨", "万元"), ("5亩", ""), ("5%", "")],
)
def test_another_unit_is_refused(words: str, unit: str) -> None:
    with pytest.raises(UnitDiffers):
        understand(words, unit)


def test_ten_thousand_per_cent_is_refused() -> None:
    with pytest.raises(EntryNotUnderstood, match="不能带“万”"):
        understand("1.2万", "%")


def test_a_conversion_without_end_asks_for_the_unit_itself() -> None:
    with pytest.raises(EntryNotUnderstood, match="请直接按公顷填"):
        understand("100亩", "公顷")


def test_too_many_digits_are_refused() -> None:
    with pytest.raises(FigureTooLong):
        understand("0.12345678", "%")


@given(st.decimals(min_value=-(10**8), max_value=10**8, places=3), st.sampled_from(["%", "万元", "亩", ""]))
def test_a_figure_shown_back_is_understood_as_itself(value: Decimal, unit: str) -> None:
    for words in (f"{value:f}", f"{value:,f}", f"{value:f}{unit}"):
        assert understand(words, unit).value == value


@given(st.text(max_size=60), st.sampled_from(["%", "万元", "亩", "", "元/人"]))
def test_any_words_are_understood_or_refused_in_words(words: str, unit: str) -> None:
    with suppress(LantuError):
        assert understand(words, unit).value.is_finite()


@pytest.mark.parametrize("words", ["", "2026-13", "2026年五季度", "26年", "二〇二六年", "2026-01-01", "2026H3", "now"])
def test_a_period_of_another_form_is_refused(words: str) -> None:
    with pytest.raises(PeriodNotUnderstood):
        period_of(words)
