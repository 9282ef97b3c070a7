"""Speed and memory of reading."""

from __future__ import annotations

from bench.documents import ABSENT, PLAN, rows
from bench.pace import measure, print_peak


def table() -> str:
    """Return medians of seven interleaved runs, and the peak memory of a process of its own."""
    if not PLAN.exists():
        return ABSENT
    pace = measure(read, "bench.speed", again=3)
    words = len(PLAN.read_text(encoding="utf-8-sig"))
    return rows(("量", "要求", "测得"), *pace.rows("读", "≤ 1.0（力争 0.5）", words))


def read(words: str) -> object:
    """Read a plan."""
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    return read_plan(SourceText.of_words(words))


if __name__ == "__main__":
    print_peak(read)
