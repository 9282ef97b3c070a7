"""Reading a filled-in workbook of the decomposition back: what it would change, and what in it is wrong, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from lantu_web.accounts.department_names import DepartmentNames
from lantu_web.duties.days import due_of, node_of
from lantu_web.duties.services import values_of
from lantu_web.duties.table import COLUMNS
from lantu_web.duties.things import department_names, find_all, stated_due, words_of
from lantu_web.duties.workbook import FIRST, HEAD, KEY, LISTS, SHEET
from lantu_web.errors import DutyFileNotUsable
from lantu_web.record.models import Plan

LARGEST = 10 * 1024 * 1024
_MOST_ROWS = 20_000
_BETWEEN = re.compile(r"[、，,;；\s]+")


@dataclass
class Returned:
    """What a workbook says: the lines it would change, with before and after, and what is wrong, with the cell."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0


def read_returned(plan: Plan, name: str, content: bytes) -> Returned:
    """Return what a workbook would change. Raises DutyFileNotUsable."""
    cells = list(_rows(name, content))
    names = [str(row[KEY - 1].value or "").strip() for row in cells]
    things, own = find_all(plan, names), department_names(plan.pk)
    told, seen = Returned(rows=len(cells)), dict[str, str]()
    for row, key in zip(cells, names, strict=True):
        where = row[0].coordinate
        if key not in things:
            told.wrong.append((where, "这一行认不出是哪一项（隐藏列被改动，或不属于这份规划）"))
        elif key in seen:
            told.wrong.append((where, f"与 {seen[key]} 是同一项，一项只能有一行"))
        else:
            seen[key] = where
            _compare(things[key], key, row, own, told)
    return told


def _rows(name: str, content: bytes) -> Iterator[tuple[Any, ...]]:
    if len(content) > LARGEST:
        raise DutyFileNotUsable(name=name, why=f"文件有 {len(content) // 1024 // 1024} MB")
    try:
        book = load_workbook(BytesIO(content), data_only=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as broken:
        raise DutyFileNotUsable(name=name, why="不是 Excel 工作簿（.xlsx）") from broken
    if SHEET not in book.sheetnames:
        raise DutyFileNotUsable(name=name, why=f"没有“{SHEET}”工作表")
    sheet = book[SHEET]
    titles = [sheet.cell(HEAD, number).value for number in range(1, len(COLUMNS) + 1)]
    if titles != [column.title for column in COLUMNS]:
        raise DutyFileNotUsable(name=name, why=f"第 {HEAD} 行的栏目名被改动")
    if sheet.max_row > _MOST_ROWS:
        raise DutyFileNotUsable(name=name, why=f"有 {sheet.max_row} 行")
    for row in sheet.iter_rows(min_row=FIRST, max_col=KEY):
        if any(cell.value not in (None, "") for cell in row):
            yield row


def _compare(thing: Any, key: str, row: tuple[Any, ...], own: DepartmentNames, told: Returned) -> None:
    held, after = values_of(thing), {}
    for column, cell in zip(COLUMNS, row, strict=False):
        stated = column.field == "due" and held["due"] is None and _text(cell.value) == stated_due(thing)
        if not column.field or stated:
            continue  # nothing to fill in; or the plan's own words, printed where no day was set
        try:
            value = _value(column.field, cell, own)
        except ValueError as wrong:
            told.wrong.append((cell.coordinate, str(wrong)))
            continue
        if value != held[column.field]:
            after[column.field] = value
    if after:
        before = {name: held[name] for name in after}
        told.changes.append({"name": key, "words": words_of(thing)[:200], "before": before, "after": after})


def _value(name: str, cell: Cell, own: DepartmentNames) -> Any:
    """Return what a cell says of a field. Raises ValueError in words."""
    if cell.data_type == "f":
        raise ValueError("单元格里是公式，请改成文字")
    words = _text(cell.value)
    if name == "owner":
        return _department(words, own) if words else None
    if name == "others":
        return sorted({_department(one, own) for one in _BETWEEN.split(words) if one})
    if name == "due":
        return _day(cell.value, words)
    if name == "nodes":
        return [node_of(line) for line in words.split("\n") if line.strip()]
    if name == "leader" and len(words) > 40:
        raise ValueError("分管县领导最多 40 个字")
    return words


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _department(words: str, own: DepartmentNames) -> int:
    found = own.find(words)
    if found is None:
        raise ValueError(f"{own.lacking(words)}，请从“{LISTS}”工作表中选，名单里没有的请管理员新建")
    return found.pk


def _day(value: object, words: str) -> str | None:
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return due_of(words).isoformat() if words else None
