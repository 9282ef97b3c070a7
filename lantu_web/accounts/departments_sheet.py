"""Departments from Excel: the template with the usual ones to tick, and reading it back with every wrong cell named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lantu.standards.departments import departments as usual
from lantu_web.accounts.errors import DepartmentsFileNotUsable
from lantu_web.accounts.models import Department, Region
from lantu_web.accounts.sheet import choose, new_sheet, opened, written

SHEET = "部门"
TITLES = ("选", "名称", "类别", "又称")
TICK = "√"
_TICKS = frozenset("√✓✔☑是vVyY1")
_LONGEST = 60


@dataclass
class DepartmentsRead:
    """The names as the service takes them, and what is wrong, with the cell."""

    names: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def template(region: Region) -> bytes:
    """Return a workbook with the usual departments a region does not have yet, to be ticked, with room for others below."""
    book, sheet = new_sheet(SHEET, TITLES, (6, 30, 16, 80))
    there = set(Department.objects.filter(region=region).values_list("name", flat=True))
    for one in usual().entries:
        if not there & {one.name, *one.aliases}:
            sheet.append([None, one.name, one.kind, "、".join(one.aliases)])
    choose(sheet, "A", f'"{TICK}"')
    return written(book)


def read_departments(name: str, content: bytes, region: Region) -> DepartmentsRead:
    """Return the ticked departments of a workbook for a region. Raises DepartmentsFileNotUsable."""
    sheet = opened(name, content, SHEET, TITLES, DepartmentsFileNotUsable)
    read, offered = DepartmentsRead(), {one.name for one in usual().entries}
    taken = dict.fromkeys(Department.objects.filter(region=region).values_list("name", flat=True), "已有的部门")
    for cells in sheet.iter_rows(min_row=2, max_col=2):
        tick, called = ("" if cell.value is None else str(cell.value).strip() for cell in cells)
        if not tick and (not called or called in offered):
            continue
        faults = _faults(cells, tick, called, taken, region)
        read.wrong += [(cells[place].coordinate, words) for place, words in faults]
        taken.setdefault(called, f"{cells[1].coordinate} 的部门")
        if not faults:
            read.names.append(called)
    if not read.names and not read.wrong:
        raise DepartmentsFileNotUsable(name=name, why=f"“选”一栏没有一个 {TICK}")
    return read


def _faults(
    cells: tuple[Any, ...], tick: str, called: str, taken: dict[str, str], region: Region
) -> list[tuple[int, str]]:
    faults = [(place, "单元格里是公式，请改成文字") for place, cell in enumerate(cells) if cell.data_type == "f"]
    if not tick:
        faults.append((0, f"写了“{called[:30]}”，没有打 {TICK}。要建立的请打 {TICK}，不要的请删去"))
    elif tick not in _TICKS:
        faults.append((0, f"“{tick[:10]}”看不懂，要建立的请打 {TICK}，不要的留空"))
    if not called or len(called) > _LONGEST:
        faults.append((1, f"名称要填，最多 {_LONGEST} 个字"))
    elif called in taken:
        faults.append((1, f"“{called}”与{taken[called]}重名"))
    elif called.startswith(region.name):
        faults.append((1, f"不带县名，请写成“{called.removeprefix(region.name) or '林业局'}”"))
    return faults
