"""What the checks found in a text (检查问题), gravest first, each with its words, its place, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lantu.checking.shown.passages import passage
from lantu.plan.model import Plan
from lantu.reading.whereabouts import Whereabouts
from lantu_web.record.importing.preview import SEVERITIES
from lantu_web.record.text_page import TextPage


class FoundPlace(NamedTuple):
    """A place of a finding: chapter and section or line, the words in 【 】 with some around them, the anchor in the text's page."""

    where: str
    words: str
    anchor: str


class FoundThing(NamedTuple):
    """A finding: rule, message, what to do, places."""

    rule: str
    message: str
    remedy: str
    places: tuple[FoundPlace, ...]


class Graveness(NamedTuple):
    """The findings of one severity: its code, its word and tone, the findings in the order of the text."""

    code: str
    word: str
    tone: str
    findings: tuple[FoundThing, ...]


def findings_of(findings: Mapping[str, Any], plan: Plan, page: TextPage) -> list[Graveness]:
    """Return the findings of a text by severity, gravest first; a text imported before places were kept has only its first ones."""
    found = findings.get("found") or findings.get("first", [])
    where = Whereabouts(plan)
    return [
        Graveness(code, word, tone, tuple(_found(one, plan, page, where) for one in found if one["severity"] == code))
        for code, (tone, word) in SEVERITIES.items()
    ]


def _found(one: Mapping[str, Any], plan: Plan, page: TextPage, where: Whereabouts) -> FoundThing:
    places = tuple(_places(one.get("places", ()), plan, page, where))
    return FoundThing(one["rule"], one["message"], one.get("remedy", ""), places)


def _places(spans: Iterable[Any], plan: Plan, page: TextPage, where: Whereabouts) -> Iterator[FoundPlace]:
    for start, end in spans:
        if start < end:
            told = where.path(start) or where.page_or_line(start)
            yield FoundPlace(told, passage(plan, plan.text.place(start, end)), f"#p{page.block_at(start)}")
