"""How well the labelled part of the plan is read, by the shared scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.documents import ABSENT, PLAN, SHARED, rows
from lantu.plan.as_json import plan_to_json
from lantu.reading.read import read


def scores() -> dict[str, dict[str, object]]:
    """Return what the shared scorer says of lines 1-391 and the annex."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "plan.json"
        out.write_text(plan_to_json(read(PLAN)), encoding="utf-8")
        command = [
            sys.executable,
            SHARED / "tools" / "score_reading.py",
            out,
            SHARED / "gold" / "jiaocheng-part1",
            PLAN,
        ]
        done = subprocess.run([*command, "--lines", "1-391", "--json"], capture_output=True, check=True, text=True)
    result: dict[str, dict[str, object]] = json.loads(done.stdout)
    return result


def table() -> str:
    """Return the table of the labelled part against what is asked."""
    if not PLAN.exists():
        return ABSENT
    s = scores()
    plan = read(PLAN)
    fields = s["quantities"]["fields"]
    lines: list[tuple[object, ...]] = [("标注部分", "要求", "测得")]
    lines += [(f"大纲 {level} F1", asked, s["outline"][level]["f1"]) for level, asked in
              (("chapter", 0.99), ("section", 0.99), ("item", 0.99), ("lead", 0.95))]  # fmt: skip
    lines.append(("专栏 F1", 1.0, s["boxes"]["f1"]))
    lines.append(("全文专栏 / 项目", "30 / 162", f"{len(plan.boxes)} / {sum(len(b.projects) for b in plan.boxes)}"))
    lines.append(("指标单元格", 0.99, s["indicators"]["accuracy"]))
    lines.append(("数量 找到 F1", 0.95, s["quantities"]["found"]["f1"]))
    lines.append(("数量 整条 F1", 0.85, s["quantities"]["record"]["f1"]))
    asked = {
        "measure": 0.97,
        "comparator": 0.97,
        "tense": 0.97,
        "kind": 0.92,
        "strength": 0.92,
        "subject": 0.90,
        "period": 0.85,
    }
    lines += [(f"数量 {name}", least, fields[name]) for name, least in asked.items()]
    lines.append(("列举 F1", 0.85, s["enumerations"]["f1"]))
    lines.append(("列举 判断", 0.95, s["enumerations"]["verdict"]))
    return rows(*lines)
