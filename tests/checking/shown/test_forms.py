"""Findings in every form: the same findings, each with places, computation and remedy."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import jsonschema
import pytest

from lantu.checking.accepted import Acceptance
from lantu.checking.registry import all_rules, selected
from lantu.checking.rule import Category
from lantu.checking.run import Checked, check
from lantu.checking.shown.as_json import findings_to_json, schema
from lantu.checking.shown.cards import card, listed
from lantu.checking.shown.page import findings_page
from lantu.checking.shown.sarif import findings_to_sarif
from lantu.checking.shown.terminal import findings_in_words
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText

WORDS = "第一章 目标\n坚持“保护优先”的原则，加强生态保护”。\n落实（甲类任务，确保完成。"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(SourceText.of_words(WORDS, "a.txt"))


@pytest.fixture(scope="module")
def checked(plan: Plan) -> Checked:
    found = check(plan, selected(select=["P001"]))
    return found.accepting(plan, [Acceptance("P001", "（", "留着", "规划股", date.max)], date(2026, 1, 1))


def test_json_holds_spans_that_quote_the_words(plan: Plan, checked: Checked) -> None:
    data = json.loads(findings_to_json(plan, checked))
    assert data["format"] == "lantu-findings/1"
    (finding,) = data["findings"]
    assert [WORDS[a:b] for a, b in finding["spans"]] == ["”"]
    assert set(finding) == {
        "rule", "category", "severity", "title", "message", "remedy", "computation", "spans", "related_spans", "confidence",
    }  # fmt: skip
    assert data["accepted"][0]["reason"] == "留着"
    jsonschema.validate(data, schema())
    assert set(data["coverage"]) >= {"numbers", "checked"}


def test_sarif_points_at_line_and_column_and_suppresses_what_was_accepted(plan: Plan, checked: Checked) -> None:
    run = json.loads(findings_to_sarif(plan, checked))["runs"][0]
    first, second = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["snippet"]["text"]) == (2, 19, "”")
    assert "suppressions" not in first
    assert second["suppressions"][0]["justification"].startswith("留着")
    assert {one["ruleId"] for one in run["results"]} <= {one["id"] for one in run["tool"]["driver"]["rules"]}


def test_the_terminal_shows_the_words_in_their_passage(plan: Plan, checked: Checked) -> None:
    words = findings_in_words(plan, checked, colour=False)
    assert "第 2 行  坚持“保护优先”的原则，加强生态保护【”】。" in words
    assert "另有 1 处已被接受" in words
    assert "\033" not in words
    assert "\033[1;" in findings_in_words(plan, checked, colour=True)


def test_no_findings_is_never_said_to_be_no_problems(plan: Plan) -> None:
    words = findings_in_words(plan, check(plan, []), colour=False)
    assert "0 条规则没有发现问题" in words
    assert "无从核对" in words


def test_the_page_lists_the_findings_beside_the_text(plan: Plan, checked: Checked) -> None:
    page = findings_page(plan, checked)
    assert "引号、书名号或括号不成对" in page
    assert page.count("n-warning") + page.count("n-error") >= 1


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_card_says_message_remedy_and_both_examples(rule: object) -> None:
    words = card(rule)  # type: ignore[arg-type]
    assert words.startswith("# ")
    assert "会报的写法" in words
    assert "不会报的写法" in words


def test_the_list_has_a_line_for_each_rule() -> None:
    assert listed(all_rules()).count("\n") == len(all_rules())


def test_the_schema_knows_every_category() -> None:
    categories = schema()["properties"]["findings"]["items"]["properties"]["category"]["enum"]
    assert tuple(categories) == get_args(Category)
