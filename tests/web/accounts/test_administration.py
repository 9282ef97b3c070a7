"""The administrator keeps people and departments; they see no figures, and nobody loses history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from lantu_web.accounts.errors import DepartmentNotMergeable, LastAdministrator
from lantu_web.accounts.merging import merge_departments
from lantu_web.accounts.models import Department, Role, User
from lantu_web.accounts.people_sheet import LISTS, SHEET, template
from lantu_web.accounts.permissions import TABLE, may
from lantu_web.accounts.services import (
    create_department,
    create_region,
    edit_user,
    import_people,
    reset_password,
    sign_out_everywhere,
)
from lantu_web.errors import NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from tests.web.conftest import PASSWORD

Sign = Callable[[str], Client]
PEOPLE = "/administration/people/"


def test_the_administrator_neither_sees_nor_changes_figures(
    people: dict[str, Any], forest: Any, signed_in: Sign
) -> None:
    admin = people["administrator"]
    for line in (
        "indicator.see",
        "overview.see",
        "submission.fill",
        "submission.review",
        "figure.record",
        "figure.correct",
        "warning.see",
    ):
        assert not may(admin, line, forest)
        assert Role.ADMINISTRATOR not in (TABLE[line].roles or ())
    assert signed_in("administrator").get("/indicators/").status_code == 403


def test_each_role_begins_at_a_page_it_may_open(people: dict[str, Any]) -> None:
    for who in (*Role.values,):
        client = Client()
        answer = client.post("/sign-in/", {"username": who, "password": PASSWORD}, follow=True)
        assert answer.status_code == 200, who


def test_a_person_is_created_on_the_page_with_a_password_shown_once_that_must_be_changed(
    signed_in: Sign, departments: dict[str, Any]
) -> None:
    form = {"username": "lin2", "name": "林二", "role": "reporter", "department": departments["林业局"].pk, "email": ""}
    answer = signed_in("administrator").post(f"{PEOPLE}new/", form)
    password = answer.content.decode().split("<code>")[1].split("</code>")[0]
    client = Client()

    client.post("/sign-in/", {"username": "lin2", "password": password})

    assert answer["Cache-Control"] == "no-store"
    assert client.get("/")["Location"] == "/account/password/"
    assert password not in str(list(LogEntry.objects.values()))


def test_a_reporter_without_department_is_refused_in_words(signed_in: Sign) -> None:
    answer = signed_in("administrator").post(f"{PEOPLE}new/", {"username": "x", "name": "某", "role": "reporter"})

    assert answer.status_code == 422
    assert "填报人必须属于一个部门" in answer.content.decode()
    assert not User.objects.filter(username="x").exists()


def test_who_is_switched_off_or_gets_another_role_is_signed_out_at_once(
    people: dict[str, Any], signed_in: Sign
) -> None:
    client = signed_in("planner")
    assert client.get("/").status_code == 200

    edit_user(user=people["planner"], by=people["administrator"], role=Role.LEADER)

    assert client.get("/").status_code == 302


def test_a_reset_password_ends_sessions_and_must_be_changed(people: dict[str, Any], signed_in: Sign) -> None:
    client = signed_in("planner")

    password = reset_password(user=people["planner"], by=people["administrator"])

    assert client.get("/").status_code == 302
    again = Client()
    again.post("/sign-in/", {"username": "planner", "password": password})
    assert again.get("/")["Location"] == "/account/password/"


@pytest.mark.parametrize(
    ("new", "told"), [("Reporter-2026", "与您的登录名太像"), ("password1234", "太常见"), ("Ab1", "密码有 3 位")]
)
def test_a_new_password_that_is_refused_says_so_where_it_was_typed_in_one_voice(
    signed_in: Sign, new: str, told: str
) -> None:
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    page = signed_in("reporter").post("/account/password/", form).content.decode()

    wrong = page[page.index('id="id_new_password1-wrong"') :].partition("</p>")[0]
    assert told in wrong
    assert "id_new_password2-wrong" not in page
    assert "你的" not in page


def test_signing_out_everywhere_ends_the_other_sessions_and_keeps_this_one(signed_in: Sign) -> None:
    here, there = signed_in("planner"), signed_in("planner")

    here.post("/account/sign-out-everywhere/")

    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_a_person_ends_nobody_elses_sessions(people: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        sign_out_everywhere(user=people["leader"], by=people["planner"])


def test_the_last_administrator_stays(people: dict[str, Any], signed_in: Sign) -> None:
    admin = people["administrator"]
    for change in ({"is_active": False}, {"role": Role.LEADER}):
        with pytest.raises(LastAdministrator, match="E646"):
            edit_user(user=admin, by=admin, **change)
    form = {"name": admin.name, "role": "administrator"}

    answer = signed_in("administrator").post(f"{PEOPLE}{admin.pk}/", form)

    assert "最后一个可用的管理员" in answer.content.decode()
    assert User.objects.get(pk=admin.pk).is_active


def test_nobody_else_keeps_accounts(people: dict[str, Any], signed_in: Sign, departments: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        edit_user(user=people["leader"], by=people["planner"], name="x")
    with pytest.raises(NotAllowed):
        merge_departments(department=departments["水利局"], into=departments["林业局"], by=people["planner"])
    assert signed_in("planner").post(f"{PEOPLE}{people['leader'].pk}/password/").status_code == 403


def test_a_department_is_renamed_and_the_log_keeps_both_names(signed_in: Sign, departments: dict[str, Any]) -> None:
    address = f"/administration/departments/{departments['水利局'].pk}/"
    client = signed_in("administrator")

    assert client.post(address, {"rename": "1", "name": "林业局"}).status_code == 422
    assert client.post(address, {"rename": "1", "name": "水务局"}).status_code == 302

    line = LogEntry.objects.get(action="department.rename")
    assert (line.before, line.after) == ({"name": "水利局"}, {"name": "水务局"})


def test_merging_hands_over_what_is_to_come_and_keeps_what_was(
    people: dict[str, Any], departments: dict[str, Any], forest: Any, signed_in: Sign
) -> None:
    from decimal import Decimal

    from lantu_web.duties.models import Duty
    from lantu_web.notices.models import EarlyWarning
    from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem

    woods, water, today = departments["林业局"], departments["水利局"], timezone.localdate()
    windows = [
        ReportingWindow.objects.create(
            plan=forest.plan, name=name, period="2026", opens=today, due=today, closes=today + timedelta(9)
        )
        for name in ("交过的", "没交的")
    ]
    done = Submission.objects.create(
        window=windows[0], department=woods, submitted_at=timezone.now(), submitted_by=people["reporter"]
    )
    SubmissionItem.objects.create(submission=done, indicator=forest, state=State.SUBMITTED, value=Decimal(41))
    open_ = Submission.objects.create(window=windows[1], department=woods)
    warning = EarlyWarning.objects.create(indicator=forest, department=woods, level=2, due=date(2027, 1, 31))
    shared = Duty.objects.create(indicator=forest)
    shared.others.add(woods)

    address, client = f"/administration/departments/{woods.pk}/", signed_in("administrator")
    asked = client.post(address, {"merge": "1", "into": water.pk}).content.decode()
    woods.refresh_from_db()
    assert woods.active, "the first step only says what would be done"
    assert "账号 1" in asked
    answer = client.post(address, {"merge": "1", "into": water.pk, "sure": water.pk}, follow=True)

    for row in (forest, done, open_, warning, people["reporter"], woods):
        row.refresh_from_db()
    assert (forest.owner, open_.department, warning.department, people["reporter"].department) == (
        water,
        water,
        water,
        water,
    )
    assert list(shared.others.all()) == [water]
    assert done.department == woods
    assert (woods.active, woods.merged_into) == (False, water)
    assert "账号 1" in answer.content.decode()
    assert LogEntry.objects.get(action="department.merge").after["led"]["indicator"] == [forest.pk]
    verify_chain()


def test_what_cannot_be_merged_is_refused_in_words(departments: dict[str, Any], people: dict[str, Any]) -> None:
    woods, admin = departments["林业局"], people["administrator"]
    gone = Department.objects.create(region=woods.region, name="旧局", active=False)
    for into in (woods, gone):
        with pytest.raises(DepartmentNotMergeable, match="E645"):
            merge_departments(department=woods, into=into, by=admin)


def _sheet(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    book = load_workbook(BytesIO(template()))
    for row in rows:
        book[SHEET].append(row)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("人员.xlsx", out.getvalue())


def test_people_come_from_excel_with_their_passwords(signed_in: Sign, departments: dict[str, Any]) -> None:
    file = _sheet(("zhang", "张三", "填报", "林业局", "z@example.gov.cn"), ("li", "李四", "领导", None, None))

    page = signed_in("administrator").post(f"{PEOPLE}import/", {"file": file}).content.decode()

    assert page.count("<code>") == 2
    assert User.objects.get(username="zhang").department == departments["林业局"]
    assert User.objects.get(username="li").must_change_password


@pytest.mark.parametrize("name", ["发改局", "县发改局", "某县发展和改革局"])
def test_a_department_in_the_sheet_is_understood_by_its_short_name(
    signed_in: Sign, departments: dict[str, Any], name: str
) -> None:
    signed_in("administrator").post(f"{PEOPLE}import/", {"file": _sheet(("zhao", "赵某", "填报", name, ""))})

    assert User.objects.get(username="zhao").department == departments["发展和改革局"]


@pytest.mark.parametrize(("name", "county"), [("邻县林业局", "邻县"), ("某县林业局", "某县"), ("林业局", "")])
def test_of_two_counties_the_one_that_is_named_is_meant_and_none_where_none_is(
    signed_in: Sign, departments: dict[str, Any], name: str, county: str
) -> None:
    create_department(region=create_region(code="141121", name="邻县", by=None), name="林业局", by=None)

    page = signed_in("administrator").post(f"{PEOPLE}import/", {"file": _sheet(("zhao", "赵某", "填报", name, ""))})

    found = User.objects.filter(username="zhao").values_list("department__region__name", flat=True)
    assert list(found) == [county] * bool(county)
    assert ("不止一个" in page.content.decode()) is not bool(county)


def test_the_list_of_the_sheet_tells_departments_of_two_counties_apart(departments: dict[str, Any]) -> None:
    create_department(region=create_region(code="141121", name="邻县", by=None), name="林业局", by=None)

    listed = [row[1] for row in load_workbook(BytesIO(template()))[LISTS].values]

    assert {"某县林业局", "邻县林业局", "水利局"} <= set(listed)
    assert "林业局" not in listed


def test_one_wrong_cell_and_nobody_is_created(signed_in: Sign, people: dict[str, Any]) -> None:
    before = User.objects.count()
    rows = (
        ("ok", "好人", "领导", None, None), ("Planner", "重名", "领导", None, None), ("b c", "", "皇帝", "外星局", "x"),
        ("d", "丁", "填报", None, None), ("ok", "又一", "领导", None, None), ("=1+1", "戊", "领导", None, None),
    )  # fmt: skip

    answer = signed_in("administrator").post(f"{PEOPLE}import/", {"file": _sheet(*rows)})

    page = answer.content.decode()
    assert answer.status_code == 422
    for cell in ("A3", "A4", "B4", "C4", "D4", "E4", "D5", "A6", "A7"):
        assert f'<th scope="row">{cell}</th>' in page
    assert "A2 的账号重复" in page
    assert User.objects.count() == before


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04"])
def test_what_is_no_sheet_of_people_is_refused(signed_in: Sign, content: bytes) -> None:
    answer = signed_in("administrator").post(f"{PEOPLE}import/", {"file": SimpleUploadedFile("x.xlsx", content)})

    assert "E644" in answer.content.decode()


def test_people_are_created_all_or_none(people: dict[str, Any]) -> None:
    rows = [
        {"username": "new1", "name": "甲", "role": Role.LEADER, "department": None, "email": ""},
        {"username": "planner", "name": "乙", "role": Role.LEADER, "department": None, "email": ""},
    ]
    with pytest.raises(ValidationError):
        import_people(rows=rows, by=people["administrator"])

    assert not User.objects.filter(username="new1").exists()
