"""Units: what converts, and what never does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.units import normal_unit, to_base, unit_kind

values = st.decimals(0, 10**6, places=3)


@settings(max_examples=40)
@given(values)
def test_one_amount_in_two_multiples_is_one_amount(value: Decimal) -> None:
    assert to_base(value, "亿元") == to_base(value * 10000, "万元")
    assert to_base(value, "平方公里") == to_base(value * 100, "公顷") == to_base(value * 1500, "亩")


@settings(max_examples=20)
@given(values)
def test_per_cent_points_and_per_mille_never_convert(value: Decimal) -> None:
    assert [to_base(value, unit) for unit in ("%", "个百分点", "‰")] == [
        (value, "%"),
        (value, "个百分点"),
        (value, "‰"),
    ]


def test_a_rate_keeps_what_it_is_per() -> None:
    assert to_base(Decimal(5), "万吨/年") == (Decimal(50000), "吨/年")


@pytest.mark.parametrize(
    ("unit", "base"),
    [
        ("万千瓦", (10000, "千瓦")),
        ("千万元", (10**7, "元")),
        ("百公里", (10**5, "米")),
        ("千克", (Decimal("0.001"), "吨")),
    ],
)
def test_a_multiplier_is_told_from_the_beginning_of_a_unit(unit: str, base: tuple[Decimal, str]) -> None:
    assert to_base(Decimal(1), unit) == base
    assert unit_kind(unit) is not None


def test_an_unknown_unit_stays_itself() -> None:
    assert to_base(Decimal(3), "桄") == (Decimal(3), "桄")
    assert unit_kind("桄") is None


@pytest.mark.parametrize(
    ("words", "unit"), [("％", "%"), ("万 亩", "万亩"), ("ＭＷ", "MW"), ("百分点", "个百分点"), ("", None)]
)
def test_a_unit_is_narrowed_not_renamed(words: str, unit: str | None) -> None:
    assert normal_unit(words) == unit


@pytest.mark.parametrize(
    ("unit", "kind"), [("亿元", "money"), ("万亩", "area"), ("户", "count"), ("公里", "length"), ("MW", "capacity")]
)
def test_a_unit_tells_what_kind_of_quantity_it_counts(unit: str, kind: str) -> None:
    assert unit_kind(unit) == kind
