"""Abbreviations the text itself introduces: （以下简称“…”）, （简称“三馆一站”）, 研究与试验发展（R&D）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.entities.sheet import Found, Sheet

_SHORT = re.compile(
    r"[（(](?:以下|下称|以下统|统)?简?称(?:为)?[：:]?\s*[“\"《「]?([^“”\"《》「」（）()，,。；;\n]{2,20})[”\"》」]?[）)]"
)
_LATIN = re.compile(r"[（(]([A-Za-z][A-Za-z0-9&+\-.]{1,9})[）)]")
_LONGEST, _SHORTEST = 16, 4


def find(sheet: Sheet) -> Iterator[Found]:
    """Yield what stands before the bracket, as "other", with the short form as its alias.

    Where another finder names the same words, its type holds and the alias joins it.
    """
    for pattern in (_SHORT, _LATIN):
        for found in pattern.finditer(sheet.words):
            start, end = _phrase(sheet, found.start()) if found.start() else (0, 0)
            if end - start >= _SHORTEST:
                yield Found(start, end, "other", (found[1].strip(),))


def _phrase(sheet: Sheet, end: int) -> tuple[int, int]:
    """Return the words before an offset, back to a title mark or a stop, without the verbs and adverbs they begin with."""
    if sheet.words[end - 1] == "》":
        return max(sheet.words.rfind("《", 0, end) + 1, end - 80), end - 1
    at = sheet.own_run(max(0, end - _LONGEST), end)
    number = sheet.token_at(at + 1)
    while number >= 0 and number < len(sheet.tokens) and sheet.tokens[number][1] <= at < sheet.tokens[number][2]:
        word, _, last = sheet.tokens[number]
        if last >= end or sheet.lexicon.kind(word) != "break":
            break
        at, number = last, number + 1
    return at, end
