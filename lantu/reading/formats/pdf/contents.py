"""Contents pages (目录): lines that lead by dots or white to a page number."""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?:(?:[.．·‥•…_\-—]\s?){4,}|…{2,})\s*[（(]?\s*[\divxIVX]{1,5}\s*[）)]?$")
_WHITE = re.compile(r"\S\s*[（(]?\s*\d{1,4}\s*[）)]?$")
_TITLE = re.compile(r"目\s*[录次]|contents", re.IGNORECASE)
_LONGEST = 80  # characters of an entry
_STRAY = 2  # lines without a page number that may stand in a contents page


def leads_to_page(words: str) -> bool:
    """Tell whether a line leads by dots to a page number.

    >>> leads_to_page("第一章 总则……………… 3"), leads_to_page("增长 3.5")
    (True, False)
    """
    leaders = _LEADERS.search(words)
    return leaders is not None and leaders.start() < _LONGEST


def mark_contents(paragraphs: list[str]) -> list[bool]:
    """Return for each paragraph whether it belongs to a contents page.

    Certain are lines with leaders, the title 目录 above them, and, below that title, the run of short lines ending in a
    page number that never falls.
    """
    marks = [leads_to_page(words) for words in paragraphs]
    for index, words in enumerate(paragraphs):
        if _TITLE.fullmatch(words.strip()):
            last = _run_below(paragraphs, marks, index)
            if last > index:
                marks[index : last + 1] = [True] * (last + 1 - index)
    return marks


def _run_below(paragraphs: list[str], marks: list[bool], title: int) -> int:
    """Return the last line of the contents below a title, the title itself where there is none."""
    last, page, stray = title, 0, 0
    for index in range(title + 1, len(paragraphs)):
        words = paragraphs[index]
        numbers = re.findall(r"\d{1,4}", words[-6:])
        if marks[index] or (len(words) < _LONGEST and numbers and _WHITE.search(words) and int(numbers[-1]) >= page):
            page = int(numbers[-1]) if numbers else page
            last, stray = index, 0
        else:
            stray += 1
            if stray > _STRAY or len(words) > _LONGEST:
                break
    return last
