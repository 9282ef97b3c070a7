"""The official table goes out as Word and Excel, and a filled-in Excel comes back with the differences shown first."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from lantu_web.duties.models import DutyDraft
from lantu_web.duties.services import set_duties, values_of
from lantu_web.duties.table import COLUMNS
from lantu_web.duties.workbook import FIRST, KEY, SHEET
from lantu_web.duties.wrapped import lines_of
from lantu_web.record.models import Commitment

Sign = Callable[[str], Client]
TITLES = "序号 类别 纲要章节条款与原文 目标 年度目标 属性 牵头单位 责任单位 分管县领导 主要措施/标志性成果 完成时限 序时节点 数据来源与频率 进展 问题 下一步"


@pytest.fixture
def client(signed_in: Sign) -> Client:
    return signed_in("planner")


def _exported(client: Client) -> Any:
    return load_workbook(BytesIO(client.get("/duties/export.xlsx").content))


def _returned(client: Client, book: Any) -> Any:
    out = BytesIO()
    book.save(out)
    return client.post("/duties/import/", {"file": SimpleUploadedFile("分工.xlsx", out.getvalue())})


def _cell(book: Any, thing: str, field: str) -> Any:
    sheet = book[SHEET]
    row = next(n for n in range(FIRST, sheet.max_row + 1) if sheet.cell(n, KEY).value == thing)
    return sheet.cell(row, next(n for n, column in enumerate(COLUMNS, start=1) if column.field == field))


def test_the_table_has_the_columns_of_the_rules() -> None:
    assert [column.title for column in COLUMNS] == TITLES.split()


def test_word_of_some_lines_says_that_it_is_not_the_whole_table(client: Client, forest: Any) -> None:
    part = Document(BytesIO(client.get("/duties/export.docx?words=森林").content))
    whole = Document(BytesIO(client.get("/duties/export.docx").content))

    assert any("按条件筛选的 1 项，不是全表" in one.text for one in part.paragraphs)
    assert not any("不是全表" in one.text for one in whole.paragraphs)


def test_word_is_landscape_with_a_repeated_heading_row_and_the_faces_of_official_documents(
    client: Client, forest: Any
) -> None:
    answer = client.get("/duties/export.docx")
    paper = Document(BytesIO(answer.content))

    section, table = paper.sections[0], paper.tables[0]
    assert section.page_width > section.page_height
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == TITLES.split()
    assert "森林覆盖率" in table.rows[1].cells[2].text
    assert table.rows[1].cells[6].text == "林业局"
    faces = {fonts.get(qn("w:eastAsia")) for fonts in paper.element.iter(qn("w:rFonts"))}
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体"} <= faces


def test_a_department_gets_its_own_lines_alone(signed_in: Sign, forest: Any, tree: Any) -> None:
    ours, theirs = (_exported(signed_in(who))[SHEET] for who in ("reporter", "outsider"))

    assert [ours.cell(n, KEY).value for n in range(FIRST, ours.max_row + 1)] == [f"indicator-{forest.pk}"]
    assert theirs.max_row < FIRST


def test_words_that_look_like_a_formula_stay_words(client: Client, plan: Any) -> None:
    evil = Commitment.objects.create(plan=plan, key="=", number=9, what='=HYPERLINK("http://x","y")')

    book = _exported(client)
    cell = book[SHEET].cell(_cell(book, f"commitment-{evil.pk}", "owner").row, 3)

    assert cell.data_type == "s"
    assert evil.what in cell.value


def test_every_row_of_the_workbook_is_high_enough_for_its_words(client: Client, tree: Any, planner: Any) -> None:
    measures = "造林绿化、封山育林、退耕还林，" * 12
    set_duties(plan=tree.plan, wanted={f"commitment-{tree.pk}": {"measures": measures}}, how="直接修改", by=planner)

    book = _exported(client)

    cell = _cell(book, f"commitment-{tree.pk}", "measures")
    pixels = 7 * book[SHEET].column_dimensions[cell.column_letter].width
    lines = -(-len(measures) * 10 * 96 / 72 // pixels)  # ten point type, a character an em
    assert book[SHEET].row_dimensions[cell.row].height >= lines * 14
    assert all(book[SHEET].row_dimensions[row].height >= 18 for row in range(1, book[SHEET].max_row + 1))


def test_figures_and_latin_words_are_not_parted_and_long_ones_are() -> None:
    assert [lines_of(words, 12) for words in ("森林覆盖率", "森林覆盖75.25%", "a" * 30, "森林覆盖率，")] == [1, 2, 3, 2]


def test_a_returned_workbook_nobody_filled_in_changes_nothing(client: Client, tree: Any, dam: Any) -> None:
    page = _returned(client, _exported(client)).content.decode()

    assert "与现有分工完全相同" in page
    assert not DutyDraft.objects.exists()


def test_differences_are_shown_first_and_written_when_confirmed(
    client: Client, tree: Any, departments: dict[str, Any]
) -> None:
    book, name = _exported(client), f"commitment-{tree.pk}"
    _cell(book, name, "owner").value = "林业局"
    _cell(book, name, "others").value = "水利局、发改局"
    _cell(book, name, "due").value = "2028年6月30日"
    _cell(book, name, "nodes").value = "2027-06-30 整地\n2028-04-30 栽植"
    _cell(book, name, "leader").value = "王副县长"

    page = _returned(client, book).content.decode()

    assert "<del>（无）</del> → <ins>林业局</ins>" in page
    assert values_of(Commitment.objects.get(pk=tree.pk))["owner"] is None
    client.post("/duties/import/confirm/", {"draft": DutyDraft.objects.get().pk})
    held = values_of(Commitment.objects.get(pk=tree.pk))
    assert held == {
        "owner": departments["林业局"].pk, "others": sorted([departments["水利局"].pk, departments["发展和改革局"].pk]),
        "leader": "王副县长", "due": "2028-06-30", "measures": "",
        "nodes": [{"due": "2027-06-30", "what": "整地"}, {"due": "2028-04-30", "what": "栽植"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("owner", "外星局", "没有叫“外星局”的在用部门"),
        ("due", "明年底", "日期“明年底”看不懂"),
        ("due", "2028-02-30", "日期“2028-02-30”看不懂"),
        ("nodes", "年底完成", "节点“年底完成”看不懂"),
        ("nodes", "明年底 完成", "节点“明年底 完成”看不懂"),
        ("leader", "=1+1", "单元格里是公式"),
        ("leader", "很长" * 30, "最多 40 个字"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_kept(
    client: Client, tree: Any, field: str, value: str, told: str
) -> None:
    book = _exported(client)
    cell = _cell(book, f"commitment-{tree.pk}", field)
    cell.value = value

    answer = _returned(client, book)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert cell.coordinate in answer.content.decode()
    assert not DutyDraft.objects.exists()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年", "2025-12-31"),
        ("2025年底", "2025-12-31"),
        ("2025年年底前", "2025-12-31"),
        ("2025年6月底前", "2025-06-30"),
        ("2025年6月15日前", "2025-06-15"),
        ("２０２５年上半年", "2025-06-30"),
        ("2025/6/15", "2025-06-15"),
    ],
)
def test_a_time_limit_is_understood_as_people_write_it(client: Client, tree: Any, written: str, day: str) -> None:
    book = _exported(client)
    _cell(book, f"commitment-{tree.pk}", "due").value = written
    _cell(book, f"commitment-{tree.pk}", "nodes").value = f"{written} 栽植"

    _returned(client, book)

    (change,) = DutyDraft.objects.get().changes
    assert change["after"] == {"due": day, "nodes": [{"due": day, "what": "栽植"}]}


def test_a_workbook_that_was_filled_in_reads_back_as_it_writes_itself(client: Client, tree: Any, planner: Any) -> None:
    nodes = [{"due": "2027-06-30", "what": "整地：三千亩"}]
    given = {"due": "2028-06-30", "nodes": nodes, "leader": "王副县长"}
    set_duties(plan=tree.plan, wanted={f"commitment-{tree.pk}": given}, how="直接修改", by=planner)

    page = _returned(client, _exported(client)).content.decode()

    assert "没有要写入的" in page
    assert not DutyDraft.objects.exists()


@pytest.mark.parametrize("name", ["发改局", "发改委", "县发改局", "某县发展和改革局", " 发展和改革局 "])
def test_a_unit_is_understood_by_its_short_name_and_with_the_county_before_it(
    client: Client, tree: Any, departments: dict[str, Any], name: str
) -> None:
    book = _exported(client)
    _cell(book, f"commitment-{tree.pk}", "owner").value = name

    _returned(client, book)

    (change,) = DutyDraft.objects.get().changes
    assert change["after"] == {"owner": departments["发展和改革局"].pk}


def test_a_line_twice_and_a_line_of_nothing_are_named(client: Client, tree: Any, dam: Any) -> None:
    book = _exported(client)
    book[SHEET].cell(FIRST, KEY).value = "commitment-999999"
    book[SHEET].cell(FIRST + 1, KEY).value = book[SHEET].cell(FIRST + 2, KEY).value

    page = _returned(client, book).content.decode()

    assert "认不出是哪一项" in page
    assert "是同一项" in page


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"no workbook at all"])
def test_what_is_no_workbook_is_refused_in_words(client: Client, forest: Any, content: bytes) -> None:
    answer = client.post("/duties/import/", {"file": SimpleUploadedFile("x.xlsx", content or b" ")})

    assert answer.status_code == 422
    assert "E641" in answer.content.decode()


def test_a_change_between_seeing_and_confirming_is_told_and_nothing_written(
    client: Client, tree: Any, plan: Any, planner: Any
) -> None:
    book, name = _exported(client), f"commitment-{tree.pk}"
    _cell(book, name, "leader").value = "甲"
    _returned(client, book)
    set_duties(plan=plan, wanted={name: {"leader": "乙"}}, how="逐项修改", by=planner)

    answer = client.post("/duties/import/confirm/", {"draft": DutyDraft.objects.get().pk})

    assert answer.status_code == 422
    assert "E640" in answer.content.decode()
    assert values_of(Commitment.objects.get(pk=tree.pk))["leader"] == "乙"
