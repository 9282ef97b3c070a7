"""Running rules: one that raises hides nothing, selection is by the beginning of codes, coverage is honest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lantu.checking.coverage import coverage
from lantu.checking.registry import all_rules, selected
from lantu.checking.rule import Hit, Looked, Rule, Severity, rule
from lantu.checking.run import check
from lantu.errors import RuleUnknown
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText


def made(code: str, check_: object, upper: str = "") -> Rule:
    return rule(
        code=code, title="题", message="说明。", remedy="改。", severity=Severity.NOTE, category="typo", basis="算术",
        fails="", passes="", upper=upper,
    )(check_)  # type: ignore[arg-type]  # fmt: skip


def _raises(_plan: Plan) -> Iterator[Hit]:
    raise ZeroDivisionError("零")


def _breaks_halfway(plan: Plan) -> Iterator[Hit]:
    yield Hit((plan.text.place(0, 1),))
    raise ValueError("半途")


def _first_word(plan: Plan) -> Iterator[Hit]:
    yield Hit((plan.text.place(0, 1),))


def _numbers(plan: Plan) -> Iterator[Looked]:
    yield Looked(tuple(quantity.id for quantity in plan.quantities))


PLAN = read_plan(SourceText.of_words("第一章 目标\n到2025年，森林覆盖率达到42%，粮食产量达到5万吨。"))


def test_a_rule_that_raises_is_told_by_its_code_and_the_rest_go_on() -> None:
    checked = check(PLAN, [made("A901", _raises), made("A902", _first_word)])
    assert checked.failed == (("A901", "ZeroDivisionError: 零"),)
    assert [finding.rule for finding in checked.findings] == ["A902"]


def test_a_rule_that_breaks_halfway_is_told_and_half_of_what_it_found_is_not_taken_for_all() -> None:
    checked = check(PLAN, [made("A901", _breaks_halfway), made("A902", _first_word)])
    assert checked.failed == (("A901", "ValueError: 半途"),)
    assert [finding.rule for finding in checked.findings] == ["A902"]


def test_findings_come_in_the_order_of_the_text() -> None:
    checked = check(PLAN)
    assert list(checked.findings) == sorted(checked.findings, key=lambda one: (one.places[0].start, one.rule))


def test_a_rule_of_two_plans_waits_for_the_second() -> None:
    two = made("X901", lambda _plan, upper: _first_word(upper), upper="有")
    assert check(PLAN, [two]).rules == ()
    assert check(PLAN, [two], PLAN).rules == ("X901",)


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_codes() -> None:
    letter = all_rules()[0].code[0]
    assert {one.code[0] for one in selected(select=[letter])} == {letter}
    assert letter not in {one.code[0] for one in selected(ignore=[letter])}
    assert selected() == all_rules()


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(RuleUnknown, match="E301"):
        selected(ignore=["Y9"])


def test_coverage_counts_what_rules_could_test() -> None:
    seen = coverage(PLAN, check(PLAN, [made("A903", _numbers)]))
    assert (seen.numbers, seen.numbers_checked, seen.by_rule) == (2, 2, (("A903", 2),))
    assert "2 个数字里有 2 个" in seen.in_words()


def test_where_nothing_could_be_tested_coverage_says_so() -> None:
    bare = read_plan(SourceText.of_words("第一章 目标\n加快发展。"))
    assert coverage(bare, check(bare, [])).in_words().startswith("没有读到数字和指标")
    assert "0 个" in coverage(PLAN, check(PLAN, [])).in_words()


def test_reading_and_checking_cost_as_much_as_the_text_is_long(calls: Callable[[Callable[[], object]], int]) -> None:
    digest = (Path(__file__).resolve().parents[2] / "examples/jiaocheng-digest.md").read_text(encoding="utf-8")
    few, many = (SourceText.of_words("\n".join([digest] * times)) for times in (2, 8))
    check(read_plan(few))
    assert calls(lambda: check(read_plan(many))) < 4.2 * calls(lambda: check(read_plan(few)))
