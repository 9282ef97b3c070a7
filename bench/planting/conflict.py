"""The same quantity with another value: restated from the text itself, or stated twice."""

from __future__ import annotations

from decimal import Decimal

from bench.planting.edit import Edit, Ground
from lantu.plan.model import Quantity
from lantu.standards.indicator_library import library

_KINDS = ("level", "share", "count", "area", "length", "capacity", "money")


def edits(ground: Ground, count: int, *, right: bool) -> list[Edit]:
    """Return so many edits: half restate what the text says, half say something new twice."""
    found: list[Edit | None] = [_restated(quantity, ground, right) for quantity in _known(ground, count // 2)]
    while sum(edit is not None and edit.form != "" for edit in found) < count and ground.subjects and ground.ends:
        found += _twice(ground, right)
    return [edit for edit in found if edit is not None]


def _known(ground: Ground, count: int) -> list[Quantity]:
    """Return quantities that speak of a usual indicator in one year, each indicator and year once."""
    known: dict[tuple[str, str], Quantity] = {}
    quantities = list(ground.plan.quantities)
    ground.chance.shuffle(quantities)
    for q in quantities:
        if q.value and q.unit and q.period and q.comparator == "=" and q.kind in _KINDS and not q.in_box:
            entry = library().match(q.subject)
            if entry is not None and q.period.first == q.period.last and len(q.period.first or "") == 4:
                known.setdefault((entry.key, str(q.period)), q)
    return list(known.values())[:count]


def _restated(quantity: Quantity, ground: Ground, right: bool) -> Edit | None:
    assert quantity.value is not None and quantity.period is not None  # noqa: PT018
    value = quantity.value if right else _other(quantity.value, quantity.unit or "")
    begin = "到" if quantity.tense == "commitment" else ""
    words = f"{begin}{quantity.period.first}年，{quantity.subject}达到{value}{quantity.unit}。"
    return ground.sentence(words, "与原文不同")


def _twice(ground: Ground, right: bool) -> list[Edit | None]:
    subject = ground.subject(("%", "亿元", "万人", "万吨", "户", "岁", "万亩"))
    if subject is None:
        ground.subjects.clear()
        return []
    value = Decimal(ground.chance.randint(300, 900)) / 10
    other = value if right else _other(value, subject.unit or "")
    alias = ground.chance.choice([subject.name, *(one for one in subject.aliases[:1] if len(one) > 3)])
    first = ground.sentence(f"到2025年，全县{subject.name}达到{value}{subject.unit}。", "")
    return [first, ground.sentence(f"到“十四五”末，{alias}达到{other}{subject.unit}。", "两处不同")]


def _other(value: Decimal, unit: str) -> Decimal:
    """Return a value that differs beyond any rounding, with as many decimals."""
    step = Decimal(7) if unit == "%" and value < 90 else value * Decimal("0.23")
    changed = (value - step if unit == "%" and value >= 90 else value + step).quantize(value)
    return changed if changed != value else value + 1
