"""The first day of a county with its own data: from an empty folder to a figure the public sees, by the pages alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.web.browser.conftest import lantu, served

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "jiaocheng-digest.docx"
OWN_PASSWORD = "Guashan-2026-{}"
DEPARTMENTS = ("发展和改革局", "林业局", "统计局", "教育局")
PEOPLE = (
    ("guihua", "规划股长", "发改规划股", "发展和改革局"), ("lin", "林业填报", "填报", "林业局"),
    ("shenhe", "审核人", "审核", "统计局"), ("xianzhang", "县长", "领导", None),
)  # fmt: skip
INDICATOR = "森林覆盖率"

Open = Callable[[], Any]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def browser(chromium: Any, data: Path) -> Iterator[Open]:
    """Return how a browser of one's own is opened in front of a workbench that holds nothing yet."""
    contexts = []
    with served(data) as address:

        def opened() -> Any:
            context = chromium.new_context(viewport={"width": 1366, "height": 850}, base_url=address, locale="zh-CN")
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(15_000)
            return page

        yield opened
        for context in contexts:
            context.close()


def test_from_an_empty_folder_to_what_the_public_sees(browser: Open, data: Path) -> None:
    admin = _signed_in(browser(), "guanli", _first_administrator(data))
    assert "第一天要做的" in _main(admin)
    _region(admin)
    _departments(admin, data)
    passwords = _people(admin, data)
    planner, forestry, reviewer = (_signed_in(browser(), who, passwords[who]) for who in ("guihua", "lin", "shenhe"))
    _import(planner, EXAMPLE)
    _assign(planner)
    _open_round(planner)
    _report(forestry, "74.5")
    _approve(reviewer)
    _release(planner)
    _seen_by_all(browser(), "74.5")
    assert _main_of(_signed_in(browser(), "xianzhang", passwords["xianzhang"]), "/").count(INDICATOR) > 0
    _nothing_twice_in_the_log(admin)


def _first_administrator(data: Path) -> str:
    command, environment = lantu(data)
    done = subprocess.run(
        [*command, "administrator", "guanli"], env=environment, capture_output=True, text=True, check=True
    )
    return re.findall(r"一次性密码  (\S+)", done.stdout)[0]


def _signed_in(page: Any, who: str, once: str) -> Any:
    """Sign in with the one-time password and set one's own, as is asked for."""
    page.goto("/")
    page.fill("[name=username]", who)
    page.fill("[name=password]", once)
    page.get_by_role("button", name="登录").click()
    page.fill("[name=old_password]", once)
    page.fill("[name=new_password1]", OWN_PASSWORD.format(who))
    page.fill("[name=new_password2]", OWN_PASSWORD.format(who))
    page.get_by_role("button", name="修改").click()
    assert "密码已修改" in page.locator(".messages").inner_text()
    return page


def _region(admin: Any) -> None:
    admin.get_by_role("link", name="建立本县的行政区划").click()
    admin.get_by_label("区划代码").fill("141122")
    admin.get_by_label("名称").fill("交城县")
    admin.get_by_role("button", name="建立").click()
    assert "县级" in admin.locator("table", has_text="交城县").inner_text()


def _departments(admin: Any, folder: Path) -> None:
    admin.get_by_role("link", name="用 Excel 建立部门").click()
    book, path = _template(admin, "交城县部门模板", folder)
    for row in book["部门"].iter_rows(min_row=2):
        if row[1].value in DEPARTMENTS:
            row[0].value = "√"
    book.save(path)
    _upload(admin, path)
    assert "已建立 4 个部门" in admin.locator(".messages").inner_text()


def _people(admin: Any, folder: Path) -> dict[str, str]:
    admin.get_by_role("link", name="用 Excel 建立账号").click()
    book, path = _template(admin, "下载模板", folder)
    for row in PEOPLE:
        book["人员"].append(row)
    book.save(path)
    _upload(admin, path)
    rows = admin.locator("tbody tr").all()
    found = {row.locator("td").nth(0).inner_text(): row.locator("code").inner_text() for row in rows}
    admin.goto("/administration/")
    assert "第一天要做的" not in _main(admin)
    return found


def _template(page: Any, link: str, folder: Path) -> tuple[Any, Path]:
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return load_workbook(path), path


def _upload(page: Any, path: Path) -> None:
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="上传").click()


def _import(planner: Any, plan: Path) -> None:
    assert "还没有规划" in _main_of(planner, "/")
    planner.get_by_role("link", name="导入规划").click()
    planner.set_input_files("input[type=file]", plan)
    planner.get_by_role("button", name="读取").click()
    planner.get_by_role("button", name="确认，写入").click(timeout=60_000)
    assert "已导入" in planner.locator(".messages").inner_text(timeout=60_000)


def _assign(planner: Any) -> None:
    planner.goto(f"/duties/?kind=indicator&words={INDICATOR}")
    planner.get_by_role("button", name="采用建议：").first.click()
    assert "采用建议：1 项" in planner.locator(".messages").inner_text()
    assert "林业局" in planner.locator("table.duties").inner_text()


def _open_round(planner: Any) -> None:
    planner.goto("/reporting/")
    planner.get_by_role("link", name="开放新的填报期").click()
    planner.get_by_label("时期").fill("2025")
    planner.get_by_role("button", name="下一步").click()
    planner.get_by_role("button", name="开放并下发").click()
    assert "下发给 1 个部门" in planner.locator(".messages").inner_text()


def _report(forestry: Any, value: str) -> None:
    forestry.goto("/")
    forestry.locator(".tasks").get_by_role("link", name="填报").first.click()
    forestry.get_by_label(f"{INDICATOR}，本期数").fill(value)
    forestry.get_by_label(f"{INDICATOR}，说明").fill("年度调查")
    forestry.get_by_role("button", name="提交").click()
    assert "待审核" in forestry.locator("#fill").inner_text()


def _approve(reviewer: Any) -> None:
    reviewer.goto("/review/")
    reviewer.locator("tr", has_text="林业局").get_by_role("link", name=INDICATOR).click()
    reviewer.get_by_role("button", name="通过", exact=True).click()
    assert "已通过" in reviewer.locator(".messages").inner_text()


def _release(planner: Any) -> None:
    planner.goto("/public/releases/")
    planner.get_by_role("link", name="公开这份规划").click()
    planner.get_by_role("button", name="确认公开").click()
    planner.get_by_role("link", name="全部勾选").click()
    planner.get_by_role("button", name="预览所选").click()
    planner.get_by_role("button", name=re.compile("^确认公开")).click()
    assert "已公开 1 个数据" in planner.locator(".messages").inner_text()


def _seen_by_all(anybody: Any, value: str) -> None:
    anybody.goto("/public/")
    anybody.locator("main h2 a").first.click()
    assert value in anybody.locator("tr", has_text=INDICATOR).inner_text()


def _nothing_twice_in_the_log(admin: Any) -> None:
    admin.goto("/log/")
    rows = [row.inner_text().split("\t")[1:] for row in admin.locator("tbody tr").all()]
    assert len(rows) > 20
    assert not [one for one, next_ in pairwise(rows) if one == next_]


def _main(page: Any) -> str:
    return str(page.locator("main").inner_text())


def _main_of(page: Any, address: str) -> str:
    page.goto(address)
    return _main(page)
