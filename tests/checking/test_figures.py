"""Figures: rounding intervals, growth, keys and exclusion behave as arithmetic says."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lantu.checking.figures import Figure, excludes, figures, folded, key_of, rounding
from lantu.checking.growth import shown, yearly
from lantu.checking.likeness import matter, pairs, share_found
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText

printed = st.decimals(min_value=1, max_value=9999, places=1)
positive = st.integers(min_value=2, max_value=9999).map(Decimal)
years = st.integers(min_value=1, max_value=15)
chinese = st.text(alphabet="城镇居民收入水质覆盖率达到全县", min_size=2, max_size=12)


def plan_of(*paragraphs: str) -> Plan:
    return read_plan(SourceText.of_words("\n".join(["第一章 主要目标", *paragraphs])))


def figure_of(sentence: str) -> Figure:
    (one,) = figures(plan_of(sentence))
    return one


@given(printed)
def test_a_printed_number_lies_within_its_interval_and_the_next_does_not(value: Decimal) -> None:
    half = rounding(value)
    assert value - half < value < value + half
    assert round(value + half * Decimal("0.9"), 1) == value
    assert round(value + half * Decimal("2.1"), 1) != value


@given(positive, positive, years)
def test_growth_at_the_printed_values_lies_between_what_rounding_leaves(
    base: Decimal, target: Decimal, span: int
) -> None:
    first, last = (_level(value) for value in (base, target))
    rate = yearly(first, last, span)
    assert rate is not None
    assert rate.low <= rate.value <= rate.high
    assert abs(base * (1 + rate.value / 100) ** span - target) < Decimal("0.0001") * target


@given(positive, positive, years)
def test_growth_is_positive_where_the_value_rises(base: Decimal, target: Decimal, span: int) -> None:
    rate = yearly(_level(base), _level(target), span)
    assert rate is not None
    assert (rate.value > 0) == (target > base)


def test_growth_of_nothing_is_not_told() -> None:
    assert yearly(_level(Decimal(0)), _level(Decimal(5)), 5) is None
    assert yearly(_level(Decimal(5)), _level(Decimal(5)), 0) is None


@given(st.decimals(min_value=-999, max_value=999, places=4))
def test_a_shown_number_is_near_and_has_at_most_two_decimals(value: Decimal) -> None:
    words = shown(value)
    assert abs(Decimal(words) - value) <= Decimal("0.005")
    assert len(words.partition(".")[2]) <= 2


@given(st.integers(10, 99), st.integers(10, 99))
def test_exclusion_is_symmetrical_and_an_equal_value_excludes_nothing(one: int, other: int) -> None:
    first, second = (figure_of(f"到2025年，森林覆盖率达到{value}%。") for value in (one, other))
    assert excludes(first, second) == excludes(second, first) == (one != other)


@given(st.integers(10, 90), st.integers(0, 9))
def test_a_floor_is_contradicted_only_from_below(floor: int, more: int) -> None:
    least = figure_of(f"到2025年，森林覆盖率达到{floor}%以上。")
    assert not excludes(least, figure_of(f"到2025年，森林覆盖率达到{floor + more}%。"))
    assert excludes(least, figure_of(f"到2025年，森林覆盖率达到{floor - 3}%。"))


def test_one_value_in_two_units_is_one() -> None:
    one, other = (figure_of(f"到2025年，一般公共预算收入达到{value}。") for value in ("2.5亿元", "25000万元"))
    assert one.key == other.key == "budget_revenue"
    assert one.value == other.value
    assert not excludes(one, other)


@given(chinese)
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert key_of(words) == key_of(words)
    assert folded(folded(words)) in (folded(words), folded(folded(folded(words))))


@given(chinese)
def test_a_name_is_found_in_itself(words: str) -> None:
    assert share_found(words, words) == (1.0 if pairs(words) else 0.0)
    assert 0 <= share_found(words, "行政村互联网") <= 1


def test_usual_synonyms_are_one_matter() -> None:
    assert matter("农村集中供水普及率") == matter("农村自来水普及率")


def _level(value: Decimal) -> Figure:
    place = SourceText.of_words("数").place(0, 1)
    return Figure(
        id="", key="", subject="", measure="level", unit="", value=value, low=value - rounding(value), high=value + rounding(value),
        said="", comparator="=", first=None, last=None, annual=False, tense="fact", clause=place, number=place,
    )  # fmt: skip
