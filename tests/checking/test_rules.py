"""One test for all rules: a rule flags the ⟦marked⟧ words of its failing example and nothing in its passing one."""

from __future__ import annotations

import re
import string

import pytest

from lantu.checking.registry import all_rules
from lantu.checking.rule import Rule
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
    found = rule(plan_of(words))
    assert [span for finding in found for span in (place.span for place in finding.places)] == marked
    assert rule(plan_of(rule.passes)) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_answers_every_question_of_its_card(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert "False alarm" in rule.why
    assert rule.basis
    assert rule.remedy.endswith("。")
    names = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    words, _ = take_marks(rule.fails)
    assert all(names <= set(hit.facts) for hit in rule.check(plan_of(words)))


def test_a_code_begins_its_file_name_and_is_used_once() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert [rule.check.__module__.rsplit(".", 1)[1][:4].upper() for rule in all_rules()] == codes
