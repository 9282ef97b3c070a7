"""The cast and the stage: where the real documents lie, for the tests that need them."""

from __future__ import annotations

import os
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
