"""The whole round of one indicator, as five people carry it: import, assign, report, return, correct, approve, warn, reply, close, show."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLAN = """某县生态建设五年规划（2024—2028年）
第一章 主要目标
到2028年，森林覆盖率达到45%。
附表 主要指标
序号
指标名称
2023年
2028年
属性
1
森林覆盖率（%）
40
45
约束性
2
城市绿地率（%）
35
38
预期性
"""

ROUND = "生态规划2025年年报"


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "某县生态建设五年规划.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_one_indicator_goes_the_whole_round(sign_in: Callable[..., Any], plan_file: Path) -> None:
    planner, forestry, reviewer = sign_in("planner"), sign_in("forestry"), sign_in("reviewer")

    _import(planner, plan_file)
    _assign(planner)
    _open_round(planner)
    _report(forestry, "41.5")
    _decide(reviewer, "退回", "与林业年报不一致，请核对")
    _report(forestry, "41.2", told="与林业年报不一致，请核对")
    _decide(reviewer, "通过")
    _see_it_behind(planner)
    _warn_reply_close(planner, forestry)
    _show(planner, sign_in(""))


def _import(planner: Any, file: Path) -> None:
    planner.goto("/plans/import/")
    planner.set_input_files("input[type=file]", file)
    planner.get_by_role("button", name="读取").click()
    assert "2" in planner.locator("ul.facts li", has_text="指标").first.inner_text()
    planner.get_by_label("只作试用").check()  # the site is a demonstration
    planner.get_by_role("button", name="确认，写入").click()
    planner.goto("/indicators/")
    assert planner.get_by_role("link", name="森林覆盖率").count() == 1


def _assign(planner: Any) -> None:
    planner.goto("/duties/")
    planner.locator("main").get_by_role("link", name="森林覆盖率").first.click()
    planner.locator("select[name=owner]").select_option(label="林业局")
    planner.get_by_role("button", name="保存").click()
    assert "林业局" in planner.locator("main").inner_text()


def _open_round(planner: Any) -> None:
    planner.goto("/reporting/rounds/new/?period=2025")
    for box in planner.locator("input.picked").all():
        assert "森林覆盖率" in (box.get_attribute("aria-label") or "")  # the other has no lead unit yet
        box.check()
    planner.fill("input[name=name]", ROUND)
    planner.get_by_role("button", name="开放并下发").click()
    assert ROUND in planner.locator("main").inner_text()


def _report(forestry: Any, value: str, told: str = "") -> None:
    forestry.goto("/reporting/")
    forestry.locator("section", has_text=ROUND).get_by_role("link", name="去填报").first.click()
    if told:
        assert told in forestry.locator("main").inner_text()
    forestry.get_by_label("森林覆盖率，本期数").fill(value)
    forestry.get_by_label("森林覆盖率，说明").fill("年度调查")
    forestry.get_by_role("button", name="提交").click()
    confirm = forestry.locator("input[type=checkbox][name^=confirm]")
    assert confirm.count() == 0
    assert "待审核" in forestry.locator("#fill").inner_text()


def _decide(reviewer: Any, decision: str, reason: str = "") -> None:
    reviewer.goto("/review/")
    reviewer.locator("tr", has_text="林业局").get_by_role("link", name="森林覆盖率").click()
    reviewer.fill("#reason", reason)
    reviewer.get_by_role("button", name=decision, exact=True).click()
    reviewer.goto("/review/")
    assert reviewer.locator("tr", has_text="林业局").count() == 0


def _see_it_behind(planner: Any) -> None:
    planner.goto("/indicators/")
    row = planner.locator("tr", has_text="森林覆盖率")
    assert "41.2" in row.inner_text()
    assert re.search("滞后|难以完成", row.inner_text())
    planner.goto("/")
    assert "森林覆盖率" in planner.locator("main").inner_text()


def _warn_reply_close(planner: Any, forestry: Any) -> None:
    planner.goto("/warnings/")
    planner.get_by_role("button", name="按规则评估").click()
    planner.locator("tr", has_text="森林覆盖率").get_by_role("link").first.click()
    address = planner.url
    forestry.goto("/notices/")
    assert "森林覆盖率" in forestry.locator("main").inner_text()
    forestry.goto(address)
    for area in forestry.locator("form:has(button[value=reply]) textarea").all():
        area.fill("秋季补植造林3万亩，明年二季度前完成。")
    forestry.locator("form:has(button[value=reply]) input[type=date]").fill("2099-06-30")
    forestry.get_by_role("button", name="提交答复").click()
    assert "秋季补植" in forestry.locator(".steps").inner_text()
    planner.goto(address)
    planner.locator("form:has(button[value=accept]) textarea").first.fill("同意")
    planner.get_by_role("button", name="认可").click()
    planner.locator("summary", has_text="解除预警").click()
    for area in planner.locator("form:has(button[value=close]) textarea").all():
        area.fill("措施已落实，下期再看。")
    planner.get_by_role("button", name="解除", exact=True).click()
    assert "解除" in planner.locator(".steps").inner_text()


def _show(planner: Any, anybody: Any) -> None:
    anybody.goto("/public/")
    assert "某县生态建设" not in anybody.locator("main").inner_text()
    planner.goto("/public/releases/")
    planner.get_by_role("link", name="公开这份规划").click()
    planner.get_by_role("button", name="确认公开").click()
    planner.goto("/public/releases/?all=1")
    planner.get_by_role("button", name="预览所选").click()
    planner.get_by_role("button", name=re.compile("^确认公开")).click()
    anybody.goto("/public/")
    anybody.get_by_role("link", name="某县生态建设", exact=False).first.click()
    assert "41.2" in anybody.locator("tr", has_text="森林覆盖率").inner_text()
