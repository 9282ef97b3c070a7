"""One test for all rules: a rule flags the ⟦marked⟧ words of its failing example and nothing in its passing one."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from lantu.checking.registry import all_rules
from lantu.checking.rule import Hit, Rule
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText


def take_marks(words: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the words without their ⟦ ⟧, and where the marked ones stand."""
    plain, spans, start = "", [], 0
    for part in re.split("([⟦⟧])", words):
        if part == "⟦":
            start = len(plain)
        elif part == "⟧":
            spans.append((start, len(plain)))
        else:
            plain += part
    return plain, spans


def plan_of(words: str) -> Plan:
    return read_plan(SourceText.of_words(words))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_points_at_exactly_the_marked_words(rule: Rule) -> None:
    words, marked = take_marks(rule.fails)
    upper = plan_of(rule.upper) if rule.upper else None
    found = rule(plan_of(words), upper)
    assert [span for finding in found for span in (place.span for place in finding.places)] == marked
    assert rule(plan_of(rule.passes), upper) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_answers_every_question_of_its_card(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert "False alarm" in rule.why
    assert rule.basis
    assert rule.remedy.endswith("。")
    names = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    words, _ = take_marks(rule.fails)
    given = rule.check(plan_of(words), plan_of(rule.upper)) if rule.upper else rule.check(plan_of(words))
    assert all(names <= set(hit.facts) for hit in given if isinstance(hit, Hit))


def test_a_code_begins_its_file_name_and_is_used_once() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert [rule.check.__module__.rsplit(".", 1)[1][:4].upper() for rule in all_rules()] == codes


CASES = sorted(Path(__file__).with_name("cases").glob("*.md"))


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.stem)
def test_the_cases_of_a_rule_come_out_as_they_say(page: Path) -> None:
    """A page of cases: prose, and fenced plan words; in ⟦ ⟧ what its rule must flag, nothing where there are no marks."""
    (rule,) = (one for one in all_rules() if one.code == page.stem)
    cases = re.findall(r"^```\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert cases
    for case in cases:
        words, marked = take_marks(case)
        upper = plan_of(rule.upper) if rule.upper else None
        found = rule(plan_of(words), upper)
        assert [place.span for finding in found for place in finding.places] == marked, case
