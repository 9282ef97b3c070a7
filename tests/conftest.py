"""The cast and the stage: where the real documents lie, for the tests that need them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from cProfile import Profile
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents (LANTU_SHARED, or ../shared), or skip the test by name."""
    if not (SHARED / "plans").is_dir():
        pytest.skip("needs the real documents in ../shared (or LANTU_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def calls() -> Callable[[Callable[[], object]], int]:
    """Return a counter of the calls that some work makes: the same on every machine, however busy it is."""

    def count(work: Callable[[], object]) -> int:
        profile = Profile()
        profile.runcall(work)
        return sum(each.callcount for each in profile.getstats())

    return count


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return the one browser of this process: Playwright runs once in it, until the last test."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium (Debian package chromium, or CHROMIUM=path)")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    # Its loop goes on between tests; Django need not fear for those that come after.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with playwright.sync_playwright() as run:
        one = run.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield one
        one.close()
