"""The workbook: numbers are numbers, words stay words, every row has its place."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from lantu.reading.read import read_plan
from lantu.reading.workbook import workbook
from lantu.source.text import SourceText
from tests.strategies import PLAN


def sheets(words: str) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(workbook(read_plan(SourceText.of_words(words)))))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_sheets_a_planner_uses_are_there() -> None:
    assert list(sheets(PLAN)) == ["说明", "指标", "项目", "承诺", "数量", "列举", "大纲", "名称", "未找到"]


def test_a_row_holds_numbers_as_numbers_with_line_and_quote() -> None:
    head, *rows = sheets(PLAN)["指标"]
    row = dict(zip(head, rows[1], strict=True))
    assert (row["指标"], row["基期值"], row["比较"], row["目标值"], row["属性"]) == (
        "森林覆盖率",
        40.5,
        "不低于",
        42,
        "约束性",
    )
    assert PLAN.split("\n")[row["行"] - 1] == "2"


def test_what_is_not_stated_is_empty() -> None:
    head, *rows = sheets("2020年新建学校3所。")["数量"]
    assert dict(zip(head, rows[0], strict=True))["上限"] is None


def test_words_that_look_like_a_formula_stay_words() -> None:
    words = "专栏1：项目\n1.=HYPERLINK(1)工程\n2.@甲水库工程"
    book = load_workbook(BytesIO(workbook(read_plan(SourceText.of_words(words)))))
    cells = [cell for row in book["项目"].iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
