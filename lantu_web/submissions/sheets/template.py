"""The template (填报模板): one sheet for a department, with everything locked but figure and explanation."""

from __future__ import annotations

import io
import re
from typing import Any

from django.core import signing
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lantu_web.observations.models import Observation
from lantu_web.observations.periods import in_words
from lantu_web.submissions.models import Submission
from lantu_web.submissions.selectors import Line

VERSION, SALT = 1, "lantu.fill"
HIDDEN, SHEET = "蓝图", "填报"
HEADINGS = ("编号", "指标", "单位", "上期数", "去年同期", "年度目标", "本期数", "说明")
FIRST_ROW, FIGURE, EXPLANATION = 4, "G", "H"
_WIDTHS = (8, 40, 12, 22, 22, 14, 20, 44)
_HEAD = PatternFill("solid", fgColor="1D4E79")
_OPEN = PatternFill("solid", fgColor="FFFBE6")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def template(submission: Submission, lines: list[Line]) -> bytes:
    """Return the workbook of a submission."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _heading(sheet, submission)
    for row, line in enumerate(lines, FIRST_ROW):
        _row(sheet, row, line)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    hidden = book.create_sheet(HIDDEN)
    hidden["A1"] = _signed(submission, lines)
    hidden.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_words(cell: Cell, words: str) -> None:
    """Write words as words: what begins with “=” is no formula."""
    cell.value = _UNSTORABLE.sub("", words)
    cell.data_type = "s"
    if words[:1] in "=+-@":
        cell.quotePrefix = True


def _signed(submission: Submission, lines: list[Line]) -> str:
    revisions = {str(line.item.pk): line.item.revision for line in lines}
    return signing.dumps({"version": VERSION, "submission": submission.pk, "items": revisions}, salt=SALT)


def _heading(sheet: Worksheet, submission: Submission) -> None:
    window = submission.window
    write_words(sheet["A1"], f"{submission.department} {in_words(window.period)}填报表（{window.name}）")
    sheet["A1"].font = Font(bold=True, size=15)
    write_words(
        sheet["A2"],
        f"只填浅黄色的“本期数”和“说明”；数按“单位”一列填，也可写 1.2亿、１２３。{window.due} 前在填报页交回。不要增减行列，不要合并单元格。",
    )
    for column, (words, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(FIRST_ROW - 1, column)
        write_words(cell, words)  # type: ignore[arg-type]
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width


def _row(sheet: Worksheet, row: int, line: Line) -> None:
    item, indicator = line.item, line.indicator
    told: list[Any] = [
        item.pk, indicator.name, indicator.unit, _figure(line.last), _figure(line.year_ago), line.annual_target,
        item.value if item.value is not None else item.entered, item.explanation,
    ]  # fmt: skip
    if line.there is not None:
        told[6:] = [line.there.value, f"{line.there.get_channel_display()}已有此数，无需填报"]
    for column, value in enumerate(told, 1):
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            write_words(cell, value)  # type: ignore[arg-type]
        else:
            cell.value = value
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if line.open:
        for letter in (FIGURE, EXPLANATION):
            sheet[f"{letter}{row}"].protection, sheet[f"{letter}{row}"].fill = Protection(locked=False), _OPEN
        _validate(sheet, row, line)


def _validate(sheet: Worksheet, row: int, line: Line) -> None:
    """Tell at entry what is usual; a warning, since 1.2亿 may be written too."""
    low, high = line.usual or (-(10**14), 10**14)
    usual = f"常见范围 {low:f}—{high:f}{line.indicator.unit}。" if line.usual else ""
    check = DataValidation(
        type="decimal", operator="between", formula1=f"{low}", formula2=f"{high}", allow_blank=True,
        errorStyle="warning", errorTitle="请核对", error=f"不是数字，或不在常见范围内。{usual}确实如此可以保留。"[:220],
        promptTitle=line.indicator.name[:30], prompt=f"单位：{line.indicator.unit or '无'}。{usual}"[:220],
        showErrorMessage=True, showInputMessage=True,
    )  # fmt: skip
    check.add(f"{FIGURE}{row}")
    sheet.add_data_validation(check)


def _figure(one: Observation | None) -> str:
    return f"{one.value.normalize():f}（{in_words(one.period)}）" if one else ""
