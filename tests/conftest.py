"""The cast and the stage: where the real documents lie, for the tests that need them."""

from __future__ import annotations

import os
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path

import pytest

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
