"""The page in a real browser, at desktop and phone width."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.reading.page import page
from lantu.reading.read import read, read_plan
from lantu.source.text import SourceText

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "jiaocheng-digest.docx"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "plan.html"
    path.write_text(page(read(EXAMPLE)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def browser(chromium: object) -> object:
    return chromium


def open_page(browser: object, address: str, width: int, height: int) -> tuple[object, list[str]]:
    sheet = browser.new_page(viewport={"width": width, "height": height})  # type: ignore[attr-defined]
    errors: list[str] = []
    sheet.on("pageerror", lambda error: errors.append(str(error)))
    sheet.on("request", lambda request: errors.append(request.url) if not request.url.startswith("file:") else None)
    sheet.goto(address)
    return sheet, errors


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_figure_leads_to_its_fields_and_back_to_its_words(
    browser: object, address: str, width: int, height: int
) -> None:
    sheet, errors = open_page(browser, address, width, height)
    sheet.locator(".qc").first.click()  # type: ignore[attr-defined]
    sheet.locator("#detail dl").wait_for(state="visible")  # type: ignore[attr-defined]
    assert "承诺" in sheet.locator("#detail").inner_text()  # type: ignore[attr-defined]
    assert sheet.locator(".m.on").count() >= 1  # type: ignore[attr-defined]
    assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth")  # type: ignore[attr-defined]
    assert errors == []


def test_searching_and_the_keyboard_find_an_indicator(browser: object, address: str) -> None:
    sheet, errors = open_page(browser, address, 1440, 900)
    sheet.keyboard.press("/")  # type: ignore[attr-defined]
    sheet.keyboard.type("森林覆盖率")  # type: ignore[attr-defined]
    sheet.locator("#list mark").first.wait_for()  # type: ignore[attr-defined]
    sheet.keyboard.press("Escape")  # type: ignore[attr-defined]
    sheet.keyboard.press("j")  # type: ignore[attr-defined]
    assert sheet.evaluate("location.hash") == "#I1"  # type: ignore[attr-defined]
    assert errors == []


def test_a_link_to_a_thing_opens_it(browser: object, address: str) -> None:
    sheet, _ = open_page(browser, address + "#I19", 1440, 900)
    assert "森林覆盖率" in sheet.locator("#detail h2").inner_text()  # type: ignore[attr-defined]


def test_the_table_of_a_list_leads_to_the_words(browser: object, address: str) -> None:
    sheet, errors = open_page(browser, address, 1440, 900)
    sheet.locator("#open-table").click()  # type: ignore[attr-defined]
    row = sheet.locator("#table tbody tr", has_text="森林覆盖率").first  # type: ignore[attr-defined]
    row.click()
    sheet.locator("#detail dl").wait_for(state="visible")  # type: ignore[attr-defined]
    assert not sheet.locator("#table").is_visible()  # type: ignore[attr-defined]
    assert sheet.locator(".m.on").first.is_visible()  # type: ignore[attr-defined]
    assert errors == []


def test_a_project_of_the_list_leads_to_its_box_not_to_a_mention_before_it(browser: object, tmp_path: Path) -> None:
    path = tmp_path / "mentions.html"
    filler = "加快发展。\n" * 80
    words = f"第一章 产业\n推进山前风电项目。\n{filler}专栏1-1：重点项目\n1.山前风电项目\n2.岭后光伏项目\n"
    path.write_text(page(read_plan(SourceText.of_words(words))), encoding="utf-8")
    sheet, errors = open_page(browser, path.as_uri(), 1440, 900)
    sheet.get_by_role("tab", name="项目").click()  # type: ignore[attr-defined]
    sheet.locator("#list button, #list li").first.click()  # type: ignore[attr-defined]
    sheet.wait_for_timeout(300)  # type: ignore[attr-defined]
    top = "e => e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().top < innerHeight"
    assert sheet.locator(".m.lead.on").evaluate(top)  # type: ignore[attr-defined]
    assert errors == []


def test_hostile_words_do_not_run(browser: object, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    words = "第一章 <img src=x onerror=window.bad=1>\n到2025年，<script>window.bad=1</script>达到5%。</script>"
    path.write_text(page(read_plan(SourceText.of_words(words))), encoding="utf-8")
    sheet, errors = open_page(browser, path.as_uri(), 1440, 900)
    sheet.locator(".qc").first.click()  # type: ignore[attr-defined]
    assert sheet.evaluate("window.bad") is None  # type: ignore[attr-defined]
    assert "<script>" in sheet.locator("article").inner_text()  # type: ignore[attr-defined]
    assert errors == []
