"""Speed and memory of reading and checking."""

from __future__ import annotations

from bench.documents import ABSENT, PLAN, rows
from bench.pace import measure, print_peak, seconds


def table() -> str:
    """Return medians of interleaved runs: reading and checking against jieba.cut, sixteen copies against one; the slowest rules."""
    if not PLAN.exists():
        return ABSENT
    pace = measure(read_and_check, "bench.checking_speed", again=2)
    words = PLAN.read_text(encoding="utf-8-sig")
    slowest = ("最慢的规则", "", _slowest(words))
    return rows(("量", "要求", "测得"), *pace.rows("读并查", "≤ 1.5（力争 1.0）", len(words)), slowest)


def read_and_check(words: str) -> object:
    """Read and check a plan."""
    from lantu.checking.run import check
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    return check(read_plan(SourceText.of_words(words)))


def _slowest(words: str) -> str:
    from lantu.checking.registry import all_rules
    from lantu.reading.read import read_plan
    from lantu.source.text import SourceText

    plan = read_plan(SourceText.of_words(words))
    single = {rule.code: seconds(lambda rule=rule: rule.run(plan)) for rule in all_rules()}
    slowest = sorted(single, key=lambda code: -single[code])[:3]
    return "，".join(f"{code} {1000 * single[code]:.0f} ms" for code in slowest)


if __name__ == "__main__":
    print_peak(read_and_check)
