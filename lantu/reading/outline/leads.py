"""Run-in leads (段首句): the short first sentence that names what a paragraph is about (「产业创优。就是要……」)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.outline.pieces import Piece

_LEAD = re.compile(r"(?P<dash>[—－–-]{2,}|[—●■◆▪]\s?)?\s*(?P<title>[^。；;：:！？!?\n]{3,40})。(?=\s*\S)")
_ENUMERATES = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五]|第[一二三四五六七八九十]+[，,]")
_SPOKEN = re.compile(r"[》”’）)]|各位|我们|现在|同志|同时|此外|为此|但是|因此|当前|今年|去年|一年来|五年来|过去")
_STATES = re.compile(r"\d|[％%]|分之|了|期间")
_LONGEST = 28
_LONGEST_WITH_COMMA = 17
_LONGEST_AFTER_DASH = 36
_TWIN = 8


def leads_of(piece: Piece) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each lead of a paragraph, as offsets of the text."""
    words = piece.words
    found = _LEAD.match(words)
    if not found or not _names_a_matter(found):
        return
    yield piece.start + found.start("title"), piece.start + found.end("title")
    first = len(found["title"])
    if first <= _TWIN and not found["dash"]:
        yield from _twins(piece, found.end(), first)


def _names_a_matter(found: re.Match[str]) -> bool:
    title = found["title"]
    longest = _LONGEST_AFTER_DASH if found["dash"] else _LONGEST
    if not found["dash"] and ("，" in title or "," in title):
        longest = _LONGEST_WITH_COMMA if title.count("，") + title.count(",") == 1 else 0
    return len(title) <= longest and not (
        _STATES.search(title)
        or _ENUMERATES.match(title)
        or _SPOKEN.match(title)
        or title.count("“") != title.count("”")
    )


def _twins(piece: Piece, start: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield later sentences as short as the first lead: several leads set in one paragraph."""
    for found in re.finditer(r"(?<=。)([^。，,；;：:、！？\s]{4,8})。(?=\S)", piece.words[start - 1 :]):
        if abs(len(found[1]) - length) <= 1 and not _ENUMERATES.match(found[1]):
            at = piece.start + start - 1 + found.start(1)
            yield at, at + len(found[1])
