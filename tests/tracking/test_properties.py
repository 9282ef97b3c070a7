"""What holds for every goal and every figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, localcontext
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.errors import LantuError
from lantu.plan.model import Comparator, Direction, TargetType
from lantu.plan.period import Period
from lantu.standards.status_rules import status_rules
from lantu.tracking import AnnualTarget, Comparison, Figure, Goal, Status, assess, expected_path
from lantu.tracking.amount import LEAST, MOST, settled
from lantu.tracking.assessment import Assessment
from lantu.tracking.registry import all_kinds
from lantu.tracking.warning import warn
from tests.tracking.cast import END_2027, figure, goal, yearly

levels = st.decimals("1", "1000", places=2)
gains = st.decimals("0.5", "500", places=2)
rates = st.decimals("0.1", "30", places=2)
years = st.integers(2026, 2029)
PATHS: list[TargetType] = ["LEVEL_UP", "LEVEL_UP_GEO", "LEVEL_DOWN"]
ends = st.tuples(st.sampled_from(PATHS), levels, gains).map(
    lambda one: goal(one[0], base=str(one[1] + (one[2] if one[0] == "LEVEL_DOWN" else 0)), target=str(one[1] + (0 if one[0] == "LEVEL_DOWN" else one[2])), unit="万亩")
)  # fmt: skip


def near(one: Decimal | None, other: Decimal, within: str = "1e-9") -> bool:
    return one is not None and abs(one - other) < Decimal(within)


def at_end_of(year: int) -> date:
    return date(year, 12, 31)


@given(ends, years)
def test_progress_is_nothing_at_the_base_and_all_at_the_target(wanted: Goal, year: int) -> None:
    assert wanted.base is not None
    assert wanted.target is not None
    started, done = (
        assess(wanted, [figure(year, value, "万亩")], at_end_of(year)) for value in (wanted.base, wanted.target)
    )
    assert (started.progress, done.progress, done.status) == (0, 1, Status.EARLY)


@given(ends)
def test_the_path_goes_one_way_from_base_to_target(wanted: Goal) -> None:
    path = [one.expected.value for one in expected_path(wanted, status_rules(END_2027)) if one.expected is not None]
    assert len(path) == 6
    assert near(path[0], wanted.base or Decimal(0))
    assert near(path[-1], wanted.target or Decimal(0))
    assert path == sorted(path, reverse=wanted.type == "LEVEL_DOWN")


@given(ends, years)
def test_a_figure_on_the_path_is_on_track_and_the_paths_value_is_the_one_expected(wanted: Goal, year: int) -> None:
    point = next(one.expected for one in expected_path(wanted, status_rules(END_2027)) if one.year == year)
    assert point is not None
    told = assess(wanted, [figure(year, point.value, "万亩")], at_end_of(year))
    assert (told.status, told.ratio) == (Status.ON_TRACK, 1)
    assert told.expected is not None
    assert near(told.expected.value, point.value)


@given(rates, st.integers(1, 4))
def test_growth_of_the_target_rate_every_year_is_on_time(rate: Decimal, count: int) -> None:
    told = assess(goal("GROWTH", target=str(rate)), yearly(2026, *[rate] * count), at_end_of(2025 + count))
    assert near(told.progress, Decimal(count) / 5)
    assert told.status is Status.ON_TRACK


@given(rates, st.integers(1, 4))
def test_the_even_split_of_a_cut_is_on_time(rate: Decimal, count: int) -> None:
    with localcontext(Context(prec=60)):
        each = settled((1 - (1 - rate / 100) ** (Decimal(1) / 5)) * 100)
    told = assess(goal("CUMUL_CUT", target=str(rate)), yearly(2026, *[each] * count), at_end_of(2025 + count))
    assert near(told.progress, Decimal(count) / 5)
    assert told.status is Status.ON_TRACK


@given(levels, gains, levels)
def test_up_and_down_are_mirror_images(base: Decimal, gain: Decimal, value: Decimal) -> None:
    up = assess(goal("LEVEL_UP", base=str(base), target=str(base + gain)), [figure(2027, value)], END_2027)
    down = assess(goal("LEVEL_DOWN", base=str(-base), target=str(-base - gain)), [figure(2027, -value)], END_2027)
    assert (up.progress, up.status, up.required_rest) == (down.progress, down.status, down.required_rest)


def carried_on(wanted: Goal, told: Assessment, last: Figure) -> list[Figure]:
    """The figures of 2028-2030 if each year brings what is required."""
    assert told.required_rest is not None
    need = told.required_rest.value
    if wanted.type in ("GROWTH", "CUMUL", "CUMUL_CUT"):
        return yearly(2028, *[need] * 3, unit=wanted.unit)
    grown = {
        "LEVEL_UP": lambda k: last.value + need * k,
        "LEVEL_DOWN": lambda k: last.value - need * k,
        "LEVEL_UP_GEO": lambda k: last.value * (1 + need / 100) ** k,
    }[str(wanted.type)]
    return [figure(2027 + k, grown(k), wanted.unit) for k in (1, 2, 3)]


@given(
    ends
    | st.tuples(st.sampled_from(["GROWTH", "CUMUL_CUT", "CUMUL"]), rates).map(
        lambda one: goal(one[0], target=str(one[1]))
    ),
    rates,
)  # type: ignore[arg-type]
def test_what_is_required_of_the_rest_brings_the_target(wanted: Goal, value: Decimal) -> None:
    last = figure(2027, value, wanted.unit)
    soon = [figure(2026, value, wanted.unit), last]
    with localcontext(Context(prec=60)):
        more = carried_on(wanted, assess(wanted, soon, END_2027), last)
        told = assess(wanted, [*soon, *more], at_end_of(2030))
    assert near(told.progress, Decimal(1))


periods = st.sampled_from(["2024", "2025", "2026", "2026-H1", "2026-Q3", "2027", "2027-01/2027-09", "2027-11", "2028", "2029", "2026", "2027", "2028", "2026-2027", "annual 2026-2028", "2027-06-30"])  # fmt: skip
plain = st.decimals("-5", "150", places=2) | st.integers(1, 60).map(Decimal)
extreme = st.decimals("-1e18", "1e18", allow_nan=False, allow_infinity=False) | st.sampled_from([Decimal(0), Decimal(-100), Decimal(100), Decimal("1e-15"), Decimal("-1e18")])  # fmt: skip
numbers = plain | plain | plain | extreme.filter(lambda one: one == 0 or LEAST <= abs(one) <= MOST)
units = st.sampled_from([*["%"] * 40, "个百分点", "亿元", "人", None])
prices = st.sampled_from(["comparable", "current", *[None] * 30])


def some_figure(period: str, value: Decimal, unit: str | None, price: Any, published: date | None, release: Any, edition: str | None) -> Figure | None:  # fmt: skip
    try:
        return Figure(Period.of(period), value, unit, price, edition, release, published)
    except LantuError:
        return None


loose_figures = st.lists(
    st.builds(some_figure, periods, numbers, units, prices, st.none() | st.dates(date(2024, 1, 1), date(2031, 1, 1)), st.sampled_from(["preliminary", "final", "revised"]), st.sampled_from([*[None] * 30, "甲版"])),
    max_size=8,
).map(lambda found: [one for one in found if one is not None])  # fmt: skip
some_figures = loose_figures | st.lists(numbers, min_size=2, max_size=6).map(lambda found: yearly(2025, *found))


def some_goal(type_: Any, unit: str | None, base: Decimal | None, target: Decimal | None, upper: Decimal | None, sign: Any, direction: Any, others: list[Figure], annual: Decimal | None) -> Goal | None:  # fmt: skip
    try:
        return Goal(
            "指标", type_, unit, direction, base, 2025, target, upper, 2030, sign, compared=Comparison("他项", "growth", tuple(others)),
            annual_targets={} if annual is None else {2027: AnnualTarget(annual)}, accrual="stock",
        )  # fmt: skip
    except LantuError:
        return None


maybe = numbers | numbers | numbers | st.none()
RECKONED = ["LEVEL_UP", "LEVEL_DOWN", "LEVEL_UP_GEO", "GROWTH", "CUMUL", "CUMUL_CUT"]
some_goals = st.builds(
    some_goal, st.sampled_from([*sorted(all_kinds()), None]), units, maybe, maybe, maybe,
    st.sampled_from(Comparator.__args__), st.sampled_from([*Direction.__args__, None]), some_figures, maybe,  # type: ignore[attr-defined]
).filter(lambda one: one is not None)  # fmt: skip
days = st.sampled_from([date(2027, 12, 31), date(2028, 3, 1), date(2030, 12, 31)]) | st.dates(
    date(2021, 1, 1), date(2033, 1, 1)
)


@settings(max_examples=400, deadline=None)
@given(some_goals, some_figures, days)
def test_nothing_but_a_numbered_error_is_ever_raised(wanted: Goal, found: list[Figure], at: date) -> None:
    try:
        told = assess(wanted, found, at)
        expected_path(wanted, status_rules(at))
    except LantuError:
        return
    assert told.reason
    assert warn("red", [told]).level in ("yellow", "orange", "red")


@settings(max_examples=200, deadline=None)
@given(some_goals, some_figures, some_figures, days)
def test_a_later_figure_never_changes_what_was_said_earlier(wanted: Goal, found: list[Figure], later: list[Figure], at: date) -> None:  # fmt: skip
    unknown = [replace(one, published=date.fromordinal(at.toordinal() + 1)) for one in later]

    def said(figures: list[Figure]) -> object:
        try:
            return assess(wanted, figures, at)
        except LantuError as refused:
            return str(refused)

    assert said([*found, *unknown]) == said(found)


@given(st.permutations(yearly(2026, "40.3", "40.7", "41.1")))
def test_the_order_of_figures_does_not_matter(found: list[Figure]) -> None:
    wanted = goal("LEVEL_UP", base="40", target="42")
    assert assess(wanted, found, at_end_of(2028)).status is Status.NEARLY
