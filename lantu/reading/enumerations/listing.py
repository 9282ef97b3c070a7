"""A list found, and how the words of a list part into items."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN, _CLOSE = "“‘《（(〈「『", "”’》）)〉」』"
_JOINTS = re.compile(r"(?:以?及|和|与|并|或)")
_EDGE = ' \t\u3000"，,'


class Listing(NamedTuple):
    """The spans of a list's items; `follows` when it stands after its number."""

    items: tuple[tuple[int, int], ...]
    follows: bool = False


def split_items(words: str, start: int, end: int, separators: str = "、") -> list[tuple[int, int]]:
    """Return the spans between separators, those within quotation marks or brackets not counted.

    >>> words = "图书馆、（市、县）文化馆、“美、术”馆"
    >>> [words[a:b] for a, b in split_items(words, 0, len(words))]
    ['图书馆', '（市、县）文化馆', '“美、术”馆']
    """
    spans, depth, first = [], 0, start
    for position in range(start, end):
        character = words[position]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in separators and depth == 0:
            spans.append((first, position))
            first = position + 1
    spans.append((first, end))
    return [trimmed for span in spans if (trimmed := trim(words, *span))[0] < trimmed[1]]


def split_last(words: str, items: list[tuple[int, int]], wanted: int) -> list[tuple[int, int]]:
    """Return the items with the last parted at 和, 与 or 及 where that brings them nearer to the wanted count."""
    if not items or len(items) >= wanted:
        return items
    start, end = items[-1]
    depth = 0
    for found in _JOINTS.finditer(words, start, end):
        depth = sum(words.count(c, start, found.start()) for c in _OPEN) - sum(
            words.count(c, start, found.start()) for c in _CLOSE
        )
        left, right = trim(words, start, found.start()), trim(words, found.end(), end)
        if (
            depth == 0
            and right[1] - right[0] > 1
            and left[1] - left[0] > 1 - (left[1] == left[0])
            and left[1] > left[0]
        ):
            return [*items[:-1], left, right]
    return items


def trim(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, commas and quotation marks that enclose it or have no partner in it."""
    while start < end and words[start] in _EDGE:
        start += 1
    while end > start and words[end - 1] in _EDGE:
        end -= 1
    opens, closes = words.startswith("“", start), words.endswith("”", start, end)
    inner = words[start:end]
    lone = inner.count("“") != inner.count("”")
    enclosed = opens and closes and inner.count("“") == 1
    if end - start > 1 and opens and (enclosed or (lone and "”" not in inner)):
        start += 1
    if end - start > 1 and closes and (enclosed or (lone and inner.count("”") > inner.count("“"))):
        end -= 1
    return start, end
