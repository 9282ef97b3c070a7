"""Headings (所在章节): which chapter or section a place of the prose belongs to, and how to cite it."""

from __future__ import annotations

from lantu.checking.derived import derived
from lantu.plan.model import Plan

_RANKED = ("part", "chapter", "section")


@derived
def _numbers(plan: Plan) -> dict[str, int]:
    return {section.id: number for number, section in enumerate(plan.outline)}


def ranked(plan: Plan, at: int | None) -> int | None:
    """Return the chapter or section that a heading (an index in `Plan.outline`) stands in; None before the first."""
    while at is not None and plan.outline[at].level not in _RANKED:
        at = _numbers(plan).get(plan.outline[at].parent or "")
    return at


def cited(plan: Plan, at: int | None) -> str:
    """Return a heading with its number, as one cites it; 文首 before the first.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 目标\\n第一节 经济\\n粮食增产。"))
    >>> cited(plan, ranked(plan, 1)), cited(plan, None)
    ('第一节 经济', '文首')
    """
    return "文首" if at is None else f"{plan.outline[at].number} {plan.outline[at].title}".strip()
