"""Departments come from Excel: the usual ones ticked, others written below; one wrong cell and none is made."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from lantu.standards.departments import departments as usual
from lantu_web.accounts.departments_sheet import SHEET, TICK
from lantu_web.accounts.models import Department
from lantu_web.log.models import LogEntry

Sign = Callable[[str], Client]
ADDRESS = "/administration/departments/import/"
TEMPLATE = "/administration/departments/template-141122.xlsx"


def _book(client: Client) -> Any:
    return load_workbook(BytesIO(client.get(TEMPLATE).content))


def _sent(client: Client, book: Any) -> Any:
    out = BytesIO()
    book.save(out)
    return client.post(ADDRESS, {"file": SimpleUploadedFile("部门.xlsx", out.getvalue())})


def _row_of(book: Any, name: str) -> int:
    return next(row[1].row for row in book[SHEET].iter_rows() if row[1].value == name)


def test_the_template_offers_the_usual_departments_that_are_not_there(signed_in: Sign, departments: Any) -> None:
    offered = {row[1].value for row in _book(signed_in("administrator"))[SHEET].iter_rows(min_row=2)}

    assert offered == {one.name for one in usual().entries} - {"发展和改革局", "林业局", "水利局"}


def test_ticked_ones_are_made_under_their_own_names_and_others_beside(signed_in: Sign, people: Any) -> None:
    client, before = signed_in("administrator"), Department.objects.count()
    book = _book(client)
    sheet = book[SHEET]
    for name in ("教育局", "民政局"):
        sheet.cell(_row_of(book, name), 1).value = TICK
    sheet.cell(_row_of(book, "教育局"), 2).value = "教育体育局"
    sheet.append([TICK, "经济技术开发区管委会"])

    answer = _sent(client, book)

    assert answer["Location"] == "/administration/"
    made = Department.objects.order_by("pk")[before:]
    assert [one.name for one in made] == ["教育体育局", "民政局", "经济技术开发区管委会"]
    assert LogEntry.objects.filter(action="department.create", actor=people["administrator"]).count() == 3


def test_every_wrong_cell_is_named_and_none_is_made(signed_in: Sign, departments: Any) -> None:
    client, before = signed_in("administrator"), Department.objects.count()
    book = _book(client)
    sheet = book[SHEET]
    sheet.cell(_row_of(book, "教育局"), 1).value = TICK
    first = sheet.max_row + 1
    for row in (
        (TICK, "林业局"),
        (TICK, ""),
        ("要", "甲局"),
        (None, "乙局"),
        (TICK, "丙局"),
        (TICK, "丙局"),
        (TICK, "某县丁局"),
        (TICK, "=1+1"),
    ):
        sheet.append(row)

    answer = _sent(client, book)
    page = answer.content.decode()

    assert answer.status_code == 422
    for cell, said in (
        (f"B{first}", "“林业局”与已有的部门重名"), (f"B{first + 1}", "名称要填"), (f"A{first + 2}", "“要”看不懂"),
        (f"A{first + 3}", "写了“乙局”，没有打 √"), (f"B{first + 5}", f"“丙局”与B{first + 4} 的部门重名"),
        (f"B{first + 6}", "不带县名，请写成“丁局”"), (f"B{first + 7}", "单元格里是公式"),
    ):  # fmt: skip
        assert f'<th scope="row">{cell}</th><td data-label="问题">{said}' in page, cell
    assert Department.objects.count() == before


def test_a_template_without_a_tick_is_told(signed_in: Sign) -> None:
    client = signed_in("administrator")

    assert "“选”一栏没有一个 √" in _sent(client, _book(client)).content.decode()


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04"])
def test_what_is_no_sheet_of_departments_is_refused(signed_in: Sign, content: bytes) -> None:
    answer = signed_in("administrator").post(ADDRESS, {"file": SimpleUploadedFile("x.xlsx", content)})

    assert "E648" in answer.content.decode()


def test_people_name_their_department_as_it_is_called_elsewhere(signed_in: Sign, departments: Any) -> None:
    from lantu_web.accounts import people_sheet
    from lantu_web.accounts.models import User

    book = load_workbook(BytesIO(people_sheet.template()))
    book[people_sheet.SHEET].append(("zhang", "张三", "填报", "发改局", None))
    out = BytesIO()
    book.save(out)

    signed_in("administrator").post(
        "/administration/people/import/", {"file": SimpleUploadedFile("人.xlsx", out.getvalue())}
    )

    assert User.objects.get(username="zhang").department == departments["发展和改革局"]
