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
    assert (row["章节"], row["出处"]) == (
        "附表 主要指标",
        f"第 {1 + PLAN[: PLAN.index('森林覆盖率（%）')].count(chr(10)) - 1} 行",
    )


def test_what_is_not_stated_is_empty() -> None:
    head, *rows = sheets("2020年新建学校3所。")["数量"]
    assert dict(zip(head, rows[0], strict=True))["上限"] is None


def test_words_that_look_like_a_formula_stay_words() -> None:
    words = "专栏1：项目\n1.=HYPERLINK(1)工程\n2.@甲水库工程"
    book = load_workbook(BytesIO(workbook(read_plan(SourceText.of_words(words)))))
    cells = [cell for row in book["项目"].iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_rate_of_each_year_reads_as_a_yearly_average_with_its_comparator() -> None:
    head, *rows = sheets(PLAN)["数量"]
    row = next(row for row in (dict(zip(head, row, strict=True)) for row in rows) if row["数值"] == 7)
    assert (row["比较"], row["种类"], row["事实/承诺"]) == ("不低于", "增速", "承诺")
    assert row["时期"].endswith("年均")
    assert row["章节"] == "第二章 主要目标"


def test_a_number_shows_the_digits_printed_in_the_plan() -> None:
    book = load_workbook(BytesIO(workbook(read_plan(SourceText.of_words("2020年税收收入3.50亿元，占三分之一。")))))
    cells = [row[3] for row in book["数量"].iter_rows(min_row=2)]
    assert (cells[0].value, cells[0].number_format) == (3.5, "0.00")
    assert all(cell.data_type == "n" for cell in cells)


def test_a_sheet_keeps_its_head_in_sight_filters_and_prints_on_wide_pages() -> None:
    sheet = load_workbook(BytesIO(workbook(read_plan(SourceText.of_words(PLAN)))))["数量"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.page_setup.orientation == "landscape"
