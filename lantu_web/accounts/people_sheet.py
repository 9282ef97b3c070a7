"""People from Excel: the template, and reading it back with every wrong cell named."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lantu_web.accounts.department_names import DepartmentNames
from lantu_web.accounts.errors import PeopleFileNotUsable
from lantu_web.accounts.models import Role, User
from lantu_web.accounts.sheet import choose, new_sheet, opened, written

SHEET, LISTS = "人员", "可选内容"
TITLES = ("登录名", "姓名", "角色", "部门", "邮箱")
_ROLES = {role.label: role for role in Role}


@dataclass
class PeopleRead:
    """The rows as the service takes them, and what is wrong, with the cell."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def template() -> bytes:
    """Return an empty workbook with the titles and lists to choose roles and departments from."""
    book, sheet = new_sheet(SHEET, TITLES, [20] * len(TITLES))
    lists, names = book.create_sheet(LISTS), DepartmentNames().written
    for row in zip_longest(_ROLES, names):
        lists.append(row)
    for letter, source, count in (("C", "A", len(_ROLES)), ("D", "B", len(names))):
        if count:
            choose(sheet, letter, f"'{LISTS}'!${source}$1:${source}${count}")
    return written(book)


def read_people(name: str, content: bytes) -> PeopleRead:
    """Return the people of a workbook. Raises PeopleFileNotUsable."""
    sheet = opened(name, content, SHEET, TITLES, PeopleFileNotUsable)
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
