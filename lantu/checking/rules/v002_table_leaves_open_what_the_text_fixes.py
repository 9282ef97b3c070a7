"""V002: the text fixes a target that the indicator table leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.figures import Figure, figures_by_key, folded, key_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan

_BLANK = ("-", "—", "－", "/", "——")


@rule(
    code="V002",
    title="正文定了目标值，指标表没有定",
    message="正文写明{subject}{period}为{value}，指标表第{row}行的目标{cell}。",
    remedy="请让正文和指标表一致：都写这个值，或都不写。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="正文与指标表应当一致",
    fails=(
        "第一章 主要目标\n到2025年，地区生产总值达到⟦200⟧亿元。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n地区生产总值（亿元）\n85\n由各年度视情提出\n预期性\n2\n森林覆盖率（%）\n40\n≥42\n约束性\n"
    ),
    passes=(
        "第一章 主要目标\n到2025年，地区生产总值达到200亿元。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n地区生产总值（亿元）\n85\n200\n预期性\n2\n森林覆盖率（%）\n40\n≥42\n约束性\n"
    ),
)
def table_leaves_open_what_the_text_fixes(plan: Plan) -> Iterator[Hit | Looked]:
    """Departments are held to the table; a value that stands only in the text binds nobody, or the table was not brought up to date.

    False alarm: none known where the names are the same.
    """
    for row in plan.indicators:
        if row.target is not None or row.type == "GROWTH":
            continue
        for one in _said(plan, row):
            yield Looked((row.id, one.id))
            cell = row.places.get("target", row.place)
            facts = {
                "subject": one.subject, "period": f"{one.last}年" if one.last else "", "value": f"{_SIGNS.get(one.comparator, '')}{one.said}",
                "row": row.number or "？", "cell": f"是“{row.target_text}”" if row.target_text and row.target_text not in _BLANK else "空着",
            }  # fmt: skip
            yield Hit((one.number,), facts, (cell, *([row.places["growth"]] if "growth" in row.places else ())))


def _said(plan: Plan, row: Indicator) -> Iterator[Figure]:
    """Yield the promised levels of the text that are of this row."""
    for group in _groups(plan, row):
        for one in group:
            promised = one.tense == "commitment" and one.measure == "level" and one.last in (None, row.target_year)
            if promised and one.quantity is not None and not one.quantity.in_box:
                yield one


def _groups(plan: Plan, row: Indicator) -> Iterator[tuple[Figure, ...]]:
    """Yield the figures of the row's name, for a share also those of its shorter names."""
    groups, key, name = figures_by_key(plan), key_of(row.name), folded(row.name)
    yield groups.get(key, ())
    for other, group in groups.items() if "占" in name else ():
        subject = group[0].subject
        if other != key and group[0].quantity is not None and name[:2] in subject and _is_of(subject, name):
            yield group


def _is_of(subject: str, name: str) -> bool:
    """Tell whether a shorter name is of the row: 战略性新兴产业占比 of 战略性新兴产业增加值占GDP比重."""
    head = folded(subject).removesuffix("占比").removesuffix("比重").removesuffix("占GDP")
    return len(head) >= 5 and head != folded(subject) and name.startswith(head) and "占" in name


_SIGNS = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "约"}
