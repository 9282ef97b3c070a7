"""The log is whole, or it is told where it is not."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from lantu_web.errors import ChainBroken, RecordIsKept
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.log.services import write_log


@pytest.fixture
def three_lines(db: None) -> list[LogEntry]:
    return [write_log(by=None, action="test", about="某事", name=f"第{n}件", after={"n": n}) for n in (1, 2, 3)]


def _behind_the_back(statement: str, *values: Any) -> None:
    """Do what somebody with the database in hand could: lift the triggers and change it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER log_logentry_no_{verb}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE log_logentry DISABLE TRIGGER ALL")
        cursor.execute(statement, values)


def test_a_log_nobody_touched_verifies(three_lines: list[LogEntry]) -> None:
    assert verify_chain() == 3


@pytest.mark.parametrize("column", ["who", "action", "about", "name"])
def test_a_changed_line_is_named(three_lines: list[LogEntry], column: str) -> None:
    _behind_the_back(f"UPDATE log_logentry SET {column} = 'x' WHERE sequence = %s", 2)

    with pytest.raises(ChainBroken, match=r"第 2 条.*内容被改动"):
        verify_chain()


def test_a_removed_line_is_named(three_lines: list[LogEntry]) -> None:
    _behind_the_back("DELETE FROM log_logentry WHERE sequence = %s", 2)

    with pytest.raises(ChainBroken, match=r"第 2 条.*不见了"):
        verify_chain()


def test_lines_cut_off_at_the_end_are_noticed(three_lines: list[LogEntry]) -> None:
    _behind_the_back("DELETE FROM log_logentry WHERE sequence = %s", 3)

    with pytest.raises(ChainBroken, match=r"第 3 条.*末尾缺少"):
        verify_chain()


def test_the_database_refuses_to_change_or_delete_a_line(three_lines: list[LogEntry]) -> None:
    for statement in ("UPDATE log_logentry SET who = 'x'", "DELETE FROM log_logentry"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_model_refuses_in_words(three_lines: list[LogEntry]) -> None:
    for change in (three_lines[0].save, three_lines[0].delete, LogEntry.objects.all().delete):
        with pytest.raises(RecordIsKept, match="E600 要改动或删除一条已经记录的日志"):
            change()
    with pytest.raises(RecordIsKept):
        LogEntry.objects.update(who="x")


def test_a_change_that_fails_leaves_no_line(three_lines: list[LogEntry]) -> None:
    def change() -> None:
        with transaction.atomic():
            write_log(by=None, action="test", about="某事")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()

    assert verify_chain() == 3


def test_values_of_every_kind_read_back_as_they_were_hashed(db: None) -> None:
    from datetime import date
    from decimal import Decimal

    facts = {
        "数": Decimal("1.50"),
        "日": date(2026, 1, 2),
        "空": None,
        "表": [1, "甲"],
        "坏": "a\x00b\ud800",
        "真": True,
    }
    write_log(by=None, action="test", about="某事", name="a\x00\ud800", after=facts)

    assert verify_chain() == 1
    assert LogEntry.objects.get().after == {
        "数": "1.5", "日": "2026-01-02", "空": None, "表": [1, "甲"], "坏": "ab?", "真": True,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain() -> None:
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(5):
                write_log(by=None, action="test", about="某事")
        except Exception as fault:
            failures.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert not failures
    assert verify_chain() == 20
