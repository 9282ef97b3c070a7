"""Findings in the margin of the reading page."""

from __future__ import annotations

from lantu.checking.rule import Finding
from lantu.checking.run import Checked
from lantu.checking.shown.passages import passage, where
from lantu.checking.shown.terminal import NAMES
from lantu.plan.model import Plan
from lantu.reading.page import Note
from lantu.reading.page import page as reading_page


def findings_page(plan: Plan, checked: Checked) -> str:
    """Return the reading page with every finding marked in the text and listed in the panel."""
    return reading_page(plan, [_note(plan, serial, one) for serial, one in enumerate(checked.findings, start=1)])


def _note(plan: Plan, serial: int, one: Finding) -> Note:
    others = "；".join(f"{where(plan, place)} {passage(plan, place)}" for place in one.related)
    fields = (("规则", f"{one.rule} {one.title}"), ("算式", one.computation), ("另见", others), ("建议", one.remedy))
    return Note(f"N{serial}", one.message, NAMES[one.severity], str(one.severity), fields, (*one.places, *one.related))
