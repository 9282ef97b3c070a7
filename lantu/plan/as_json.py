"""A plan as data: `lantu-plan/1`, described by plan.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from lantu.plan.model import Box, Commitment, Entity, Enumeration, Indicator, Plan, Project, Quantity, Section
from lantu.plan.period import Period
from lantu.source.place import Place
from lantu.source.text import Gap

FORMAT = "lantu-plan/1"


def plan_to_json(plan: Plan) -> str:
    """Return the plan as JSON text, an entry a line; numbers are written with the digits printed in the plan.

    >>> from lantu.source.text import SourceText
    >>> json.loads(plan_to_json(Plan(SourceText.of_words("某县规划"), "某县规划", (2021, 2025))))["source"]["period"]
    [2021, 2025]
    """
    parts = []
    for key, value in plan_as_dict(plan).items():
        if isinstance(value, list):
            inner = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in value)
            parts.append(f"{json.dumps(key)}: [\n{inner}\n]" if value else f"{json.dumps(key)}: []")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def plan_as_dict(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain lists, mappings, numbers and strings."""
    text = plan.text
    return {
        "format": FORMAT,
        "source": {
            "name": text.name,
            "sha256": text.sha256,
            "format": text.format,
            "characters": len(text.words),
            "title": plan.title,
            "period": list(plan.period) if plan.period else None,
        },
        "outline": [_section(section) for section in plan.outline],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "boxes": [_box(box) for box in plan.boxes],
        "quantities": [_quantity(quantity) for quantity in plan.quantities],
        "enumerations": [_enumeration(enumeration) for enumeration in plan.enumerations],
        "commitments": [_commitment(commitment) for commitment in plan.commitments],
        "entities": [_entity(entity) for entity in plan.entities],
        "not_found": [_gap(gap) for gap in plan.not_found],
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `lantu-plan/1`."""
    found: dict[str, Any] = json.loads(files("lantu.plan").joinpath("plan.schema.json").read_text(encoding="utf-8"))
    return found


def _number(value: Decimal | None) -> int | float | None:
    """Return a JSON number; a float prints the shortest digits that name it, which are those of up to 15 printed ones."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(place: Place) -> list[int]:
    return [place.start, place.end]


def _spans(places: Iterable[Place]) -> list[list[int]]:
    return [_span(place) for place in places]


def _period(period: Period | None) -> str | None:
    return None if period is None else str(period) or None


def _section(s: Section) -> dict[str, Any]:
    return {
        "id": s.id,
        "level": s.level,
        "number": s.number,
        "title": s.title,
        "span": _span(s.place),
        "parent": s.parent,
        "body_end": s.body_end,
    }


def _places(places: Mapping[str, Place]) -> dict[str, list[int]]:
    return {field: _span(place) for field, place in places.items()}


def _indicator(i: Indicator) -> dict[str, Any]:
    return {
        "id": i.id, "number": i.number, "group": i.group, "name": i.name, "unit": i.unit,
        "base_year": i.base_year, "base": _number(i.base), "base_text": i.base_text,
        "target_year": i.target_year, "target": _number(i.target), "target_text": i.target_text, "comparator": i.comparator,
        "growth": _number(i.growth), "growth_text": i.growth_text, "binding": i.binding, "type": i.type,
        "direction": i.direction, "measurable": i.measurable, "span": _span(i.place), "places": _places(i.places),
    }  # fmt: skip


def _project(p: Project) -> dict[str, Any]:
    return {"id": p.id, "number": p.number, "name": p.name, "span": _span(p.place), "mentions": _spans(p.mentions)}


def _box(b: Box) -> dict[str, Any]:
    projects = [_project(project) for project in b.projects]
    return {
        "id": b.id, "number": b.number, "title": b.title, "span": _span(b.place), "title_span": _span(b.title_place),
        "projects": projects,
    }  # fmt: skip


def _quantity(q: Quantity) -> dict[str, Any]:
    return {
        "id": q.id, "subject": q.subject, "value": _number(q.value), "upper": _number(q.upper), "unit": q.unit,
        "comparator": q.comparator, "kind": q.kind, "period": _period(q.period), "tense": q.tense, "strength": q.strength,
        "in_box": q.in_box, "indicator": q.indicator, "span": _span(q.place), "number_span": _span(q.number_place),
        "times": q.times, "terms": [_number(term) for term in q.terms],
    }  # fmt: skip


def _enumeration(e: Enumeration) -> dict[str, Any]:
    return {
        "announced": e.announced, "items": list(e.items), "listed": e.listed, "holds": e.holds, "span": _span(e.place),
        "item_spans": _spans(e.item_places),
    }  # fmt: skip


def _commitment(c: Commitment) -> dict[str, Any]:
    return {
        "id": c.id, "what": c.what, "quantities": list(c.quantities), "due": _period(c.due),
        "department_hint": list(c.department_hint), "span": _span(c.place), "strength": c.strength, "section": c.section,
    }  # fmt: skip


def _entity(e: Entity) -> dict[str, Any]:
    return {"name": e.name, "type": e.type, "aliases": list(e.aliases), "mentions": _spans(e.mentions)}


def _gap(g: Gap) -> dict[str, Any]:
    return {"kind": g.kind, "what": g.what, "span": None if g.start is None or g.end is None else [g.start, g.end]}
