"""Lists that stand right before their number: 甲、乙、丙三大工程; “吃、住、行”三件事; 县乡村三级."""

from __future__ import annotations

import re

from lantu.reading.enumerations.announcements import Announcement
from lantu.reading.enumerations.listing import Listing, split_items, split_last, trim

_BREAK = re.compile(r"[，。；：！？,;:\n]")
_CLOSED = re.compile(r"”\s*$")
_LINK = re.compile(r"(?:这|等|的|共|为|全)?[“\"]?\s*$")
_OPEN_END = re.compile(r"等\s*[“\"]?\s*$")
_LEVELS = re.compile(r"[国省市县区乡镇村组户]{2,6}$")
_BRACKETED = re.compile(r"（(?:以下)?(?:简|合|统)?称?\s*$|（即?\s*$")
_LEADING = re.compile(
    r"(?:(?:应|完成|提升|具备|探索|利用|规划|重点|大力|着力|深入|扎实|积极|加快|统筹|全面|继续|坚持|高标准|开展|实施|推进|构建|打造|建设|建起|建立|发展|做强|做大|做优|围绕|聚焦|通过|按照|紧扣|针对|采用|形成"
    r"|完善|健全|突出|抓好|培育|推动|深化|加强|包括|涵盖|立足|依托|落实|实行|在|以|将|把|对|为|从|是|了|我[县市省区])(?=[^、]{2}))+"
)
_DANGLES = re.compile(r"[在对将把为与和向给从由用到于的了等]$")
_COUNTS = re.compile(r"\d+(?:\.\d+)?[万亿]?[个所家户座处项人元亩吨公]")
_JOINED = re.compile(r"([^，。；、：“”]{2,14}?)(?:与|和|及)([^，。；、：“”]{2,14})$")
_NAMED = "河山湖城镇区县园校"
_FAR = 120
_NEAR = 40


def list_before(words: str, one: Announcement) -> Listing | None:
    """Return the list right before a number, None where there is none that is surely its own."""
    if one.parts and len(one.parts) > 1 and not _BRACKETED.search(words[one.block_start : one.start]):
        return None
    low = max(one.block_start, one.start - _FAR)
    left = words[low : one.start]
    bracket = _BRACKETED.search(left)
    end = low + (bracket.start() if bracket else _LINK.search(left).start())  # type: ignore[union-attr]
    open_ended = bool(_OPEN_END.search(left))
    if levels := _LEVELS.search(words[low:end]):
        found = _levels(levels, low, one)
        if found is not None:
            return found
    listing = _quoted(words, low, end, one) if _CLOSED.search(words[low:end]) else _plain(words, low, end, one)
    if listing is None:
        return _earlier_pair(words, one)
    if open_ended and len(listing.items) != one.number:
        return None
    return listing


def _levels(found: re.Match[str], low: int, one: Announcement) -> Listing | None:
    """Return 县乡村 before 三级 as three."""
    if one.word != "级" or len(found[0]) != one.number:
        return None
    return Listing(tuple((low + found.start() + i, low + found.start() + i + 1) for i in range(len(found[0]))))


def _quoted(words: str, low: int, end: int, one: Announcement) -> Listing | None:
    """Return the items within one pair of quotation marks, or of several pairs joined by 、."""
    close = words.rstrip().rfind("”", low, end)
    start = words.rfind("“", low, close)
    if start < 0:
        return None
    inner = split_items(words, start + 1, close, "、+＋/—，,")
    if len(inner) > 1:
        inner = split_last(words, inner, one.number)
        return Listing(tuple(inner)) if len(inner) == one.number or _is_pure(words, start, close) else None
    spans = [(start + 1, close)]
    while start > low and words[start - 1] in "、和与及" and words[start - 2] == "”":
        close = start - 2
        start = words.rfind("“", low, close)
        if start < 0:
            return None
        spans.insert(0, (start + 1, close))
    return Listing(tuple(spans)) if len(spans) > 1 and len(spans) == one.number else None


def _is_pure(words: str, start: int, close: int) -> bool:
    """Tell a list set in quotation marks of its own (“畜、游、果”) from a quotation that has commas in it."""
    items = split_items(words, start + 1, close)
    return len(items) > 2 and max(end - begin for begin, end in items) <= 12


def _plain(words: str, low: int, end: int, one: Announcement) -> Listing | None:
    breaks = [found.end() for found in _BREAK.finditer(words, low, end)]
    start = breaks[-1] if breaks else low
    items = split_items(words, start, end)
    if len(items) == 1:
        return _pair(words, items[0], one)
    if len(items) < 2:
        return None
    items = split_last(words, items, one.number)
    if len(items) > one.number:
        items = items[-one.number :] if not _comparable(items) else items
    if _DANGLES.search(words[slice(*items[-1])]) and one.word != "级":
        return None
    items[0] = _without_lead(words, items)
    if any(_COUNTS.search(words, a, b) for a, b in items):
        return None
    exact = len(items) == one.number
    sure = len(items) > 2 and _comparable(items) and one.word in ("大", "个", "种", "项", "类") and not one.parts
    return Listing(tuple(items)) if exact or sure else None


def _without_lead(words: str, items: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first item without the verbs and qualifiers that belong to the whole list."""
    start, end = items[0]
    if head := _LEADING.match(words, start, end):
        start = head.end()
    longest = max(b - a for a, b in items[1:])
    of = words.rfind("的", start, end)
    if end - start > 2 * longest + 2 and 0 <= of < end - 1:
        start = of + 1
    return trim(words, start, end)


def _earlier_pair(words: str, one: Announcement) -> Listing | None:
    """Return 甲河与乙河 named a little before 两河."""
    if one.number != 2 or one.word not in _NAMED:
        return None
    pattern = re.compile(rf"([一-龥]{{1,4}}{one.word})(?:与|和|、)([一-龥]{{1,4}}?{one.word})")
    found = pattern.search(words, max(one.block_start, one.start - _NEAR), one.start)
    return Listing((found.span(1), found.span(2))) if found else None


def _pair(words: str, span: tuple[int, int], one: Announcement) -> Listing | None:
    """Return 甲河与乙河 before 两河, or before 两个, 两大."""
    joined = _JOINED.search(words[slice(*span)]) if one.number == 2 else None
    if joined is None or one.word not in ("大", "个", "种", "项", "类", "级", "河", "区", "县", "市"):
        return None
    items = tuple((span[0] + joined.start(g), span[0] + joined.end(g)) for g in (1, 2))
    return Listing(items)


def _comparable(items: list[tuple[int, int]]) -> bool:
    """Tell whether the items look like members of one list: of like length, short."""
    lengths = [end - start for start, end in items[1:]]
    return max(lengths) <= 12 and max(lengths) - min(lengths) <= 4
