"""A place in words: where it stands, and its words with some around them."""

from __future__ import annotations

from lantu.checking.derived import derived
from lantu.plan.model import Plan
from lantu.reading.whereabouts import Whereabouts
from lantu.source.place import Place

_AROUND = 24
_LONGEST = 70


@derived
def _whereabouts(plan: Plan) -> Whereabouts:
    return Whereabouts(plan)


def where(plan: Plan, place: Place) -> str:
    """Return where a place stands: the page of a PDF, the line of a text, the section of a document that flows."""
    if plan.text.format in ("pdf", "txt", "md"):
        return _whereabouts(plan).page_or_line(place.start)
    return _whereabouts(plan).path(place.start) or _whereabouts(plan).page_or_line(place.start)


def passage(plan: Plan, place: Place) -> str:
    """Return a place's words with some around them, on one line, the words in 【 】."""
    words = plan.text.words
    block = plan.text.block_at(place.start)
    low = max(block.start if block else 0, place.start - _AROUND)
    high = min(block.end if block else len(words), place.end + _AROUND)
    inner = words[place.start : place.end]
    short = inner if len(inner) <= _LONGEST else f"{inner[: _LONGEST // 2]}…{inner[-_LONGEST // 2 :]}"
    return f"{words[low : place.start]}【{short}】{words[place.end : max(high, place.end)]}".replace("\n", " ")
