"""kill -9 in the middle of an import of past figures: nothing half-written, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

START = "from lantu_web.commands import start_database\nstart_database()\n"
SETUP = """
from lantu_web.accounts.models import Role
from lantu_web.accounts.services import create_region, create_user
from lantu_web.record.models import Indicator, Plan
region = create_region(code="141122", name="某县", by=None)
create_user(username="planner", name="某", role=Role.PLANNER, by=None)
plan = Plan.objects.create(region=region, title="某", key="某", first_year=2026, last_year=2030)
Indicator.objects.create(plan=plan, key="某", name="森林覆盖率", unit="%")
"""
IMPORT = """
import os, signal, sys
from lantu_web.accounts.models import User
from lantu_web.record.models import Plan
from lantu_web.observations.models import Observation
from lantu_web.submissions.history import running
from lantu_web.submissions.models import HistoryImport
from lantu_web.submissions.services.history import begin_import
HistoryImport.objects.filter(outcome="running").update(outcome="failed")
running._BATCH = 100
tell = running.Progress.tell
def killed(self, doing, done=0, total=0):
    if doing == "写入" and done == 500 and sys.argv[1] == "kill":
        assert Observation.objects.count() == 500
        os.kill(os.getpid(), signal.SIGKILL)
    tell(self, doing, done, total)
running.Progress.tell = killed
rows = "".join(f"森林覆盖率,{year}-{month:02},38,%\\n" for year in range(1900, 2000) for month in range(1, 13))
run = begin_import(plan=Plan.objects.get(), name="a.csv", content=("指标,时期,数值,单位\\n" + rows).encode(), by=User.objects.get())
print(running.run_now(run).outcome)
"""
COUNT = """
from lantu_web.log.selectors import verify_chain
from lantu_web.log.models import LogEntry
from lantu_web.observations.models import Observation
verify_chain()
print(Observation.objects.count(), LogEntry.objects.filter(action="history.import").count())
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    env["LANTU_DATA"] = str(tmp_path)
    if request.param == "sqlite":
        yield env
        return
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("no PostgreSQL: set DATABASE_URL")
    import psycopg

    name = f"lantu_killed_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield env | {"DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}"}
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(code: str, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", START + code, *arguments], env=env, capture_output=True, text=True)


def test_an_import_killed_in_the_middle_leaves_nothing_and_can_be_done_again(environment: dict[str, str]) -> None:
    made = _run(SETUP, environment)
    assert made.returncode == 0, made.stderr

    killed = _run(IMPORT, environment, "kill")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert _run(COUNT, environment).stdout.split() == ["0", "0"]

    again = _run(IMPORT, environment, "live")
    assert again.stdout.strip() == "done", again.stderr
    assert _run(COUNT, environment).stdout.split() == ["1200", "1"]
