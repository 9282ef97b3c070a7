"""Findings as data: `lantu-findings/1`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from lantu.checking.coverage import Coverage, coverage
from lantu.checking.rule import Finding
from lantu.checking.run import Checked
from lantu.plan.model import Plan

FORMAT = "lantu-findings/1"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `lantu-findings/1`."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("findings.schema.json").read_text(encoding="utf-8"))
    return found


def findings_to_json(plan: Plan, checked: Checked) -> str:
    """Return the findings as JSON text, a finding a line."""
    lines = ",\n".join(json.dumps(_finding(one), ensure_ascii=False) for one in checked.findings)
    head = {"name": plan.text.name, "sha256": plan.text.sha256, "characters": len(plan.text.words), "title": plan.title}
    accepted = [
        {**_finding(one), "reason": why.reason, "who": why.who, "until": str(why.until)}
        for one, why in checked.accepted
    ]
    stale = [
        {"rule": one.rule, "place": one.place, "who": one.who, "until": str(one.until), "why": why}
        for one, why in checked.stale
    ]
    return (
        f'{{"format": "{FORMAT}",\n"source": {json.dumps(head, ensure_ascii=False)},\n"findings": [\n{lines}\n],\n'
        f'"coverage": {json.dumps(_coverage(coverage(plan, checked)), ensure_ascii=False)},\n'
        f'"accepted": {json.dumps(accepted, ensure_ascii=False)},\n'
        f'"stale": {json.dumps(stale, ensure_ascii=False)},\n'
        f'"failed": {json.dumps([{"rule": code, "what": what} for code, what in checked.failed], ensure_ascii=False)}}}\n'
    )


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "category": one.category,
        "severity": str(one.severity),
        "title": one.title,
        "message": one.message,
        "remedy": one.remedy,
        "computation": one.computation,
        "spans": [list(place.span) for place in one.places],
        "related_spans": [list(place.span) for place in one.related],
        "confidence": one.confidence,
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "numbers": one.numbers + one.indicators,
        "checked": one.numbers_checked + one.indicators_checked,
        "quantities": one.numbers,
        "quantities_checked": one.numbers_checked,
        "indicators": one.indicators,
        "indicators_checked": one.indicators_checked,
        "by_rule": dict(one.by_rule),
    }
