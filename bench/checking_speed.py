"""Speed and memory of reading and checking, as ratios in one run."""

from __future__ import annotations

import logging
import resource
import statistics
import subprocess
import sys

from bench.documents import ABSENT, PLAN, rows
from bench.speed import COPIES, RUNS, seconds


def table() -> str:
    """Return medians of interleaved runs: reading and checking against jieba.cut, sixteen copies against one; the slowest rules."""
    if not PLAN.exists():
        return ABSENT
    import jieba

    from lantu.checking.registry import all_rules
    from lantu.checking.run import check
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    jieba.setLogLevel(logging.WARNING)
    words = PLAN.read_text(encoding="utf-8-sig")

    def run(text: str) -> object:
        return check(read_plan(SourceText.of_words(text)))

    works = {"segment": lambda: list(jieba.cut(words)), "run": lambda: run(words)}
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            times[name].append(seconds(work))
    segment, one = (statistics.median(times[name]) for name in works)
    sixteen = min(seconds(lambda: run(words * COPIES)) for _ in range(2))
    plan = read_plan(SourceText.of_words(words))
    single = {rule.code: seconds(lambda rule=rule: rule.run(plan)) for rule in all_rules()}
    slowest = sorted(single, key=lambda code: -single[code])[:3]
    return rows(
        ("量", "要求", "测得"),
        (f"jieba.cut（{len(words)} 字）", "", f"{segment:.3f} s"),
        ("读并查同一文本", "", f"{one:.3f} s"),
        ("读并查 ÷ jieba.cut", "≤ 1.5（力争 1.0）", f"{one / segment:.2f}"),
        (f"{COPIES} 份 ÷ 1 份（各取最快）", "≤ 18", f"{sixteen / min(times['run']):.1f}"),
        (f"{len(words) * COPIES / 1e6:.2f} 百万字的峰值内存", "< 300 MB", f"{_peak():.0f} MB"),
        ("最慢的规则", "", "，".join(f"{code} {1000 * single[code]:.0f} ms" for code in slowest)),
    )


def _peak() -> float:
    """Return the peak resident memory of reading and checking sixteen copies, in MB."""
    done = subprocess.run([sys.executable, "-m", "bench.checking_speed"], capture_output=True, check=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    from lantu.checking.run import check
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    kept = check(read_plan(SourceText.of_words(PLAN.read_text(encoding="utf-8-sig") * COPIES)))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
