"""The page: the whole text once, nothing that could run, everything that was read."""

from __future__ import annotations

import html
import json
import re

from lantu.reading.page import page
from lantu.reading.page.marks import Mark, segments
from lantu.reading.read import read_plan
from lantu.source.text import SourceText
from tests.strategies import PLAN

HOSTILE = '到2025年，<script>alert(1)</script>达到5%。</script><img src=x onerror="alert(2)">&amp;新建学校3所。'


def article(words: str) -> str:
    """Return the text of the article as a reader sees it."""
    inner = re.search(r"<article.*?>(.*)</article>", page(read_plan(SourceText.of_words(words))), re.DOTALL)
    assert inner is not None
    return html.unescape(re.sub(r"<[^>]+>", "", inner[1]))


def test_every_paragraph_stands_on_the_page_once_and_in_order() -> None:
    assert "".join(article(PLAN).split()) == "".join(PLAN.split())


def test_hostile_words_stay_words() -> None:
    words = page(read_plan(SourceText.of_words(HOSTILE)))
    assert words.count("<script") == 2
    assert "<img" not in words
    assert "".join(article(HOSTILE).split()) == "".join(HOSTILE.split())


def test_the_data_of_the_page_holds_all_that_was_read() -> None:
    plan = read_plan(SourceText.of_words(PLAN))
    found = re.search(r'id="data">(.*?)</script>', page(plan), re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert [len(data[k]) for k in ("indicators", "figures", "promises", "lists")] == [
        len(plan.indicators), len(plan.quantities), len(plan.commitments), len(plan.enumerations),
    ]  # fmt: skip


def test_the_page_needs_no_other_file() -> None:
    words = page(read_plan(SourceText.of_words(PLAN)))
    assert not re.search(r"(?:src|href)=\"(?!#)", words)
    assert "@import" not in words


def test_overlapping_marks_part_the_words_without_losing_any() -> None:
    marks = [Mark(0, 6, "C1", "c"), Mark(4, 9, "P1", "p"), Mark(5, 6, "Q1", "q")]
    found = list(segments(marks, 2, 10))
    assert [(s.start, s.end) for s in found] == [(2, 4), (4, 5), (5, 6), (6, 9), (9, 10)]
    assert [[m.id for m in s.marks] for s in found] == [["C1"], ["C1", "P1"], ["C1", "P1", "Q1"], ["P1"], []]
