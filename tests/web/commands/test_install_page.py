"""The lines of docs/install.zh.md for the daily schedule do what the page says, run as they are printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.commands.conftest import lantu

PAGE = Path(__file__).resolve().parents[3] / "docs" / "install.zh.md"
BACKUPS = "/var/backups/lantu"


def _jobs() -> list[str]:
    """Return the commands of the printed lines, as cron hands them to the shell."""
    lines = re.findall(r"^    [\d*]+ [\d*]+ \* \* [\d*]+ +root (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert all(not re.search(r"(?<!\\)%", line) for line in lines), "cron ends a command at a bare %"
    return [line.replace("\\%", "%") for line in lines]


def _script(place: Path, words: str) -> None:
    place.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    place.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_every_line_says_what_it_did_and_a_backup_holds_data(tmp_path: Path) -> None:
    data, tools, backups, told = (tmp_path / name for name in ("data", "tools", "backups", "told"))
    for folder in (tools, backups):
        folder.mkdir()
    old, kept = backups / "lantu-2020-01-01.zip", backups / "else.zip"
    for file in (old, kept):
        file.touch()
        os.utime(file, (0, 0))
    code = "import sys; from lantu.__main__ import main; sys.exit(main(sys.argv[1:]))"
    _script(tools / "lantu", f"LANTU_DATA='{data}' exec '{sys.executable}' -c '{code}' \"$@\"")
    _script(tools / "logger", f'cat >> "{told}"')
    assert lantu(data, "administrator", "one").returncode == 0

    for job in _jobs():
        path = {"PATH": f"{tools}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        subprocess.run(["/bin/sh", "-c", job.replace(BACKUPS, str(backups))], env=path, check=True, cwd="/")

    said = told.read_text(encoding="utf-8")
    for words in ("已备份", "没有指标可评估", "没有要提醒的", "日志完好，共 1 条"):
        assert words in said
    (made,) = (one for one in backups.glob("lantu-*.zip") if one != old)
    assert lantu(tmp_path / "again", "restore", str(made)).returncode == 0
    assert (old.exists(), kept.exists()) == (False, True)
