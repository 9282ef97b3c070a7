"""One plan, five formats: what each gives, against the text file."""

from __future__ import annotations

from bench.documents import ABSENT, PLAN, rows
from lantu.plan.model import Plan
from lantu.reading.read import read

FORMATS = ("txt", "docx", "doc", "html", "pdf")
CELLS = ("number", "group", "name", "unit", "base", "target", "target_text", "growth", "growth_text", "binding")


def table() -> str:
    """Return, for each format, how much equals what the text file gives."""
    if not PLAN.exists():
        return ABSENT
    plans = {suffix: read(PLAN.with_suffix(f".{suffix}")) for suffix in FORMATS}
    text = plans["txt"]
    lines: list[tuple[object, ...]] = [
        ("格式", "指标", "单元格相同", "专栏", "项目名相同", "数量", "数量相同", "标题相同")
    ]
    for suffix, plan in plans.items():
        lines.append((
            suffix,
            len(plan.indicators),
            f"{same(cells(text), cells(plan)):.4f}",
            len(plan.boxes),
            f"{same(projects(text), projects(plan)):.4f}",
            len(plan.quantities),
            f"{same(quantities(text), quantities(plan)):.4f}",
            f"{same(headings(text), headings(plan)):.4f}",
        ))  # fmt: skip
    return rows(*lines)


def cells(plan: Plan) -> list[object]:
    """Return every indicator cell; white space inside a cell is no difference."""
    return [(i.number, name, "".join(str(getattr(i, name)).split())) for i in plan.indicators for name in CELLS]


def projects(plan: Plan) -> list[object]:
    """Return every project with its box."""
    return [(box.number, "".join(project.name.split())) for box in plan.boxes for project in box.projects]


def quantities(plan: Plan) -> list[object]:
    """Return every quantity as a record, without its place."""
    return [
        (q.subject, q.value, q.upper, q.unit, q.comparator, q.kind, str(q.period), q.tense, q.strength)
        for q in plan.quantities
    ]


def headings(plan: Plan) -> list[object]:
    """Return every heading."""
    return [(s.level, s.number, "".join(s.title.split())) for s in plan.outline]


def same(one: list[object], other: list[object]) -> float:
    """Return the share of things both have: 2·|both| / (|one| + |other|), as multisets."""
    rest, both = list(other), 0
    for thing in one:
        if thing in rest:
            rest.remove(thing)
            both += 1
    return 2 * both / (len(one) + len(other)) if one or other else 1.0
