"""Lists that stand after their number: 四大板块：一是…；二是…, 三项任务：甲、乙、丙, or the leads of the next paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left

from lantu.plan.model import Section
from lantu.reading.enumerations.announcements import Announcement
from lantu.reading.enumerations.listing import Listing, split_items, split_last
from lantu.source.text import SourceText

_ORDINALS = tuple(re.compile(rf"{ordinal}(?:是|要)(?!否)") for ordinal in "一二三四五六七八九十")
_COLON = re.compile(r"[^，。；：、“”（]{0,16}[”\"]?\s*[：:]\s*")
_DASHED = re.compile(r"[^，。；：、“”（]{0,12}[”\"]?\s*(?:——|,?即|，即|，包括|，分别是)\s*")
_DEFINES = re.compile(r"(?:[^，。；“”]{0,8}”)?\s*，?\s*(?:就?是|包括|为|即)")
_SENTENCE = re.compile(r"[。！？\n]")
_TAIL = re.compile(r"等[^、；]{0,8}$")
_FAR = 1200
_NEAR_END = 12


def list_after(text: SourceText, one: Announcement, outline: tuple[Section, ...]) -> Listing | None:
    """Return the list after a number, None where none is surely its own."""
    return (
        _ordinals(text.words, one)
        or _after_colon(text.words, one)
        or (_leads(text, one, outline) if one.quoted else None)
        or _headings(text, one, outline)
    )


def _ordinals(words: str, one: Announcement) -> Listing | None:
    """Return 一是…二是… that begin within the sentence of the number or right after it."""
    limit = min(one.block_end, one.end + _FAR)
    spans: list[tuple[int, int]] = []
    position = one.end
    for ordinal in _ORDINALS:
        found = ordinal.search(words, position, limit)
        if found is None or (not spans and len(_SENTENCE.findall(words, one.end, found.start())) > 1):
            break
        if spans:
            spans[-1] = (spans[-1][0], found.start())
        spans.append((found.start(), limit))
        position = found.end()
    if len(spans) < 2 or _another_between(words, one, spans[0][0]):
        return None
    stop = _SENTENCE.search(words, spans[-1][0], limit)
    spans[-1] = (spans[-1][0], stop.start() if stop else limit)
    return Listing(tuple((a, _rstrip(words, a, b)) for a, b in spans), follows=True)


def _another_between(words: str, one: Announcement, first: int) -> bool:
    """Tell whether a later number stands nearer to the list."""
    return re.search(r"[两二三四五六七八九十](?:大|个方面|项|个|种|类)", words[one.end : first]) is not None


def _after_colon(words: str, one: Announcement) -> Listing | None:
    lead = _COLON.match(words, one.end, one.block_end) or _DASHED.match(words, one.end, one.block_end)
    if lead is None:
        return None
    stop = _SENTENCE.search(words, lead.end(), one.block_end)
    end = stop.start() if stop else one.block_end
    for separator in ("；;", "、", "，,"):
        items = split_items(words, lead.end(), end, separator)
        if len(items) > 1:
            items = split_last(words, items, one.number)
            open_ended = _TAIL.search(words[slice(*items[-1])]) is not None
            plain = separator == "、" and max(b - a for a, b in items) <= 20
            if len(items) == one.number or (plain and len(items) > 2 and not open_ended):
                return Listing(tuple(items), follows=True)
    return None


def _leads(text: SourceText, one: Announcement, outline: tuple[Section, ...]) -> Listing | None:
    """Return the leads of the paragraphs that follow, where they are as many as the slogan says."""
    if not _DEFINES.match(text.words, one.end):
        return None
    spans = []
    block_end = one.block_end
    for section in outline[bisect_left(outline, one.block_end, key=lambda s: s.place.start) :]:
        holder = text.block_at(section.place.start)
        if section.level != "lead" or holder is None or text.words[block_end : holder.start].strip():
            break
        spans.append(section.place.span)
        block_end = max(block_end, holder.end)
    return Listing(tuple(spans), follows=True) if len(spans) == one.number else None


def _headings(text: SourceText, one: Announcement, outline: tuple[Section, ...]) -> Listing | None:
    """Return the headings after a paragraph that ends in 八个方面工作： as its list."""
    if text.words[one.block_end - 1] not in "：:" or one.block_end - one.end > _NEAR_END:
        return None
    first = bisect_left(outline, one.block_end, key=lambda s: s.place.start)
    if (
        first == len(outline)
        or text.words[one.block_end : outline[first].place.start].strip()
        or not outline[first].number
    ):
        return None
    head = outline[first]
    family = [
        s
        for s in outline[first:]
        if s.level == head.level and s.parent == head.parent and s.number[:1] == head.number[:1]
    ]
    return Listing(tuple(s.place.span for s in family), follows=False) if len(family) > 1 else None


def _rstrip(words: str, start: int, end: int) -> int:
    while end > start and words[end - 1] in "；;。，, \n":
        end -= 1
    return end
