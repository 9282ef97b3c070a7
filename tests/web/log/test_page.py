"""The log is read in words, filtered, verified and taken away by those who may."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu_web.accounts.services import edit_user
from lantu_web.log.models import ChainCheck, LogEntry
from lantu_web.log.selectors import LogAsked, log_entries
from lantu_web.log.services import verify_and_record, write_log
from lantu_web.log.wording import changes_in_words

Sign = Callable[[str], Client]


def test_a_change_is_told_in_words_not_in_names_of_fields(people: dict[str, Any], signed_in: Sign) -> None:
    edit_user(user=people["outsider"], by=people["administrator"], is_active=False, role="leader", department=None)

    page = signed_in("administrator").get("/log/?action=people.edit").content.decode()

    for words in (
        "启用：<del>是</del> → <ins>否</ins>",
        "角色：<del>填报</del> → <ins>领导</ins>",
        "部门：<del>水利局</del> → <ins>（空）</ins>",
    ):
        assert words in page


def test_lines_are_filtered_by_who_what_thing_and_days(people: dict[str, Any], forest: Any) -> None:
    write_log(by=people["planner"], action="indicator.set", about=forest, after={"type": "FLOOR"})
    today = timezone.localdate()

    assert log_entries(LogAsked(who="planner", action="indicator.set")).count() == 1
    assert log_entries(LogAsked(who="leader", action="indicator.set")).count() == 0
    assert log_entries(LogAsked(about=f"record.indicator:{forest.pk}", action="indicator.set")).count() == 1
    assert log_entries(LogAsked(about="record.indicator", action="indicator.set")).count() == 1
    assert log_entries(LogAsked(what="森林", action="indicator.set", since=today, until=today)).count() == 1
    assert log_entries(LogAsked(since=today + timedelta(1))).count() == 0
    assert log_entries(LogAsked(until=today - timedelta(1))).count() == 0


def test_the_chain_is_verified_on_the_page_and_when_is_kept(people: dict[str, Any], signed_in: Sign) -> None:
    client = signed_in("supervisor")
    assert "还没有核验过" in client.get("/log/").content.decode()

    client.post("/log/verify/")

    check = ChainCheck.objects.get()
    assert (check.fault, check.by, check.lines) == ("", people["supervisor"], LogEntry.objects.count() - 1)
    assert f"{check.lines} 条，" in client.get("/log/").content.decode()


def test_a_broken_chain_is_told_on_the_page(people: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from lantu_web.errors import ChainBroken
    from lantu_web.log import services

    def broken() -> int:
        raise ChainBroken(sequence=2, why="内容被改动")

    monkeypatch.setattr(services, "verify_chain", broken)

    assert "第 2 条" in verify_and_record(people["supervisor"]).fault


def test_the_export_says_what_the_page_says_opens_in_excel_and_is_logged(
    people: dict[str, Any], signed_in: Sign
) -> None:
    write_log(by=people["planner"], action="plan.read", about="某物", name="=1+1")

    answer = signed_in("supervisor").get("/log/export.csv?action=plan.read")

    words = b"".join(answer.streaming_content).decode()
    assert words.startswith("\ufeff")
    (head, line) = csv.reader(StringIO(words[1:]))
    assert head[:5] == ["序号", "时间", "何人", "何事", "何物"]
    assert (line[3], line[4]) == ("读取规划文件", "'=1+1")
    assert LogEntry.objects.filter(action="log.export").count() == 1


def test_the_administrator_sees_that_a_figure_was_written_and_not_the_figure(
    forest: Any, planner: Any, signed_in: Sign
) -> None:
    from lantu_web.observations.services import record_figure

    record_figure(indicator=forest, period="2026", value=Decimal("41.77"), unit="%", source="公报", by=planner)

    shown = {who: signed_in(who).get("/log/").content.decode() for who in ("administrator", "supervisor")}
    taken = b"".join(signed_in("administrator").get("/log/export.csv").streaming_content).decode()

    assert "41.77" in shown["supervisor"]
    assert "41.77" not in shown["administrator"] + taken
    assert "对管理员不显示" in shown["administrator"]


def test_a_day_nobody_understands_is_told(signed_in: Sign) -> None:
    assert "看不懂日期" in signed_in("supervisor").get("/log/?since=2026-13-40").content.decode()


def test_words_for_lists_and_nothing() -> None:
    told = changes_in_words("某物", {"a": None, "版": ["甲", "乙"]}, {"a": True, "版": []})

    assert told == [("a", "（空）", "是"), ("版", "甲、乙", "（空）")]
