"""Headings (标题) the PDF itself declares: by its bookmarks, or by print as large as that of its numbered headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lantu.reading.formats.pdf.letters import with_ordinary
from lantu.reading.formats.pdf.paragraphs import Paragraph
from lantu.reading.formats.pdf.sheet import Bookmark

_LARGER = 1.1  # of the body's size
_LONGEST = 40
_CHAPTER = re.compile(r"第\s*[一二三四五六七八九十百〇零\d]{1,4}\s*[篇编章]")
_SECTION = re.compile(r"第\s*[一二三四五六七八九十百〇零\d]{1,4}\s*节")
_PROSE = re.compile(r"[。；，：！？]")
_MANY = 3  # numbered headings of one size that show what the size means


def heading_ranks(paragraphs: Sequence[Paragraph], bookmarks: list[Bookmark], body: float) -> list[int | None]:
    """Return the declared rank of each paragraph: 1 for the highest, None where the PDF declares nothing."""
    if bookmarks:
        named = {(_key(mark.title), mark.page): mark.rank for mark in bookmarks}
        return [_bookmarked(paragraph, named) for paragraph in paragraphs]
    meaning = _sizes(paragraphs, body)
    return [_printed(paragraph, meaning) for paragraph in paragraphs]


def _bookmarked(paragraph: Paragraph, named: dict[tuple[str, int], int]) -> int | None:
    if len(paragraph.lines) > 4:
        return None
    key, page = _key(paragraph.words), paragraph.lines[0].page
    return next((min(named[key, near], 9) for near in (page, page - 1) if (key, near) in named), None)


def _key(words: str) -> str:
    return re.sub(r"\s", "", with_ordinary(words))


def _sizes(paragraphs: Sequence[Paragraph], body: float) -> dict[float, int]:
    """Return what sizes of print mean: 1 that of chapters, 2 that of sections; only where several agree."""
    counted: Counter[tuple[float, int]] = Counter()
    for paragraph in paragraphs:
        size = paragraph.lines[0].size
        if size >= _LARGER * body and len(paragraph.words) <= _LONGEST:
            rank = 1 if _CHAPTER.match(paragraph.words) else 2 if _SECTION.match(paragraph.words) else 0
            counted[round(size, 1), rank] += rank > 0
    return {size: rank for (size, rank), count in counted.items() if count >= _MANY}


def _printed(paragraph: Paragraph, meaning: dict[float, int]) -> int | None:
    words = paragraph.words
    if len(words) > _LONGEST or _PROSE.search(words) or len(paragraph.lines) > 3:
        return None
    return meaning.get(round(paragraph.lines[0].size, 1))
