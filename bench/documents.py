"""Where the real documents lie; a table that needs them says so where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))
PLAN = SHARED / "plans" / "jiaocheng-14th-plan.txt"
ABSENT = "（没有 ../shared，本表未测）"


def rows(*lines: tuple[object, ...]) -> str:
    """Return a Markdown table; the first line is its head."""
    head, *body = [[str(cell) for cell in line] for line in lines]
    written = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(written + ["| " + " | ".join(line) + " |" for line in body])
