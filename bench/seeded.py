"""Errors planted by program into the example and every document of the corpus: how many are found, how many others are flagged."""

from __future__ import annotations

import importlib
import random
from collections import Counter
from pathlib import Path

from bench.documents import ROOT, SHARED, rows
from bench.planting.edit import Edit, Ground, applied
from lantu.checking.rule import Finding
from lantu.checking.run import check
from lantu.plan.model import Plan
from lantu.reading.read import read, read_plan
from lantu.source.text import SourceText

SEED, PLANTS = 20210401, 500
KINDS = {"arithmetic": "算术", "conflict": "前后不一", "counting": "列举计数", "units": "单位"}
JUDGED = {"arithmetic", "value_conflict", "announced_count", "unit"}


def documents() -> list[Path]:
    """Return the example and, where they are, the documents of the corpus."""
    corpus = sorted(p for p in (SHARED / "corpus").glob("*") if p.name != "README.md") if SHARED.is_dir() else []
    return [ROOT / "examples" / "jiaocheng-digest.docx", *corpus]


def table() -> str:
    """Return for each kind of error how many were planted and found, and how often right numbers were flagged."""
    planted, found, twins, flagged = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    numbers = others = 0
    paths = documents()
    for path in paths:
        words = read(path).text.words
        for kind in KINDS:
            count = -(-PLANTS // (len(paths) * len(KINDS))) + 2  # texts without long paragraphs take none
            for right, all_, hit in ((False, planted, found), (True, twins, flagged)):
                plan, spans = _planted(words, kind, count, right=right)
                findings = [one for one in check(plan).findings if one.category in JUDGED]
                all_.update(f"{kind} {form}" for _, _, form in spans if form)
                hit.update(f"{kind} {form}" for a, b, form in spans if form and _touched(findings, a, b))
                if not right:
                    free = [f for f in findings if not any(_meets(f, a, b) for a, b, _ in spans)]
                    others += sum(_touched(free, *q.number_place.span) for q in plan.quantities)
                    numbers += len(plan.quantities)
    lines: list[tuple[object, ...]] = [("植入的错误", "植入", "找到", "召回", "同样写法、数字无误", "误报")]
    for kind, name in KINDS.items():
        forms = [form for form in planted if form.startswith(kind)]
        lines.append((f"**{name}**", *_figures(planted, found, twins, flagged, forms)))
        lines += ((f"　{form.split()[1]}", *_figures(planted, found, twins, flagged, [form])) for form in forms)
    lines.append(("**合计**", *_figures(planted, found, twins, flagged, list(planted))))
    return f"{rows(*lines)}\n\n未植入的 {numbers} 个数字里，{others} 个被指出（每百个 {100 * others / numbers:.1f}；其中有原文本来的错误）。"


def _planted(words: str, kind: str, count: int, *, right: bool) -> tuple[Plan, list[tuple[int, int, str]]]:
    """Return the plan with errors of a kind planted, the same places and subjects for the right twins."""
    text = SourceText.of_words(words)
    ground = Ground(read_plan(text), random.Random(f"{SEED} {kind} {text.key}"))
    edits: list[Edit] = importlib.import_module(f"bench.planting.{kind}").edits(ground, count, right=right)
    changed, spans = applied(words, edits)
    return read_plan(SourceText.of_words(changed)), spans


def _figures(
    planted: Counter[str], found: Counter[str], twins: Counter[str], flagged: Counter[str], forms: list[str]
) -> tuple[object, ...]:
    p, f, t, w = (sum(counter[form] for form in forms) for counter in (planted, found, twins, flagged))
    return p, f, f"{f / p:.2f}" if p else "", t, w


def _touched(findings: list[Finding], start: int, end: int) -> bool:
    return any(_meets(finding, start, end) for finding in findings)


def _meets(finding: Finding, start: int, end: int) -> bool:
    return any(place.start < end and place.end > start for place in (*finding.places, *finding.related))
