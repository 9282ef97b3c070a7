"""Changed words within a sentence (逐字差异): what stays, what went, what came; a number is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\d[\d.,]*|[A-Za-z]+|.", re.DOTALL)
_ISLAND = 1  # words that stay between two changes and are better read as part of the change


class Piece(NamedTuple):
    """Words that stay, went or came."""

    kind: Literal["same", "went", "came"]
    words: str


def marked(old: str, new: str) -> list[Piece]:
    """Return the pieces of a sentence changed: all of the old words are there, and all of the new ones, in order.

    >>> [tuple(piece) for piece in marked("完成5万亩造林", "完成16万亩造林")]
    [('same', '完成'), ('went', '5'), ('came', '16'), ('same', '万亩造林')]
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    inner = _changes(before[head : len(before) - tail], after[head : len(after) - tail])
    pieces = [Piece("same", "".join(before[:head])), *inner, Piece("same", "".join(before[len(before) - tail :]))]
    return [piece for piece in pieces if piece.words]


def _common(one: list[str], other: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _changes(before: list[str], after: list[str]) -> Iterator[Piece]:
    """Yield the pieces between what both begin and end with; changes with an island between them are one."""
    held: tuple[list[str], list[str]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal" and b - a > _ISLAND:
            yield from _change(held)
            held = ([], [])
            yield Piece("same", "".join(before[a:b]))
        else:
            held[0].extend(before[a:b])
            held[1].extend(after[c:d])
    yield from _change(held)


def _change(held: tuple[list[str], list[str]]) -> Iterator[Piece]:
    went, came = ("".join(words) for words in held)
    if went == came:
        yield Piece("same", went)
        return
    yield Piece("went", went)
    yield Piece("came", came)
