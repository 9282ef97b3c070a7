"""A plan from its data: `lantu-plan/1` and the text its offsets count in make the Plan that was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lantu.errors import PlanDataRefused
from lantu.plan.as_json import FORMAT
from lantu.plan.model import Box, Commitment, Entity, Enumeration, Indicator, Plan, Project, Quantity, Section
from lantu.plan.period import Period
from lantu.source.place import Place
from lantu.source.text import Gap, SourceText

Entry = Mapping[str, Any]


def plan_from_json(words: str, text: SourceText) -> Plan:
    """Return the plan that `plan_to_json` wrote; `text` is what `lantu read --text` writes, or the document read again.

    A fraction (三分之一) comes back with the 16 digits that JSON keeps of it.

    Raises:
        PlanDataRefused: not `lantu-plan/1`, a field is missing or holds what it cannot, or it was read from another text.

    >>> from lantu.plan.as_json import plan_to_json
    >>> plan = Plan(SourceText.of_words("某县规划"), "某县规划", (2021, 2025))
    >>> plan_from_json(plan_to_json(plan), plan.text) == plan
    True
    """
    try:
        data = json.loads(words, parse_float=Decimal)
        if data["format"] != FORMAT:
            raise PlanDataRefused(why=f"格式是“{data['format']}”")
        if data["source"]["characters"] != len(text.words):
            raise PlanDataRefused(
                why=f"数据读自 {data['source']['characters']} 字的原文，这里的原文有 {len(text.words)} 字"
            )
        return _Loader(text).plan(data)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as fault:
        raise PlanDataRefused(why=f"{type(fault).__name__}: {fault}") from fault


class _Loader:
    """Makes the parts of a plan; every place is checked against the text."""

    def __init__(self, text: SourceText) -> None:
        self._text = text
        self._mentions: dict[tuple[Place, ...], tuple[Place, ...]] = {}  # projects of one name share one tuple

    def plan(self, data: Entry) -> Plan:
        source = data["source"]
        return Plan(
            text=self._text,
            title=source["title"],
            period=tuple(source["period"]) if source["period"] else None,
            outline=tuple(map(self._section, data["outline"])),
            indicators=tuple(map(self._indicator, data["indicators"])),
            boxes=tuple(map(self._box, data["boxes"])),
            quantities=tuple(map(self._quantity, data["quantities"])),
            enumerations=tuple(map(self._enumeration, data["enumerations"])),
            commitments=tuple(map(self._commitment, data["commitments"])),
            entities=tuple(map(self._entity, data["entities"])),
            not_found=tuple(Gap(g["kind"], g["what"], *(g["span"] or (None, None))) for g in data["not_found"]),
        )

    def _place(self, span: list[int]) -> Place:
        start, end = span
        return self._text.place(start, end)

    def _places(self, spans: list[list[int]]) -> tuple[Place, ...]:
        found = tuple(map(self._place, spans))
        return self._mentions.setdefault(found, found)

    def _section(self, s: Entry) -> Section:
        place = self._place(s["span"])
        return Section(s["id"], s["level"], s["number"], s["title"], place, s["parent"], s["body_end"])

    def _indicator(self, i: Entry) -> Indicator:
        fields = {key: value for key, value in i.items() if key not in ("span", "places")}
        amounts = {key: _decimal(i[key]) for key in ("base", "target", "growth")}
        places = {field: self._place(span) for field, span in i["places"].items()}
        return Indicator(**{**fields, **amounts}, place=self._place(i["span"]), places=places)

    def _box(self, b: Entry) -> Box:
        projects = tuple(map(self._project, b["projects"]))
        return Box(b["id"], b["number"], b["title"], self._place(b["span"]), self._place(b["title_span"]), projects)

    def _project(self, p: Entry) -> Project:
        return Project(p["id"], p["number"], p["name"], self._place(p["span"]), self._places(p["mentions"]))

    def _quantity(self, q: Entry) -> Quantity:
        fields = {key: value for key, value in q.items() if key not in ("span", "number_span")}
        made = {
            "value": _decimal(q["value"]),
            "upper": _decimal(q["upper"]),
            "period": _period(q["period"]),
            "terms": tuple(Decimal(term) for term in q["terms"]),
            "place": self._place(q["span"]),
            "number_place": self._place(q["number_span"]),
        }
        return Quantity(**{**fields, **made})

    def _enumeration(self, e: Entry) -> Enumeration:
        items, places = tuple(e["items"]), tuple(map(self._place, e["item_spans"]))
        return Enumeration(e["announced"], items, e["listed"], e["holds"], self._place(e["span"]), places)

    def _commitment(self, c: Entry) -> Commitment:
        return Commitment(
            c["id"], c["what"], tuple(c["quantities"]), _period(c["due"]), tuple(c["department_hint"]),
            self._place(c["span"]), c["strength"], c["section"],
        )  # fmt: skip

    def _entity(self, e: Entry) -> Entity:
        return Entity(e["name"], e["type"], tuple(e["aliases"]), tuple(map(self._place, e["mentions"])))


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _period(words: str | None) -> Period | None:
    return None if words is None else Period.of(words)
