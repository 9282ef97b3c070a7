"""`lantu read`: exit codes, messages, and files that are whole or absent."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from lantu import progress_line
from lantu.__main__ import main
from lantu.commands import read as command
from lantu.reading import read as reading
from tests.strategies import PLAN


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "规划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_without_options_a_summary_is_printed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan)]) == 0
    out = capsys.readouterr().out
    assert "2021—2025年" in out
    assert "指标" in out


def test_all_outputs_are_written_in_one_run(plan: Path, tmp_path: Path) -> None:
    names = {kind: tmp_path / f"out.{kind}" for kind in ("json", "text", "xlsx", "html")}
    assert main(["read", str(plan), *(part for kind, path in names.items() for part in (f"--{kind}", str(path)))]) == 0
    assert json.loads(names["json"].read_text(encoding="utf-8"))["source"]["name"] == "规划.txt"
    assert names["text"].read_text(encoding="utf-8") == PLAN
    assert names["xlsx"].read_bytes().startswith(b"PK")
    assert names["html"].read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_dash_writes_to_standard_output_and_nothing_else_there(
    plan: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", str(plan), "--json", "-"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["format"] == "lantu-plan/1"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "E101"), (b"\x00\x01\x02\x03" * 40, "E106"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "E106")],
)
def test_bad_input_is_one_numbered_line_and_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert main(["read", str(path), "--json", str(tmp_path / "out.json")]) == 1
    err = capsys.readouterr().err
    assert err.startswith(code)
    assert err.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "无.docx")]) == 1
    assert main(["read", str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert "E102" in err
    assert "E103" in err


def test_the_document_itself_is_never_overwritten(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan), "--text", str(plan)]) == 1
    assert capsys.readouterr().err.startswith("E120")
    assert plan.read_text(encoding="utf-8") == PLAN


def test_when_one_output_fails_none_is_left(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["read", str(plan), "--json", str(tmp_path / "a.json"), "--html", str(tmp_path / "无此文件夹" / "b.html")])
        == 1
    )
    assert capsys.readouterr().err.startswith("E121")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["规划.txt"]


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "a.json"
    old.write_text("旧", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["read", str(plan), "--json", str(old)]) == 1
    assert "E121" in capsys.readouterr().err
    assert old.read_text(encoding="utf-8") == "旧"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "规划.txt"]


def test_wrong_usage_is_code_two_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read"])
    assert stopped.value.code == 2
    assert "用法不对：缺少参数" in capsys.readouterr().err


def test_stopping_is_code_130_and_a_fault_code_70_without_a_traceback(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for raised, code in ((KeyboardInterrupt(), 130), (ZeroDivisionError("x"), 70)):

        def fail(*_: object, error: BaseException = raised) -> None:
            raise error

        monkeypatch.setattr(reading, "read", fail)
        assert main(["read", str(plan)]) == code
    err = capsys.readouterr().err
    assert "已停止" in err
    assert "E999" in err
    assert "Traceback" not in err


def test_the_schema_command_prints_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "plan"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "lantu-plan/1"


def test_two_outputs_to_one_place_are_refused(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = str(tmp_path / "a.json")
    assert main(["read", str(plan), "--json", same, "--html", str(tmp_path / "." / "a.json")]) == 1
    assert main(["read", str(plan), "--json", "-", "--text", "-"]) == 1
    assert [line[:4] for line in capsys.readouterr().err.splitlines()] == ["E122", "E122"]
    assert not Path(same).exists()


def test_a_workbook_or_page_on_standard_output_is_wrong_usage(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(plan), "--xlsx", "-"])
    assert stopped.value.code == 2
    assert "要写成文件" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_device_stays_a_device_and_a_link_a_link(plan: Path, tmp_path: Path) -> None:
    pipe, link, kept = tmp_path / "pipe", tmp_path / "link.json", tmp_path / "kept.json"
    kept.write_text("旧", encoding="utf-8")
    kept.chmod(0o640)
    link.symlink_to(kept)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert main(["read", str(plan), "--text", str(pipe), "--json", str(link)]) == 0
    assert os.read(reader, 60).decode("utf-8", "ignore").startswith("某县国民经济")
    os.close(reader)
    assert link.is_symlink()
    assert json.loads(kept.read_text(encoding="utf-8"))["format"] == "lantu-plan/1"
    assert kept.stat().st_mode & 0o777 == 0o640


def test_being_told_to_end_leaves_nothing_behind(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setitem(command._WRITERS, "html", lambda _: os.kill(os.getpid(), signal.SIGTERM))
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(plan), "--json", str(tmp_path / "a.json"), "--html", str(tmp_path / "a.html")])
    assert stopped.value.code == 143
    assert [p.name for p in tmp_path.iterdir()] == ["规划.txt"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_long_work_is_told_on_a_terminal_and_nowhere_else(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress_line, "_PATIENCE", -1)
    assert main(["read", str(plan)]) == 0
    assert "正在读" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["read", str(plan)]) == 0
    assert "正在读：大纲（2/10）" in capsys.readouterr().err


def test_a_summary_says_what_to_do_next_or_what_was_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(plan)]) == 0
    assert "下一步" in capsys.readouterr().out
    assert main(["read", str(plan), "--xlsx", str(tmp_path / "a.xlsx")]) == 0
    assert f"已写出  {tmp_path / 'a.xlsx'}" in capsys.readouterr().out


def test_the_traceback_is_there_for_who_asks(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANTU_DEBUG", "1")
    monkeypatch.setitem(command._WRITERS, "text", lambda _: 1 // 0)
    assert main(["read", str(plan), "--text", "-"]) == 70
    assert "Traceback" in capsys.readouterr().err
