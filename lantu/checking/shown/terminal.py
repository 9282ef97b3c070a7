"""Findings on a terminal: grouped by severity and rule, both passages and the computation shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lantu.checking.coverage import coverage
from lantu.checking.rule import Finding, Severity
from lantu.checking.run import Checked
from lantu.checking.shown.passages import passage, where
from lantu.plan.model import Plan

NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_ORDER = tuple(NAMES)


def findings_in_words(plan: Plan, checked: Checked, *, colour: bool) -> str:
    """Return the findings as text, gravest first, with what could be checked at the end."""
    lines = [line for one in _ORDER for line in _of_severity(plan, checked, one, colour=colour)]
    return "".join(f"{line}\n" for line in lines) + summary(plan, checked)


def summary(plan: Plan, checked: Checked) -> str:
    """Return how many findings there are, what was accepted, what could be checked, which rules failed."""
    counts = "，".join(f"{NAMES[s]} {n}" for s in _ORDER if (n := sum(f.severity is s for f in checked.findings)))
    lines = [f"共 {len(checked.findings)} 处：{counts}。" if counts else f"{len(checked.rules)} 条规则没有发现问题。"]
    if checked.accepted:
        lines.append(f"另有 {len(checked.accepted)} 处已被接受，没有列出。")
    lines += (f"已接受的 {one.rule}“{one.place}”（{one.who}）{why}，请从清单中删去。" for one, why in checked.stale)
    lines.append(coverage(plan, checked).in_words())
    lines += (f"规则 {code} 自身出错，已跳过（{what}）。" for code, what in checked.failed)
    return "".join(f"{line}\n" for line in lines)


def _of_severity(plan: Plan, checked: Checked, severity: Severity, *, colour: bool) -> Iterator[str]:
    chosen = sorted((f for f in checked.findings if f.severity is severity), key=lambda f: (f.rule, f.places[0].start))
    for _, group in groupby(chosen, key=lambda f: f.rule):
        found = list(group)
        head = f"{NAMES[severity]} {found[0].rule} {found[0].title}（{len(found)}）"
        yield f"\033[1;{_COLOURS[severity]}m{head}\033[0m" if colour else head
        for one in found:
            yield from _lines(plan, one)
        yield ""


def _lines(plan: Plan, one: Finding) -> Iterator[str]:
    yield f"  {one.message}"
    if one.computation:
        yield f"    算式  {one.computation}"
    for place in (*one.places, *one.related):
        yield f"    {where(plan, place)}  {passage(plan, place)}"
    yield f"    建议  {one.remedy}"
