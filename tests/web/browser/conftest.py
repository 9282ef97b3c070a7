"""The workbench as people have it: the real server over a demonstration of its own, and Chromium in front of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_PATIENCE = 60  # seconds until the server answers


@dataclass(frozen=True)
class Site:
    """Where the server answers, its data folder, and the demonstration's passwords by sign-in name."""

    address: str
    data: Path
    passwords: dict[str, str]


def lantu(data: Path) -> tuple[list[str], dict[str, str]]:
    """Return how the command is called, and in which environment, on the data of a folder."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return [str(Path(sys.executable).with_name("lantu"))], {**environment, "LANTU_DATA": str(data)}


@contextmanager
def served(data: Path, *more: str) -> Iterator[str]:
    """Serve the data of a folder and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command, environment = lantu(data)
    with (data / "server.log").open("w") as told:
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port), *more], env=environment, stdout=told, stderr=told
        )
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in/", server, data / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def site(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    assert chromium, "without a browser nobody would look"
    data = tmp_path_factory.mktemp("site")
    with served(data, "--demo") as address:
        lines = (data / "demo-sign-ins.txt").read_text(encoding="utf-8").splitlines()
        yield Site(address, data, {n: p for n, p, _ in (line.split("\t") for line in lines)})


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(4 * _PATIENCE):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8"))


@pytest.fixture
def sign_in(chromium: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Return how a person of the demonstration opens the workbench in a browser of their own; "" is nobody."""
    opened = []

    def open_as(name: str, width: int = 1440, height: int = 900) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, base_url=site.address, locale="zh-CN"
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if name:
            page.goto("/sign-in/")
            page.fill("[name=username]", name)
            page.fill("[name=password]", site.passwords[name])
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    yield open_as
    for context in opened:
        context.close()
