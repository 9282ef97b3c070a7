"""The template goes out locked and comes back with what is wrong marked cell by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from lantu_web.submissions.errors import SheetRefused
from lantu_web.submissions.models import ReturnedSheet
from lantu_web.submissions.selectors import lines_of
from lantu_web.submissions.services.sheets import take_sheet
from lantu_web.submissions.sheets import template as templates
from lantu_web.submissions.sheets.marking import SUMMARY
from lantu_web.submissions.sheets.template import template


@pytest.fixture
def book(submission: Any) -> Workbook:
    return load_workbook(io.BytesIO(template(submission, lines_of(submission))))


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def take(submission: Any, people: dict[str, Any], item: Any, money: Any) -> Callable[..., ReturnedSheet]:
    def taken(content: Workbook | bytes, name: str = "填报表.xlsx") -> ReturnedSheet:
        content = content if isinstance(content, bytes) else _bytes(content)
        sheet = take_sheet(submission=submission, name=name, content=content, by=people["reporter"])
        item.refresh_from_db()
        money.refresh_from_db()
        return sheet

    return taken


def test_everything_is_locked_but_figure_and_explanation(book: Workbook) -> None:
    sheet = book["填报"]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[4][:8]] == [True] * 6 + [False] * 2
    assert [cell.value for cell in sheet[3]] == [
        "编号",
        "指标",
        "单位",
        "上期数",
        "去年同期",
        "年度目标",
        "本期数",
        "说明",
    ]
    assert sheet["C5"].value == "万元"
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert (rules["G4"].type, rules["G4"].errorStyle) == ("decimal", "warning")
    assert "单位：万元" in str(rules["G5"].prompt)


def test_a_name_that_looks_like_a_formula_stays_words(forest: Any, submission: Any) -> None:
    type(forest).objects.filter(pk=forest.pk).update(name='=HYPERLINK("http://x")')
    sheet = load_workbook(io.BytesIO(template(submission, lines_of(submission))))["填报"]
    assert sheet["B4"].data_type == "s"


def test_what_was_filled_becomes_a_draft(book: Workbook, take: Any, item: Any, money: Any) -> None:
    sheet = book["填报"]
    sheet["G4"], sheet["H4"], sheet["G5"] = "４１．２％", "督查", 12000

    taken = take(book)

    assert (item.value, item.explanation, item.state) == (Decimal("41.2"), "督查", "draft")
    assert money.value == Decimal(12000)
    assert (taken.taken, taken.marks, taken.copy) == (2, [], None)


def test_ten_thousands_and_hundred_millions_are_understood_and_told(book: Workbook, take: Any, money: Any) -> None:
    book["填报"]["G5"] = "1.2亿"
    taken = take(book)
    assert money.value == Decimal(12000)
    assert [(m["cell"], m["wrong"]) for m in taken.marks] == [("G5", False)]


@pytest.mark.parametrize("value", ["约四十", "12吨", "#DIV/0!", True, "x" * 200])
def test_what_is_wrong_is_marked_in_a_copy_and_the_rest_is_taken(
    value: Any, book: Workbook, take: Any, item: Any, money: Any
) -> None:
    book["填报"]["G4"], book["填报"]["G5"] = value, 12000

    taken = take(book)

    assert (item.value, money.value, taken.taken) == (None, Decimal(12000), 1)
    copy = load_workbook(io.BytesIO(bytes(taken.copy or b"")))
    assert copy["填报"]["G4"].comment is not None
    assert copy["填报"]["G5"].comment is None
    assert copy.sheetnames[0] == SUMMARY
    assert [copy[SUMMARY]["A2"].value, copy[SUMMARY]["B2"].value, copy[SUMMARY]["C2"].value] == [
        "G4",
        "森林覆盖率",
        "要改正",
    ]


def test_the_marked_copy_can_be_mended_and_returned(book: Workbook, take: Any, item: Any) -> None:
    book["填报"]["G4"] = "约四十"
    copy = load_workbook(io.BytesIO(bytes(take(book).copy)))
    copy["填报"]["G4"] = "41.2"
    assert take(copy).taken == 1
    assert item.value == Decimal("41.2")


def test_a_formula_without_a_result_is_told(book: Workbook, take: Any, item: Any) -> None:
    book["填报"]["G4"] = "=40+1.2"
    taken = take(book)
    assert "没有算好的结果" in taken.marks[0]["words"]
    assert item.value is None


def test_of_a_formula_only_its_result_is_used_and_that_is_told(book: Workbook, take: Any, item: Any) -> None:
    book["填报"]["G4"] = "=40+1.2"
    taken = take(_with_result(_bytes(book), "41.2"))
    assert item.value == Decimal("41.2")
    assert "只取它现在的结果 41.2" in taken.marks[0]["words"]


def test_a_cell_formatted_as_per_cent_is_read_as_it_looks(book: Workbook, take: Any, item: Any, money: Any) -> None:
    for place, value in (("G4", 0.412), ("G5", 0.5)):
        book["填报"][place] = value
        book["填报"][place].number_format = "0.0%"
    taken = take(book)
    assert item.value == Decimal("41.2")
    assert money.value is None
    assert {m["cell"]: m["wrong"] for m in taken.marks} == {"G4": False, "G5": True}


def test_merged_cells_are_told(book: Workbook, take: Any, item: Any) -> None:
    book["填报"]["G4"] = 41.2
    book["填报"].merge_cells("G4:G5")
    taken = take(book)
    assert all("合并单元格" in m["words"] for m in taken.marks if m["cell"] == "G4")
    assert item.value is None


def test_a_row_that_was_added_deleted_or_moved(book: Workbook, take: Any, item: Any, money: Any) -> None:
    sheet = book["填报"]
    sheet.delete_rows(4)
    sheet["G4"] = 12000
    sheet["A9"], sheet["G9"] = 999, 5
    taken = take(book)
    assert money.value == Decimal(12000)
    assert {m["words"][:6] for m in taken.marks} == {"这一行不是模", "这一项的行被"}


@pytest.mark.parametrize(("content", "why"), [(b"%PDF-1.7", "不是 xlsx"), (b"", "空文件"), (b"PK\x03\x04bad", "损坏")])
def test_what_is_no_workbook_is_refused(content: bytes, why: str, take: Any) -> None:
    with pytest.raises(SheetRefused, match=why):
        take(content)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A:XFD", "G4:G100000"])
def test_an_area_merged_beyond_all_use_is_refused_before_it_is_opened(area: str, book: Workbook, take: Any) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_bytes(book))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            merged = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells></worksheet>'
            new.writestr(name, old.read(name).replace(b"</worksheet>", merged.encode()))
    with pytest.raises(SheetRefused, match="合并的单元格太多"):
        take(out.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused(book: Workbook, take: Any) -> None:
    out = io.BytesIO(_bytes(book))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/media/image1.png", bytes(50 * 1024 * 1024))
    with pytest.raises(SheetRefused, match="解开后太大"):
        take(out.getvalue())


def test_macros_are_refused(book: Workbook, take: Any) -> None:
    out = io.BytesIO(_bytes(book))
    with zipfile.ZipFile(out, "a") as zipped:
        zipped.writestr("xl/vbaProject.bin", "x")
    with pytest.raises(SheetRefused, match="宏"):
        take(out.getvalue())


def test_a_workbook_of_ones_own_is_refused(take: Any, book: Workbook) -> None:
    with pytest.raises(SheetRefused, match="不是从填报页下载"):
        take(Workbook())
    book["蓝图"]["A1"] = "forged"
    with pytest.raises(SheetRefused, match="被改动过"):
        take(book)


def test_another_version_of_the_template_is_refused(
    submission: Any, take: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "VERSION", 7)
    old = template(submission, lines_of(submission))
    with pytest.raises(SheetRefused, match="第 7 版，现在用第 1 版"):
        take(old)


def test_changed_headings_are_refused(book: Workbook, take: Any) -> None:
    book["填报"]["G3"] = "上年数"
    with pytest.raises(SheetRefused, match="表头"):
        take(book)


def test_the_template_of_another_department_is_refused(window: Any, departments: dict[str, Any], take: Any) -> None:
    from lantu_web.submissions.models import Submission

    other = Submission.objects.create(window=window, department=departments["水利局"])
    with pytest.raises(SheetRefused, match="水利局"):
        take(template(other, []))


def test_what_somebody_saved_after_the_template_was_taken_is_not_overwritten(
    book: Workbook, take: Any, submission: Any, item: Any, people: dict[str, Any]
) -> None:
    from lantu_web.submissions.services.filling import Entry, fill

    fill(submission=submission, entries={item.pk: Entry("41.5")}, by=people["planner"])
    book["填报"]["G4"] = 41.2
    taken = take(book)
    assert item.value == Decimal("41.5")
    assert "已存为“41.5”" in taken.marks[0]["words"]


def test_a_sheet_mended_and_handed_in_again_replaces_what_the_same_person_handed_in_before(
    book: Workbook, take: Any, item: Any, money: Any
) -> None:
    book["填报"]["G4"], book["填报"]["G5"] = 41.2, "很多"
    assert take(book).taken == 1
    book["填报"]["G4"], book["填报"]["H4"], book["填报"]["G5"] = 41.3, "年报数", 12000

    taken = take(book)

    item.refresh_from_db()
    money.refresh_from_db()
    assert (taken.taken, taken.marks) == (2, [])
    assert (item.entered, item.explanation, money.entered) == ("41.3", "年报数", "12000")


def test_out_and_in_through_the_pages(submission: Any, item: Any, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("reporter")
    out = client.get(f"/reporting/{submission.pk}/template/")
    assert "attachment" in out["Content-Disposition"]
    book = load_workbook(io.BytesIO(out.content))
    book["填报"]["G4"] = "<img src=x>"
    answer = client.post(f"/reporting/{submission.pk}/sheet/", {"sheet": SimpleUploadedFile("a.xlsx", _bytes(book))})
    page = client.get(answer["Location"]).content.decode()
    assert "G4" in page
    assert "<img" not in page
    copy = f"{answer['Location']}copy/"
    assert load_workbook(io.BytesIO(client.get(copy).content)).sheetnames[0] == SUMMARY
    for address in (answer["Location"], copy, f"/reporting/{submission.pk}/template/"):
        assert signed_in("outsider").get(address).status_code == 404


def _with_result(content: bytes, result: str) -> bytes:
    """Return a workbook whose formula has a result kept, as Excel writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b"<f>40+1.2</f><v" in part
                part = part.replace(b"<f>40+1.2</f><v/>", f"<f>40+1.2</f><v>{result}</v>".encode())
                part = part.replace(b"<f>40+1.2</f><v></v>", f"<f>40+1.2</f><v>{result}</v>".encode())
            new.writestr(name, part)
    return out.getvalue()
