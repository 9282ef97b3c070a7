"""The contents page (目录): recognised and left out, so that it does not double the tree."""

from __future__ import annotations

import re

from lantu.reading.outline.pieces import Piece

_TITLE = re.compile(r"目\s*[录次]")
_LEADERS = re.compile(r"(?:[.．…·•\-_—]{3,}|\s{2,}|\t)\s*[（(]?\d{1,3}[）)]?$")
_NUMBERED = re.compile(
    r"第[\s\d〇○零一二三四五六七八九十百１-９０]{1,5}[篇编章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_PART = re.compile(r"第\S{1,4}[篇编]")
_PAGE = re.compile(r"[\s.．…·•（(\-—]*\d{0,3}[）)]?$")
_FAR = 400  # a contents page longer than this many lines has not been met


def without_contents(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that are no line of a contents page."""
    kept = [p for p in pieces if not p.contents and not (len(p.words) < 80 and _LEADERS.search(p.words))]
    first, last = _contents_page(kept)
    return kept[:first] + kept[last:]


def _contents_page(pieces: list[Piece]) -> tuple[int, int]:
    """Return [first, last) of the contents page: from its first numbered line to where that line comes again."""
    numbered = [i for i, p in enumerate(pieces[: 3 * _FAR]) if _NUMBERED.match(p.words) and len(p.words) < 60]
    titled = next((i for i, p in enumerate(pieces[:_FAR]) if _TITLE.fullmatch(p.words.strip())), None)
    if titled is not None:
        numbered = [i for i in numbered if i > titled]
    if not numbered:
        return (0, 0)
    first = numbered[0]
    name = _key(pieces[first].words)
    for index in numbered[1:]:
        if _key(pieces[index].words) == name and _listing(pieces, first, index, titled is not None):
            return (titled if titled is not None else first, index - _part_above(pieces, index))
    return (0, 0)


def _part_above(pieces: list[Piece], index: int) -> bool:
    above = pieces[index - 1].words
    return len(above) < 60 and _PART.match(above) is not None


def _key(words: str) -> str:
    return re.sub(r"\s", "", _PAGE.sub("", words))[:12]


def _listing(pieces: list[Piece], first: int, last: int, titled: bool) -> bool:
    """Tell whether the pieces are mostly headings and next to none is prose (a footnote may be)."""
    between = pieces[first:last]
    prose = sum(1 for p in between if len(p.words) > 80 and "。" in p.words)
    if len(between) < 2 or prose > len(between) // (10 if titled else 50):
        return False
    return titled or sum(1 for p in between if _NUMBERED.match(p.words)) >= 0.6 * len(between)
