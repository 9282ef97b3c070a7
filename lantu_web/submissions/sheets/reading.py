"""A filled template read back: figures by item, and what is wrong cell by cell."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.core import signing
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lantu.errors import LantuError
from lantu_web.submissions.entry import LONGEST, understand
from lantu_web.submissions.errors import SheetRefused
from lantu_web.submissions.models import Submission
from lantu_web.submissions.selectors import Line
from lantu_web.submissions.sheets.opening import opened, refusal
from lantu_web.submissions.sheets.template import EXPLANATION, FIGURE, FIRST_ROW, HEADINGS, HIDDEN, SALT, SHEET, VERSION


class Mark(NamedTuple):
    """A remark at a cell: the cell, the indicator, the words, and whether it keeps the figure out."""

    cell: str
    indicator: str
    words: str
    wrong: bool = True


@dataclass
class Filled:
    """What a template brought: by key of item the figure as words and the explanation; the revisions it was made from; where each item stands; marks."""

    figures: dict[int, tuple[str, str]] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)


def read_template(name: str, content: bytes, submission: Submission, lines: list[Line]) -> Filled:
    """Return what a filled template holds for a submission.

    Raises:
        SheetRefused: no xlsx, with macros, no template of ours, of another version, department or round, or changed in shape.
    """
    if why := refusal(content):
        raise SheetRefused(name=name, why=why)
    try:
        formulas, values = opened(content), opened(content, data_only=True)
    except ValueError as broken:
        raise SheetRefused(name=name, why=str(broken)) from broken
    for book in (formulas, values):
        if SHEET not in book.sheetnames or HIDDEN not in book.sheetnames:
            raise SheetRefused(name=name, why="不是从填报页下载的模板")
    revisions = _proved(name, formulas[HIDDEN]["A1"].value, submission)
    sheet = formulas[SHEET]
    if tuple(cell.value for cell in sheet[FIRST_ROW - 1][: len(HEADINGS)]) != HEADINGS:
        raise SheetRefused(name=name, why=f"第 {FIRST_ROW - 1} 行的表头改动过")
    filled = Filled(revisions=revisions)
    _read_rows(filled, sheet, values[SHEET], {line.item.pk: line for line in lines if line.item.pk in revisions})
    return filled


def _proved(name: str, token: object, submission: Submission) -> dict[int, int]:
    try:
        told = signing.loads(str(token), salt=SALT)
    except signing.BadSignature as forged:
        raise SheetRefused(name=name, why="不是从本系统下载的模板，或模板被改动过") from forged
    if told["version"] != VERSION:
        raise SheetRefused(name=name, why=f"模板是第 {told['version']} 版，现在用第 {VERSION} 版")
    if told["submission"] != submission.pk:
        other = Submission.objects.filter(pk=told["submission"]).select_related("department", "window").first()
        raise SheetRefused(
            name=name, why=f"这是“{other}”的模板，不是“{submission}”的" if other else "这是别的填报单的模板"
        )
    return {int(key): int(revision) for key, revision in told["items"].items()}


def _read_rows(filled: Filled, sheet: Worksheet, values: Worksheet, lines: dict[int, Line]) -> None:
    merged = [area for area in sheet.merged_cells.ranges if area.max_row >= FIRST_ROW]
    met: set[int] = set()
    for row in range(FIRST_ROW, min(sheet.max_row, FIRST_ROW + 5000) + 1):
        key = sheet[f"A{row}"].value
        line = lines.get(key) if isinstance(key, int) else None
        if line is None or line.item.pk in met:
            if any(sheet[f"{letter}{row}"].value not in (None, "") for letter in (FIGURE, EXPLANATION)):
                why = "编号重复" if line else "这一行不是模板里的行"
                filled.marks.append(Mark(f"{FIGURE}{row}", str(sheet[f"B{row}"].value or ""), f"{why}，没有读入"))
            continue
        met.add(line.item.pk)
        filled.places[line.item.pk] = f"{FIGURE}{row}"
        if any(area.min_row <= row <= area.max_row for area in merged):
            filled.marks.append(Mark(f"{FIGURE}{row}", line.indicator.name, "这一行有合并单元格，没有读入；请取消合并"))
        elif line.open:
            _read_row(filled, row, line, sheet, values)
    for pk in lines.keys() - met:
        filled.marks.append(Mark("A3", lines[pk].indicator.name, "这一项的行被删掉了"))


def _read_row(filled: Filled, row: int, line: Line, sheet: Worksheet, values: Worksheet) -> None:
    place, name, unit = f"{FIGURE}{row}", line.indicator.name, line.indicator.unit
    said = values[f"{EXPLANATION}{row}"].value
    explanation = "" if said is None else str(said).strip()
    words, marks = _words(sheet[place], values[place].value, unit)
    filled.marks += [Mark(place, name, told, wrong) for told, wrong in marks]
    if any(wrong for _, wrong in marks):
        return
    try:
        understood = understand(words, unit, name) if words else None
    except LantuError as wrong_words:
        filled.marks.append(Mark(place, name, str(wrong_words)))
        return
    if understood and understood.converted:
        filled.marks.append(Mark(place, name, f"“{words}”按 {understood.value:f}{unit} 读入，请核对", wrong=False))
    if words or explanation:
        filled.figures[line.item.pk] = (words or line.item.entered, explanation)


def _words(cell: Any, value: Any, unit: str) -> tuple[str, list[tuple[str, bool]]]:
    """Return a cell as a person would type it, and what is to be said of it, each with whether it is wrong."""
    marks: list[tuple[str, bool]] = []
    if isinstance(cell, Cell) and cell.data_type == "f":
        if value is None:
            return "", [("是公式，而且没有算好的结果；请“选择性粘贴—数值”后再交", True)]
        marks.append((f"是公式，只取它现在的结果 {value}", False))
    if value is None or value == "":
        return "", marks
    if isinstance(value, datetime.date | datetime.time | bool):
        return "", [(f"是日期或是非（{value}），不是数", True)]
    if isinstance(value, str):
        wrong = [(f"有错误值 {value}", True)] if value.startswith("#") else []
        wrong += [("内容太长，不是一个数", True)] if len(value) > LONGEST else []
        return value.strip(), marks + wrong
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if "%" in (cell.number_format or ""):
        if unit not in ("%", "％"):
            return "", [(f"单元格是百分比格式，而单位是{unit or '（无）'}", True)]
        number, marks = number * 100, [*marks, (f"单元格是百分比格式，按 {(number * 100).normalize():f}% 读入", False)]
    if isinstance(value, float):
        number = (
            number.quantize(Decimal("1e-6")) if abs(number) < 10**9 else number
        )  # 0.1+0.2 of Excel's own arithmetic
    return f"{number.normalize():f}", marks
