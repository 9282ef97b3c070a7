"""The page: the whole text once, nothing that could run, everything that was read."""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.reading.formats import read_bytes, read_text
from lantu.reading.page import page
from lantu.reading.page.marks import Mark, segments
from lantu.reading.read import read_plan
from lantu.source.text import SourceText
from tests.strategies import PLAN, docx

HOSTILE = '到2025年，<script>alert(1)</script>达到5%。</script><img src=x onerror="alert(2)">&amp;新建学校3所。'


def seen(text: SourceText) -> str:
    """Return the text of the article as a reader sees it."""
    inner = re.search(r"<article.*?>(.*)</article>", page(read_plan(text)), re.DOTALL)
    assert inner is not None
    return html.unescape(re.sub(r"<[^>]+>", "", inner[1]))


def article(words: str) -> str:
    return seen(SourceText.of_words(words))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PLAN.splitlines(), HOSTILE, "&lt;b&gt;", "第三章 <i>", "  ", "]]>", "<!-- 5%"]), max_size=12
    )
)
def test_whatever_lines_a_text_has_all_stand_on_the_page_once(lines: list[str]) -> None:
    words = "\n".join(lines)
    assert "".join(article(words).split()) == "".join(words.split())


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.html", "plan.txt"])
def test_every_paragraph_and_cell_of_a_real_document_stands_on_its_page_once(shared: Path, name: str) -> None:
    text = read_text(shared / "plans" / name.replace("plan", "jiaocheng-14th-plan"))
    blocks = "".join(text.words[block.start : block.end] for block in text.blocks)
    assert "".join(seen(text).split()) == "".join(blocks.split())


def test_a_heading_broken_over_lines_is_one_heading_and_the_title_a_title() -> None:
    words = "某县国民经济和社会发展\n第十四个五年规划纲要\n第一章 总体要求和\n主要目标\n到2025年，粮食产量达到5万吨。"
    plan = read_plan(SourceText.of_words(words))
    cut = replace(plan.outline[0], place=plan.text.place(words.index("第一章"), words.index("\n到")))
    inner = page(replace(plan, title="某县国民经济和社会发展第十四个五年规划纲要", outline=(cut,)))
    assert re.search(r"<h2[^>]*><a[^>]*></a>第一章 总体要求和<br>主要目标</h2>", inner)
    assert inner.count('<p class="title">') == 2


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


def test_only_the_script_of_the_page_may_run() -> None:
    words = page(read_plan(SourceText.of_words(HOSTILE)))
    script = words.rsplit("<script>", 1)[1].split("</script>")[0]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', words)
    assert policy is not None
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy[1]
    assert "default-src 'none'" in policy[1]


def test_headings_are_headings_and_the_first_row_of_a_table_its_head() -> None:
    table = [["指标", "2020年", "2025年"], ["森林覆盖率（%）", "40.5", "42"]]
    words = page(read_plan(read_bytes(docx(["到2025年，粮食产量达到5万吨。"], table), "a.docx")))
    assert len(re.findall(r"<h1\b", words)) == 1
    assert re.search(r"<h2[^>]*>.*?第一章 总则", words)
    assert re.search(r"<th[^>]*>2020年</th>", words)


def test_things_that_belong_together_are_linked() -> None:
    found = re.search(r'id="data">(.*?)</script>', page(read_plan(SourceText.of_words(PLAN))), re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    project = next(p for p in data["projects"] if "20万吨" in p["t"])
    figure = next(q for q in data["figures"] if "20万吨" in q["s"])
    assert figure["id"] in project["links"]
    assert {project["id"], project["links"][0]} <= set(figure["links"])
