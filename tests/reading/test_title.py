"""The title of a document."""

from __future__ import annotations

import pytest

from lantu.reading.title import read_title
from lantu.source.text import SourceText


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "某县人民政府\n某县第十五个五年规划\n和2040年远景目标纲要\n第一章 背景",
            "某县第十五个五年规划和2040年远景目标纲要",
        ),
        ("政府工作报告\n——2026年1月在某县人民代表大会上\n各位代表：", "政府工作报告"),
        ("标题：2026年某市政府工作报告——某次会议\n正文：", "2026年某市政府工作报告"),
        ("各乡镇：\n《某县“十五五”林业发展规划》已经同意，现印发给你们。", "某县“十五五”林业发展规划"),
        ("根据上级计划\n今年增长5%。", None),
    ],
)
def test_the_title_is_the_first_lines_that_name_a_plan_or_report(words: str, title: str | None) -> None:
    assert read_title(SourceText.of_words(words)) == title
