"""kill -9 in the middle of an import: nothing half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "jiaocheng-digest.docx"
SETUP = """
from lantu_web.commands import start_database
start_database()
from lantu_web.accounts.models import Role
from lantu_web.accounts.services import create_region, create_user
region = create_region(code="141122", name="某县", by=None)
planner, _ = create_user(username="planner", name="某", role=Role.PLANNER, by=None)
"""
KILLED = """
import os, signal, sys
from lantu_web.commands import start_django
start_django()
from lantu_web.accounts.models import Region, User
from lantu_web.record.importing import writing
from lantu_web.record.importing.reading import prepare_import
from pathlib import Path
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
writing._write_passages = killed
planner = User.objects.get(username="planner")
writing.confirm_import(prepare_import(Path(sys.argv[1]), planner, region=Region.objects.get()), planner)
"""


def _run(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], env={**env, "LANTU_DATA": str(folder)}, capture_output=True, text=True
    )


def test_an_import_killed_in_the_middle_leaves_nothing_and_can_be_done_again(tmp_path: Path) -> None:
    assert _run(SETUP, tmp_path).returncode == 0

    assert _run(KILLED, tmp_path, str(EXAMPLE)).returncode == -signal.SIGKILL

    with closing(sqlite3.connect(tmp_path / "lantu.sqlite3")) as database:
        tables = ("plan", "planversion", "indicator", "commitment", "project", "passage")
        assert [database.execute(f"SELECT count(*) FROM record_{table}").fetchone()[0] for table in tables] == [0] * 6
    command = ["import", str(EXAMPLE), "--by", "planner", "--yes"]
    again = _run("import sys; from lantu.__main__ import main; sys.exit(main(sys.argv[1:]))", tmp_path, *command)
    assert again.returncode == 0, again.stderr
    assert "已导入" in again.stdout
