"""docs/map.md is true: every path on it exists, and every room of the house is on it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "docs" / "map.md"


def test_every_path_on_the_map_exists() -> None:
    paths = re.findall(r"`([\w./*-]+/[\w./*-]*)`", MAP.read_text(encoding="utf-8"))
    assert paths
    assert [p for p in paths if not list(ROOT.glob(p.rstrip("/")))] == []


def test_every_package_is_on_the_map() -> None:
    words = MAP.read_text(encoding="utf-8")
    packages = {
        found.parent.relative_to(ROOT).as_posix()
        for folder in ("lantu", "lantu_web")
        for found in (ROOT / folder).rglob("__init__.py")
        if "migrations" not in found.parts
    }
    assert sorted(p for p in packages if f"{p}/" not in words) == []
