"""Indicator tables: ruled, merged, over pages, or flattened to one cell a line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.model import Indicator
from lantu.reading.formats import read_bytes
from lantu.reading.indicators import read_indicators
from lantu.reading.indicators.row import read_value, split_unit
from lantu.source.text import SourceText
from tests.strategies import docx

PERIOD = (2021, 2025)
HEAD = ["序号", "指标名称", "2020年（基期）", "2025年（目标）", "年均增长/累计", "属性"]
ROWS = [
    ["1", "地区生产总值（GDP）（亿元）", "84.9", "-", "保持在合理区间", "预期性"],
    ["2", "森林覆盖率（%）", "40.5", "≥42", "-", "约束性"],
    ["3", "单位GDP能源消耗降低（%）", "-", "-", "〔15〕", "约束性"],
    ["4", "城镇调查失业率（%）", "-", "<5.5", "-", "预期性"],
    ["5", "耕地保有量（万亩）", "24", "完成市里下达的目标", "-", "约束性"],
]


def of_grid(table: list[list[str]]) -> tuple[Indicator, ...]:
    return read_indicators(read_bytes(docx([], table), "a.docx"), PERIOD)


def of_lines(*lines: str) -> tuple[Indicator, ...]:
    return read_indicators(SourceText.of_words("\n".join(lines)), PERIOD)


def facts(rows: tuple[Indicator, ...]) -> list[tuple[object, ...]]:
    return [(i.number, i.name, i.unit, i.base, i.comparator, i.target, i.growth, i.binding, i.type) for i in rows]


def test_a_ruled_and_a_flattened_table_give_the_same_rows() -> None:
    assert facts(of_grid([HEAD, *ROWS])) == facts(of_lines(*HEAD, *(cell for row in ROWS for cell in row)))


def test_values_units_comparators_and_types_are_read() -> None:
    assert facts(of_grid([HEAD, *ROWS])) == [
        (1, "地区生产总值（GDP）", "亿元", Decimal("84.9"), "text", None, None, False, "RANGE"),
        (2, "森林覆盖率", "%", Decimal("40.5"), ">=", Decimal(42), None, True, "LEVEL_UP"),
        (3, "单位GDP能源消耗降低", "%", None, "=", None, Decimal(15), True, "CUMUL_CUT"),
        (4, "城镇调查失业率", "%", None, "<", Decimal("5.5"), None, False, "CEIL"),
        (5, "耕地保有量", "万亩", Decimal(24), "text", None, None, True, "EXTERNAL"),
    ]


def test_years_come_from_the_head() -> None:
    assert {(i.base_year, i.target_year) for i in of_grid([HEAD, *ROWS])} == {(2020, 2025)}


def test_group_rows_and_group_columns_name_the_group() -> None:
    by_row = of_lines(*HEAD, "一、经济发展（1项）", *ROWS[0], "二、绿色生态（2项）", *ROWS[1], *ROWS[2])
    by_column = of_grid([["类别", "指标", "单位", "2020年", "2025年", "属性"], ["经济", "收入", "元", "1", "2", "预期性"],
                         ["生态", "绿地率", "%", "3", "4", "约束性"], ["生态", "浓度", "%", "3", "2", "约束性"]])  # fmt: skip
    assert [i.group for i in by_row] == ["经济发展", "绿色生态", "绿色生态"]
    assert [(i.group, i.unit) for i in by_column] == [("经济", "元"), ("生态", "%"), ("生态", "%")]


def test_a_cell_broken_over_lines_is_one_cell() -> None:
    rows = of_lines(*HEAD, "1", "劳动生产率增长（%）", "-", "-", "高于 GDP ", "", "增长", "预期性", *ROWS[1])
    assert rows[0].growth_text == "高于 GDP增长"
    assert (rows[0].type, rows[0].measurable) == ("RELATIVE", True)


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    assert [i.number for i in of_grid([HEAD, *ROWS[:3], HEAD, *ROWS[3:]])] == [1, 2, 3, 4, 5]


def test_a_list_of_projects_is_no_indicator_table() -> None:
    table = [
        ["序号", "项目名称", "建设内容", "总投资"],
        ["1", "东山水库", "新建", "3"],
        ["2", "西渠", "改造", "2"],
        ["3", "南路", "新建", "5"],
    ]
    assert of_grid(table) == ()


def test_every_field_quotes_back_to_its_cell() -> None:
    text = read_bytes(docx([], [HEAD, *ROWS]), "a.docx")
    for indicator, row in zip(read_indicators(text, PERIOD), ROWS, strict=True):
        cells = dict(zip(("number", "name", "base", "target", "growth", "binding"), row, strict=True))
        assert {field: text.quote(place) for field, place in indicator.places.items()} == cells


@pytest.mark.parametrize(
    ("words", "number", "comparator"),
    [("≥42", "42", ">="), ("90%以上", "90", ">="), ("5.5以内", "5.5", "<="), ("约30", "30", "~"), ("〔17〕", "17", "="), ("[-10]", "-10", "="),
     ("45-55", "45", "range"), ("前30", "30", "<="), ("－", None, "none"), ("持续保持", None, "text"), ("完成2025年市定目标", None, "text")],
)  # fmt: skip
def test_a_cell_states_a_number_words_or_nothing(words: str, number: str | None, comparator: str) -> None:
    value = read_value(words)
    assert (value.number, value.comparator) == (Decimal(number) if number else None, comparator)


def test_a_bracket_that_is_no_unit_stays_in_the_name() -> None:
    assert split_unit("创新平台（省级）", None) == ("创新平台（省级）", None)


amounts = st.decimals(0, 10**6, places=2)
rows_ = st.lists(st.tuples(st.text(alphabet="农林水土路桥学医", min_size=2, max_size=8), amounts, amounts, st.sampled_from(["", "≥", ">", "<", "≤"])), min_size=3, max_size=8)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(rows_)
def test_a_generated_table_reads_back(rows: list[tuple[str, Decimal, Decimal, str]]) -> None:
    lines = [
        cell
        for n, (name, base, target, sign) in enumerate(rows, 1)
        for cell in (str(n), f"{name}率（%）", str(base), f"{sign}{target}", "-", "预期性")
    ]
    read = of_lines(*HEAD, *lines)
    assert [(i.name, i.base, i.target) for i in read] == [(f"{name}率", base, target) for name, base, target, _ in rows]
    assert [i.comparator for i in read] == [{"": "=", "≥": ">=", "≤": "<="}.get(sign, sign) for *_, sign in rows]
