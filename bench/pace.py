"""Speed and memory of a work on the example plan, as ratios in one run: against jieba.cut on the same text, sixteen copies against one."""

from __future__ import annotations

import logging
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from bench.documents import PLAN

RUNS = 7
COPIES = 16

Work = Callable[[str], object]


class Pace(NamedTuple):
    """What was measured: seconds of jieba.cut and of the work (medians), copies against one (least of each), peak memory in MB."""

    segment: float
    one: float
    growth: float
    peak: float

    def rows(self, name: str, wanted: str, words: int) -> list[tuple[str, str, str]]:
        """Return the rows of a table: name of the work, what is asked of it against jieba.cut, length of the plan."""
        return [
            (f"jieba.cut（{words} 字）", "", f"{self.segment:.3f} s"),
            (f"{name}同一文本", "", f"{self.one:.3f} s"),
            (f"{name} ÷ jieba.cut", wanted, f"{self.one / self.segment:.2f}"),
            (f"{COPIES} 份 ÷ 1 份（各取最快）", "≤ 18", f"{self.growth:.1f}"),
            (f"{words * COPIES / 1e6:.2f} 百万字的峰值内存", "< 300 MB", f"{self.peak:.0f} MB"),
        ]


def measure(work: Work, module: str, again: int) -> Pace:
    """Return how fast a work is, in interleaved runs; `module` prints the peak of a process of its own, `again` times many copies."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    words = PLAN.read_text(encoding="utf-8-sig")
    works: dict[str, Callable[[], object]] = {"segment": lambda: list(jieba.cut(words)), "one": lambda: work(words)}
    for each in works.values():
        each()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, each in works.items():
            times[name].append(seconds(each))
    many = min(seconds(lambda: work(words * COPIES)) for _ in range(again))
    segment, one = (statistics.median(times[name]) for name in works)
    done = subprocess.run([sys.executable, "-m", module], capture_output=True, check=True, text=True)
    return Pace(segment, one, many / min(times["one"]), float(done.stdout))


def seconds(work: Callable[[], object]) -> float:
    """Return how long a work takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def print_peak(work: Work) -> None:
    """Do a work on sixteen copies and print the peak resident memory of this process, in MB; what it returns is kept meanwhile."""
    kept = work(PLAN.read_text(encoding="utf-8-sig") * COPIES)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    del kept
