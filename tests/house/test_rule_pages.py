"""docs/rules/ says what the rules say: `make docs` prints it, and this test notices when it was not."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_every_rule_is_the_printed_one() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "rule_pages.py"))["pages"]()
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert sorted(written) == sorted(pages)
    assert [name for name in pages if pages[name] != written[name]] == [], "run make docs"
