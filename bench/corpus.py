"""What was read from each real document, and how long it took."""

from __future__ import annotations

import time
from collections import Counter

from bench.documents import ABSENT, SHARED, rows
from lantu.reading.read import read


def table() -> str:
    """Return a line for each document of the corpus."""
    if not SHARED.is_dir():
        return ABSENT
    lines: list[tuple[object, ...]] = [
        ("文件", "万字", "标题", "指标", "专栏/项目", "数量", "其中承诺", "列举", "承诺事项", "名称", "未找到", "秒")
    ]
    for path in sorted((SHARED / "corpus").iterdir()):
        if path.name == "README.md":
            continue
        start = time.perf_counter()
        plan = read(path)
        seconds = time.perf_counter() - start
        gaps = Counter(gap.kind for gap in plan.not_found)
        lines.append((
            path.name, f"{len(plan.text.words) / 1e4:.1f}", len(plan.outline), len(plan.indicators),
            f"{len(plan.boxes)}/{sum(len(b.projects) for b in plan.boxes)}", len(plan.quantities),
            sum(q.tense == "commitment" for q in plan.quantities), len(plan.enumerations), len(plan.commitments),
            len(plan.entities), "，".join(f"{kind} {n}" for kind, n in sorted(gaps.items())) or "无", f"{seconds:.2f}",
        ))  # fmt: skip
    return rows(*lines)
