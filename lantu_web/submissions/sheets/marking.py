"""The copy of a returned template in which each cell that needs a look says why, with a list of all in front."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from lantu_web.submissions.sheets.opening import opened
from lantu_web.submissions.sheets.reading import Mark
from lantu_web.submissions.sheets.template import SHEET, write_words

SUMMARY = "需要看一看"
_WRONG, _TOLD = PatternFill("solid", fgColor="F8CBAD"), PatternFill("solid", fgColor="DDEBF7")


def marked_copy(content: bytes, marks: list[Mark]) -> bytes:
    """Return a copy of a workbook with comments on the cells and a summary sheet in front."""
    book = opened(content)
    sheet = book[SHEET]
    by_cell: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_cell[mark.cell].append(mark)
    for place, here in by_cell.items():
        cell: Any = sheet[place]
        cell = sheet[_first_of_merged(sheet, place)] if cell.__class__.__name__ == "MergedCell" else cell
        cell.comment = Comment("\n".join(mark.words for mark in here), "蓝图", width=360, height=110)
        cell.fill = _WRONG if any(mark.wrong for mark in here) else _TOLD
    _summary(book, marks)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _first_of_merged(sheet: Any, place: str) -> str:
    return next(area.coord.split(":")[0] for area in sheet.merged_cells.ranges if place in area)


def _summary(book: Any, marks: list[Mark]) -> None:
    sheet = book.create_sheet(SUMMARY, 0)
    for column, (words, width) in enumerate((("单元格", 10), ("指标", 40), ("情况", 10), ("说明", 80)), 1):
        cell = sheet.cell(1, column)
        write_words(cell, words)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, mark in enumerate(marks, 2):
        told = (mark.cell, mark.indicator, "要改正" if mark.wrong else "请核对", mark.words)
        for column, words in enumerate(told, 1):
            write_words(sheet.cell(row, column), words)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).hyperlink = f"#'{SHEET}'!{mark.cell}"
    book.active = 0
