"""Findings as SARIF 2.1.0, the form editors and continuous integration read."""

from __future__ import annotations

import json
from typing import Any

from lantu import __version__
from lantu.checking.accepted import Acceptance
from lantu.checking.registry import all_rules
from lantu.checking.rule import Finding, Severity
from lantu.checking.run import Checked
from lantu.plan.model import Plan
from lantu.source.place import Place

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def findings_to_sarif(plan: Plan, checked: Checked) -> str:
    """Return the findings as a SARIF log; regions count characters of the text that `lantu read --text` writes."""
    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.title},
            "help": {"text": rule.remedy},
            "properties": {"category": rule.category, "basis": rule.basis},
        }
        for rule in all_rules()
        if rule.code in checked.rules
    ]
    run = {
        "tool": {"driver": {"name": "lantu", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(plan, one) for one in checked.findings),
            *(_result(plan, one) | _suppression(why) for one, why in checked.accepted),
        ],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(plan: Plan, one: Finding) -> dict[str, Any]:
    message = f"{one.message}{one.remedy}" + (f"（{one.computation}）" if one.computation else "")
    return {
        "ruleId": one.rule,
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [_location(plan, place) for place in one.places],
        "relatedLocations": [_location(plan, place) for place in one.related],
        "rank": round(100 * one.confidence, 1),
    }


def _suppression(why: Acceptance) -> dict[str, Any]:
    return {"suppressions": [{"kind": "external", "justification": f"{why.reason}（{why.who}，至 {why.until}）"}]}


def _location(plan: Plan, place: Place) -> dict[str, Any]:
    text = plan.text
    line = text.line_of(place.start)
    column = place.start - (text.words.rfind("\n", 0, place.start) + 1) + 1
    region = {
        "startLine": line,
        "startColumn": column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": text.quote(place)[:200]},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": text.name}, "region": region}}
