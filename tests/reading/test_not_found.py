"""What is missing is said, never filled in."""

from __future__ import annotations

import pytest

from lantu.reading.read import read_plan
from lantu.source.text import SourceText

TITLE = "某县第十四个五年规划纲要\n"


def kinds(words: str) -> list[str]:
    return [gap.kind for gap in read_plan(SourceText.of_words(words)).not_found]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("只有正文，没有标题。", "outline"),
        (TITLE + "第一章 总则", "indicator_table"),
        ("第一章 甲\n第三章 乙", "heading_number"),
        ("第二章 甲\n第二章 乙", "heading_number"),
        ("第一章 甲\n图1 某县减贫人数", "image"),
        ("第一章 甲\n详见专栏7。", "box"),
        ("专栏2-1：甲\n1.东山水库\n专栏2-3：乙\n1.西渠工程", "box"),
        ("第一章 甲\n指标详见附表。", "annex"),
    ],
)
def test_each_kind_of_gap_is_told(words: str, kind: str) -> None:
    assert kind in kinds(words)


def test_a_gap_has_the_place_where_it_was_missed() -> None:
    text = SourceText.of_words("第一章 甲\n第三章 乙")
    (gap,) = [gap for gap in read_plan(text).not_found if gap.kind == "heading_number"]
    assert text.words[gap.start : gap.end] == "第三章 乙"
    assert "第三章" in gap.what


def test_a_whole_document_lacks_nothing() -> None:
    assert kinds("第一章 甲\n第一节 乙\n第二节 丙\n第二章 丁\n第一节 戊") == []
