"""People from Excel: the template, and reading it back with every wrong cell named."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lantu_web.accounts.department_names import DepartmentNames
from lantu_web.accounts.models import Role, User
from lantu_web.errors import PeopleFileNotUsable

SHEET, LISTS = "人员", "可选内容"
TITLES = ("登录名", "姓名", "角色", "部门", "邮箱")
LARGEST, MOST = 5 * 1024 * 1024, 1000
_ROLES = {role.label: role for role in Role}


@dataclass
class PeopleRead:
    """The rows as the service takes them, and what is wrong, with the cell."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def template() -> bytes:
    """Return an empty workbook with the titles and lists to choose roles and departments from."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = SHEET
    sheet.append(list(TITLES))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    lists, names = book.create_sheet(LISTS), DepartmentNames().written
    for number in range(max(len(_ROLES), len(names))):
        lists.append(
            [list(_ROLES)[number] if number < len(_ROLES) else None, names[number] if number < len(names) else None]
        )
    for letter, source, count in (("C", "A", len(_ROLES)), ("D", "B", len(names))):
        if count:
            choice = DataValidation(type="list", formula1=f"'{LISTS}'!${source}$1:${source}${count}", allow_blank=True)
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{MOST + 1}")
    for letter in "ABCDE":
        sheet.column_dimensions[letter].width = 20
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read_people(name: str, content: bytes) -> PeopleRead:
    """Return the people of a workbook. Raises PeopleFileNotUsable."""
    try:
        book = load_workbook(BytesIO(content))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as broken:
        raise PeopleFileNotUsable(name=name, why="不是 Excel 工作簿（.xlsx）") from broken
    if SHEET not in book.sheetnames:
        raise PeopleFileNotUsable(name=name, why=f"没有“{SHEET}”工作表")
    sheet = book[SHEET]
    if [sheet.cell(1, n).value for n in range(1, len(TITLES) + 1)] != list(TITLES):
        raise PeopleFileNotUsable(name=name, why="第 1 行的栏目名被改动")
    if sheet.max_row > MOST + 1:
        raise PeopleFileNotUsable(name=name, why=f"有 {sheet.max_row - 1} 行")
    read = PeopleRead()
    taken = {one.lower(): "已有的账号" for one in User.objects.values_list("username", flat=True)}
    departments = DepartmentNames()
    for cells in sheet.iter_rows(min_row=2, max_col=len(TITLES)):
        if any(cell.value not in (None, "") for cell in cells):
            _row(cells, taken, departments, read)
    if not read.rows and not read.wrong:
        raise PeopleFileNotUsable(name=name, why="没有填人员")
    return read


def _row(cells: tuple[Any, ...], taken: dict[str, str], departments: DepartmentNames, read: PeopleRead) -> None:
    said = ["" if cell.value is None else str(cell.value).strip() for cell in cells]
    wrong = [(cells[n].coordinate, words) for n, words in _faults(cells, said, taken, departments)]
    taken.setdefault(said[0].lower(), f"{cells[0].coordinate} 的账号")
    read.wrong += wrong
    if not wrong:
        username, name, role, department, email = said
        row = {"username": username, "name": name, "role": _ROLES[role], "email": email}
        read.rows.append({**row, "department": departments.find(department) if department else None})


def _faults(
    cells: tuple[Any, ...], said: list[str], taken: dict[str, str], departments: DepartmentNames
) -> list[tuple[int, str]]:
    username, name, role, department, email = said
    faults = [(n, "单元格里是公式，请改成文字") for n, cell in enumerate(cells) if cell.data_type == "f"]
    if not username or len(username) > 40 or any(c.isspace() for c in username):
        faults.append((0, "登录名要填，最多 40 个字，不能有空格"))
    elif username.lower() in taken:
        faults.append((0, f"登录名“{username}”与{taken[username.lower()]}重复"))
    if not name or len(name) > 40:
        faults.append((1, "姓名要填，最多 40 个字"))
    if role not in _ROLES:
        faults.append((2, f"没有“{role[:20]}”这个角色，可填：{'、'.join(_ROLES)}"))
    if department and departments.find(department) is None:
        faults.append((3, f"{departments.lacking(department)}，可填的在“{LISTS}”工作表里，简称也可以"))
    elif not department and role == Role.REPORTER.label:
        faults.append((3, "填报人必须属于一个部门"))
    if email and not _is_email(email):
        faults.append((4, f"“{email[:40]}”不是邮箱地址"))
    return faults


def _is_email(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
