"""What the workbooks of people and of departments have in common: written with titles, opened if they still have them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lantu.errors import LantuError

LARGEST, MOST = 5 * 1024 * 1024, 1000


def new_sheet(title: str, titles: Sequence[str], widths: Sequence[int]) -> tuple[Workbook, Worksheet]:
    """Return a workbook with one sheet, its titles in the first row, which stays in sight."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = title
    sheet.append(list(titles))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    return book, sheet


def choose(sheet: Worksheet, letter: str, source: str) -> None:
    """Let the cells of a column below its title be chosen from a list: a range, or words in quotes."""
    choice = DataValidation(type="list", formula1=source, allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{MOST + 1}")


def written(book: Workbook) -> bytes:
    """Return a workbook as its file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def opened(name: str, content: bytes, title: str, titles: Sequence[str], refusal: type[LantuError]) -> Worksheet:
    """Return the sheet of a returned workbook. Raises `refusal`, with the file's name and why, for one that is not such a workbook."""
    try:
        book = load_workbook(BytesIO(content))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as broken:
        raise refusal(name=name, why="不是 Excel 工作簿（.xlsx）") from broken
    if title not in book.sheetnames:
        raise refusal(name=name, why=f"没有“{title}”工作表")
    sheet: Worksheet = book[title]
    if [sheet.cell(1, n).value for n in range(1, len(titles) + 1)] != list(titles):
        raise refusal(name=name, why="第 1 行的栏目名被改动")
    if sheet.max_row > MOST + 1:
        raise refusal(name=name, why=f"有 {sheet.max_row - 1} 行")
    return sheet
