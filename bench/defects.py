"""How many of the hand-found defects of the real plan are found, by the shared scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.documents import ABSENT, PLAN, SHARED, rows
from lantu.checking.run import check
from lantu.checking.shown.as_json import findings_to_json
from lantu.reading.read import read

DEFECTS = SHARED / "gold" / "jiaocheng-defects.jsonl"


def score(findings: str, checkable: str) -> dict[str, object]:
    """Return what the shared scorer says of findings as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "findings.json"
        out.write_text(findings, encoding="utf-8")
        command = [sys.executable, SHARED / "tools" / "score_checking.py", out, DEFECTS, PLAN, "--json"]
        done = subprocess.run([*command, "--checkable", checkable], capture_output=True, check=True, text=True)
    result: dict[str, dict[str, object]] = json.loads(done.stdout)
    return result


def table() -> str:
    """Return recall by category, false alarms on places that hold, and how many findings of which severity there are."""
    if not DEFECTS.exists():
        return ABSENT
    plan = read(PLAN)
    checked = check(plan)
    findings = findings_to_json(plan, checked)
    yes, partly = score(findings, "yes"), score(findings, "partly")
    severities = Counter(str(finding.severity) for finding in checked.findings)
    coverage = json.loads(findings)["coverage"]
    lines: list[tuple[object, ...]] = [
        ("标注的缺陷（一半）", "要求", "测得"),
        ("可机查的召回", 0.80, f"{yes['recall']}（{yes['found']}/{yes['defects']}）"),
        ("可机查和部分可机查的召回", 0.45, f"{partly['recall']}（{partly['found']}/{partly['defects']}）"),
        ("看似有误、其实无误处的误报", 0, yes["false_alarms_on_holds"]),
        ("问题：错误 / 提醒 / 说明", "", " / ".join(str(severities[s]) for s in ("error", "warning", "note"))),
        ("可核对的数字和指标", "", f"{coverage['checked']} / {coverage['numbers']}"),
    ]
    lines += [(f"　{kind}", "", found) for kind, found in partly["by_type"].items()]
    return rows(*lines)
