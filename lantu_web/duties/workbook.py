"""The table of the decomposition as an Excel workbook that may be filled in and returned."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from lantu_web.duties.days import ALLOWED, NODE
from lantu_web.duties.selectors import DutyLine
from lantu_web.duties.table import CENTRED, COLUMNS, title_of
from lantu_web.duties.wrapped import height_of
from lantu_web.record.models import Plan

SHEET, LISTS = "任务分工", "单位名单"
HEAD, FIRST = 3, 4
KEY = len(COLUMNS) + 1  # the hidden column that names each line
_WIDTHS = [column.width / 1.9 for column in COLUMNS]  # of A3 in millimetres, as Excel counts characters
_THIN = Side(style="thin", color="999999")
_OPEN = PatternFill("solid", fgColor="FFF8E1")


def workbook(plan: Plan, lines: list[DutyLine], rows: list[list[str]], departments: list[str]) -> bytes:
    """Return the workbook. What may be filled in is yellow and open; the rest is locked (without password, against slips)."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = SHEET
    _head(sheet, plan)
    for place, (line, row) in enumerate(zip(lines, rows, strict=True), start=FIRST):
        _row(sheet, place, row, line.name)
    _choices(book, sheet, departments, FIRST + len(rows))
    _page(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_text(cell: Any, words: str) -> None:
    """Put words into a cell as text, whatever they begin with: a name that begins with “=” is no formula."""
    cell.value = "".join(c for c in words if c >= " " or c in "\n\t")
    cell.data_type, cell.quotePrefix = "s", words[:1] in ("=", "+", "-", "@")


def _head(sheet: Worksheet, plan: Plan) -> None:
    write_text(sheet.cell(1, 1), title_of(plan))
    sheet.append(
        [f"黄色各栏可以填写、改正；责任单位用“、”隔开，可写简称；时限可写 {ALLOWED}；节点每行一条，如“{NODE}”。"]
    )
    sheet.append([column.title for column in COLUMNS])
    for row in (1, 2):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
    sheet["A1"].font = Font(name="方正小标宋简体", size=20)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    for number, width in enumerate(_WIDTHS, start=1):
        cell = sheet.cell(HEAD, number)
        cell.font = Font(name="黑体", size=10, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(_THIN, _THIN, _THIN, _THIN)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 34, 18
    sheet.row_dimensions[HEAD].height = height_of(zip((one.title for one in COLUMNS), _WIDTHS, strict=True))


def _row(sheet: Worksheet, place: int, row: list[str], name: str) -> None:
    for number, (column, words) in enumerate(zip(COLUMNS, row, strict=True), start=1):
        cell = sheet.cell(place, number)
        write_text(cell, words)
        cell.font = Font(name="仿宋_GB2312", size=10)
        centred = "center" if column.title in CENTRED else None
        cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
        cell.border = Border(_THIN, _THIN, _THIN, _THIN)
        if column.field:
            cell.fill, cell.protection = _OPEN, Protection(locked=False)
    sheet.cell(place, KEY, name)
    sheet.row_dimensions[place].height = height_of(zip(row, _WIDTHS, strict=True))


def _choices(book: Workbook, sheet: Worksheet, departments: list[str], end: int) -> None:
    names = book.create_sheet(LISTS)
    for name in departments:
        names.append([name])
    if not departments:
        return
    choice = DataValidation(type="list", formula1=f"'{LISTS}'!$A$1:$A${len(departments)}", allow_blank=True)
    choice.error, choice.errorTitle = "请从单位名单中选择", "没有这个单位"
    sheet.add_data_validation(choice)
    letter = get_column_letter(next(n for n, c in enumerate(COLUMNS, start=1) if c.field == "owner"))
    choice.add(f"{letter}{FIRST}:{letter}{max(end, FIRST)}")


def _page(sheet: Worksheet) -> None:
    sheet.column_dimensions[get_column_letter(KEY)].hidden = True
    sheet.freeze_panes = f"D{FIRST}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(COLUMNS))}{max(sheet.max_row, HEAD)}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"  # type: ignore[union-attr]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
