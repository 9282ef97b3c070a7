"""`lantu serve`: several processes at one address, begun again when one dies, all gone when the first is."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork") or not Path("/proc").is_dir(), reason="needs Linux")


class Served:
    """A workbench that serves with two processes."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port

    def answers(self) -> bool:
        try:
            wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            wire.request("GET", "/sign-in/")
            return wire.getresponse().status in (200, 301)
        except OSError:
            return False

    def workers(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in tasks.read_text().split()] if tasks.exists() else []


def _until(true: Callable[[], Any], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "did not come about"
        time.sleep(0.1)


@contextmanager
def _serving(data: Path, **settings: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    command = [Path(sys.executable).with_name("lantu"), "serve", "--port", str(port), "--processes", "2"]
    process = subprocess.Popen(
        command, env={**environment, "LANTU_DATA": str(data), **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    one = Served(process, port)
    try:
        _until(lambda: one.answers() and len(one.workers()) == 2)
        yield one
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with _serving(tmp_path) as one:
        yield one


def test_a_process_that_dies_is_begun_again_and_told(served: Served) -> None:
    first = served.workers()
    os.kill(first[0], signal.SIGKILL)

    _until(lambda: len(set(served.workers()) - set(first)) == 1)

    assert served.answers()
    served.process.terminate()
    assert "意外退出" in served.process.communicate(timeout=20)[1]


def test_stopping_it_stops_all_and_frees_the_address(served: Served) -> None:
    workers = served.workers()

    served.process.terminate()

    assert served.process.wait(20) == 0
    assert not any(_runs(pid) for pid in workers)
    assert not served.answers()


def test_none_goes_on_alone_when_the_first_is_killed(served: Served) -> None:
    workers = served.workers()

    served.process.kill()

    _until(lambda: not any(_runs(pid) for pid in workers))
    assert not served.answers()


def test_an_address_in_use_is_told(served: Served, tmp_path: Path) -> None:
    command = [Path(sys.executable).with_name("lantu"), "serve", "--port", str(served.port)]
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}

    second = subprocess.run(
        command, env={**environment, "LANTU_DATA": str(tmp_path)}, capture_output=True, text=True, timeout=60
    )

    assert second.returncode == 1
    assert "E616" in second.stderr


def test_data_is_not_replaced_under_a_workbench_that_runs(served: Served, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    lantu = Path(sys.executable).with_name("lantu")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [lantu, *arguments], env={**environment, "LANTU_DATA": str(tmp_path)}, capture_output=True, text=True, timeout=60
        )  # fmt: skip

    assert run("administrator", "one").returncode == 0
    urllib.request.urlopen(f"http://127.0.0.1:{served.port}/public/", timeout=10).close()  # it looks into the database
    backup = tmp_path / "备份.zip"
    assert run("backup", str(backup)).returncode == 0
    refused = run("restore", str(backup), "--replace")

    assert refused.returncode == 1
    assert "E618" in refused.stderr
    assert served.answers()
    served.process.terminate()
    served.process.wait(20)
    assert run("restore", str(backup), "--replace").returncode == 0


@pytest.mark.parametrize(("behind", "status"), [("1", 200), ("0", 301)])
def test_a_proxy_is_believed_only_where_there_is_one(behind: str, status: int, tmp_path: Path) -> None:
    with _serving(tmp_path, LANTU_HTTPS="1", LANTU_BEHIND_PROXY=behind) as one:
        wire = http.client.HTTPConnection("127.0.0.1", one.port, timeout=10)
        wire.request("GET", "/sign-in/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.7"})

        assert wire.getresponse().status == status


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
