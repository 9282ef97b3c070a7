"""Speed and memory, as ratios in one run: reading against jieba.cut on the same text, sixteen copies against one."""

from __future__ import annotations

import logging
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench.documents import ABSENT, PLAN, rows

RUNS = 7
COPIES = 16


def table() -> str:
    """Return medians of seven interleaved runs, and the peak memory of a process of its own."""
    if not PLAN.exists():
        return ABSENT
    import jieba

    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    jieba.setLogLevel(logging.WARNING)
    words = PLAN.read_text(encoding="utf-8-sig")
    many = SourceText.of_words(words * COPIES)
    works: dict[str, Callable[[], object]] = {
        "segment": lambda: list(jieba.cut(words)),
        "read": lambda: read_plan(SourceText.of_words(words)),
    }
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            times[name].append(seconds(work))
    segment, one = (statistics.median(times[name]) for name in ("segment", "read"))
    sixteen = min(seconds(lambda: read_plan(many)) for _ in range(3))
    least = min(times["read"])
    return rows(
        ("量", "要求", "测得"),
        (f"jieba.cut（{len(words)} 字）", "", f"{segment:.3f} s"),
        ("读完同一文本", "", f"{one:.3f} s"),
        ("读 ÷ jieba.cut", "≤ 1.0（力争 0.5）", f"{one / segment:.2f}"),
        (f"{COPIES} 份 ÷ 1 份（各取最快）", "≤ 18", f"{sixteen / least:.1f}"),
        (f"{len(many.words) / 1e6:.2f} 百万字的峰值内存", "< 300 MB", f"{_peak():.0f} MB"),
    )


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    """Return the peak resident memory of reading sixteen copies, in MB."""
    done = subprocess.run([sys.executable, "-m", "bench.speed"], capture_output=True, check=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    kept = read_plan(SourceText.of_words(PLAN.read_text(encoding="utf-8-sig") * COPIES))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
