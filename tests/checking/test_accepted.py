"""Accepted findings: what a person accepted is set aside while it holds, and said when it no longer does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lantu.checking.accepted import Acceptance, read_acceptances
from lantu.checking.registry import selected
from lantu.checking.run import check
from lantu.errors import AcceptedInvalid
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText

TODAY = date(2026, 6, 1)
ENTRY = (
    "accepted:\n  - rule: P001\n    place: 生态保护”\n    reason: 原文如此\n    who: 规划股\n    until: 2026-12-31\n"
)


def plan_of(words: str) -> Plan:
    return read_plan(SourceText.of_words(words))


def one(place: str = "”", until: date = date(2026, 12, 31), rule: str = "P001") -> Acceptance:
    return Acceptance(rule, place, "原文如此", "规划股", until)


@pytest.fixture
def plan() -> Plan:
    return plan_of("坚持“保护优先”的原则，加强生态保护”。")


def test_an_accepted_finding_no_longer_stands(plan: Plan) -> None:
    checked = check(plan, selected(select=["P001"])).accepting(plan, [one()], TODAY)
    assert checked.findings == ()
    assert [acceptance for _, acceptance in checked.accepted] == [one()]
    assert checked.stale == ()


def test_an_acceptance_past_its_day_accepts_nothing_and_says_so(plan: Plan) -> None:
    checked = check(plan, selected(select=["P001"])).accepting(plan, [one(until=date(2026, 5, 31))], TODAY)
    assert len(checked.findings) == 1
    assert [stale.why for stale in checked.stale] == ["已于 2026-05-31 到期"]


def test_an_acceptance_holds_on_its_last_day(plan: Plan) -> None:
    assert check(plan, selected(select=["P001"])).accepting(plan, [one(until=TODAY)], TODAY).findings == ()


def test_an_acceptance_that_meets_nothing_is_reported() -> None:
    clean = plan_of("坚持“保护优先”的原则。")
    checked = check(clean, selected(select=["P001"])).accepting(clean, [one()], TODAY)
    assert [stale.why for stale in checked.stale] == ["没有对应的问题了"]


def test_an_acceptance_of_a_rule_that_did_not_run_is_left_alone(plan: Plan) -> None:
    checked = check(plan, selected(select=["P001"])).accepting(plan, [one(rule="A001")], TODAY)
    assert checked.stale == ()


def test_an_acceptance_is_of_one_rule(plan: Plan) -> None:
    assert len(check(plan, selected(select=["P001"])).accepting(plan, [one(rule="P002")], TODAY).findings) == 1


def test_a_file_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    assert read_acceptances(path) == (one(place="生态保护”"),)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "最外层"),
        ("- rule: P001", "最外层"),
        ("accepted: [", "第 1 行写法不对"),
        (ENTRY.replace("    who: 规划股\n", ""), "第 1 条缺少 who"),
        (ENTRY.replace("who:", "谁:"), "缺少 who多出 谁"),
        (ENTRY.replace("2026-12-31", "明年"), "不是 2026-12-31 这样的日期"),
        (ENTRY.replace("原文如此", "''"), "reason 是空的"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_fault(tmp_path: Path, words: str, why: str) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(AcceptedInvalid, match="E302") as caught:
        read_acceptances(path)
    assert why in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AcceptedInvalid, match="读不出来"):
        read_acceptances(tmp_path / "no.yaml")
