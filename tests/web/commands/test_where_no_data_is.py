"""A command that works on data makes none: it says where it looked, and ends with 1."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.commands.conftest import lantu

ON_DATA = {
    "backup": ("backup", "备份.zip"),
    "verify": ("verify",),
    "warn": ("warn",),
    "remind": ("remind",),
    "import": ("import", "规划.txt", "--by", "planner"),
    "region": ("region", "141122", "某县"),
}


@pytest.mark.parametrize("command", ON_DATA)
@pytest.mark.parametrize("said", [True, False], ids=["LANTU_DATA names an empty place", "nothing is said"])
def test_it_is_refused_with_the_place_and_nothing_is_made(command: str, said: bool, tmp_path: Path) -> None:
    data = tmp_path / "data"

    done = lantu(data if said else None, *ON_DATA[command], folder=tmp_path)

    assert done.returncode == 1, done.stdout
    assert f"E620 “{data if said else tmp_path / 'var'}”里没有数据" in done.stderr
    assert "LANTU_DATA" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ON_DATA)
def test_a_database_without_accounts_is_no_data_either(command: str, empty: Path) -> None:
    done = lantu(empty, *ON_DATA[command], folder=empty.parent)

    assert done.returncode == 1, done.stdout
    assert f"E620 “{empty}”里没有数据" in done.stderr
    assert not list(empty.parent.glob("*.zip"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose only account was never made."""
    data = tmp_path_factory.mktemp("begun") / "data"
    assert lantu(data, "administrator", "").returncode == 1
    with closing(sqlite3.connect(data / "lantu.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM accounts_user").fetchone() == (0,)
    return data


def test_restoring_asks_for_a_named_folder_where_none_has_data(tmp_path: Path) -> None:
    done = lantu(None, "restore", "备份.zip", folder=tmp_path)

    assert done.returncode == 1
    assert f"E621 没有说明恢复到哪里：没有设 LANTU_DATA，默认的“{tmp_path / 'var'}”里没有数据" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_who_may_begin_an_installation_says_where(tmp_path: Path) -> None:
    said = lantu(tmp_path / "data", "administrator", "one")
    unsaid = lantu(None, "administrator", "one", folder=tmp_path)

    assert f"数据  {tmp_path / 'data'}（由 LANTU_DATA 指定）" in said.stdout
    assert f"数据  {tmp_path / 'var'}（设 LANTU_DATA 可改）" in unsaid.stdout


def test_warn_and_remind_say_in_one_line_that_there_was_nothing_to_do(tmp_path: Path) -> None:
    lantu(tmp_path, "administrator", "one")

    assert lantu(tmp_path, "warn").stdout == "还没有规划，没有指标可评估。\n"
    assert lantu(tmp_path, "remind").stdout == "还没有规划，没有要提醒的。\n"
