"""Repeated passages (重复段落): words that stand twice in the prose of a plan, punctuation aside, and where two copies differ.

The eight characters that begin or end a clause are looked up where they last stood; from there the common passage grows both
ways, and passages parted by a few words that differ are joined. Each place is compared with one earlier place only, so the cost grows
with the length of the plan, however often its words are repeated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.checking.prose import Stretch, paragraphs
from lantu.plan.model import Plan

_SEED = 8  # characters that must be equal for two places to be compared at all
_RUN = 5  # characters of a run that is compared
_GAP = 14  # characters between two equal pieces that may differ within one passage
_LEFT_OUT = 60  # characters that one of the copies may have more there,
_JOINT = 2  # where the other has no more than this
_CHARACTERS = re.compile(r"[^\W_]+")
_STRIDE = 16  # characters compared at once
_BREAK = "\n"
_CHANCE = 10  # characters at the end of a passage, beyond a difference, that are equal by chance
_OPEN = 8  # passages that a piece may continue, at most


class Piece(NamedTuple):
    """Characters equal in both copies: `length` of them from `late` and from `early`, counted in the folded text."""

    late: int
    early: int
    length: int


@dataclass(frozen=True, slots=True)
class Folded:
    """The prose without punctuation and spaces, paragraphs parted by a line end.

    A run is what stands between two marks: run number n begins at `starts[n]` here and at `places[n]` in the plan's words.
    """

    characters: str
    starts: list[int]
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where folded characters [start, end) stand in the words of the plan."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return self.places[first] + start - self.starts[first], self.places[last] + end - self.starts[last]

    def index(self, offset: int) -> int:
        """Return the first folded character that stands at or behind an offset of the plan's words."""
        run = bisect_right(self.places, offset) - 1
        if run < 0:
            return 0
        after = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.characters)
        return min(self.starts[run] + offset - self.places[run], after)

    def anchors(self) -> list[int]:
        """Return where two places are compared: the first and the last characters of each run that is no mere word."""
        found = list[int]()
        for start, end in zip(self.starts, [*self.starts[1:], len(self.characters)], strict=True):
            if end - start > _SEED:
                found += (start, end - _SEED)
            elif end - start >= _RUN:
                found += (max(0, end - _SEED), start) if end - start < _SEED else (start,)
        return found


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage that stands twice: its equal pieces in order. Between two pieces the copies differ."""

    pieces: tuple[Piece, ...]

    @property
    def shared(self) -> int:
        """The number of characters equal in both copies, punctuation aside."""
        return sum(piece.length for piece in self.pieces)

    @property
    def late(self) -> tuple[int, int]:
        """The later copy, in folded characters."""
        return self.pieces[0].late, self.pieces[-1].late + self.pieces[-1].length

    @property
    def early(self) -> tuple[int, int]:
        """The earlier copy, in folded characters."""
        return self.pieces[0].early, self.pieces[-1].early + self.pieces[-1].length

    def differences(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield where the earlier and the later copy differ, in folded characters; one of the two may be empty."""
        for one, next_ in zip(self.pieces, self.pieces[1:], strict=False):
            yield (one.early + one.length, next_.early), (one.late + one.length, next_.late)


@derived
def paragraphs_with_leads(plan: Plan) -> tuple[Stretch, ...]:
    """Return the paragraphs, each from its run-in lead (段首句) on, for a lead too may be said twice."""
    leads = {section.place.end: section.place.start for section in plan.outline if section.level == "lead"}
    return tuple(
        each._replace(start=leads.get(each.start, leads.get(each.start - 1, each.start))) for each in paragraphs(plan)
    )


@derived
def folded(plan: Plan) -> Folded:
    """Return the prose of a plan without punctuation and spaces."""
    words = plan.text.words
    parts, places = list[str](), list[int]()
    for paragraph in paragraphs_with_leads(plan):
        runs = list(_CHARACTERS.finditer(words, paragraph.start, paragraph.end))
        parts += [run.group() for run in runs]
        places += [run.start() for run in runs]
        parts.append(_BREAK)
        places.append(paragraph.end)
    return Folded("".join(parts), [0, *accumulate(map(len, parts))][:-1], places)


@derived
def repeats(plan: Plan) -> tuple[Repeat, ...]:
    """Return the passages that stand twice, in the order of their later copy.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> first, second = "新建县城东区学校两所，改造北街。", "扩建县城东区学校两所；改造北街。"
    >>> plan = read_plan(SourceText.of_words(f"第一章 教育\\n{first}\\n{second}"))
    >>> [folded(plan).characters[slice(*repeat.late)] for repeat in repeats(plan)]
    ['建县城东区学校两所改造北街']
    """
    return tuple(Repeat(tuple(_trimmed(pieces))) for pieces in _joined(folded(plan)))


def _joined(text: Folded) -> list[list[Piece]]:
    """Return the pieces, those parted by few characters in both copies brought together."""
    done: list[list[Piece]] = []
    open_: list[list[Piece]] = []
    for piece in _pieces(text):
        for pieces in reversed(open_):
            last = pieces[-1]
            late, early = piece.late - last.late - last.length, piece.early - last.early - last.length
            least, most = min(late, early), max(late, early)
            near = least >= 0 and (most <= _GAP or (least <= _JOINT and most <= _LEFT_OUT))
            apart = piece.early + piece.length <= pieces[0].late
            if near and apart and not _breaks(text.characters, last, piece):
                pieces.append(piece)
                break
        else:
            open_ = [each for each in open_ if piece.late - each[-1].late - each[-1].length <= _LEFT_OUT][-_OPEN:]
            open_.append([piece])
            done.append(open_[-1])
    return done


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without short ones at either end: a few like words beyond a difference are chance."""
    first, last = 0, len(pieces)
    while last - first > 1 and pieces[last - 1].length < _CHANCE:
        last -= 1
    while last - first > 1 and pieces[first].length < _CHANCE:
        first += 1
    return pieces[first:last]


def _breaks(characters: str, last: Piece, piece: Piece) -> bool:
    """Tell whether a paragraph ends between two pieces, in one of the copies."""
    between = (last.late + last.length, piece.late), (last.early + last.length, piece.early)
    return any(_BREAK in characters[start:end] for start, end in between)


def _pieces(text: Folded) -> Iterator[Piece]:
    """Yield the longest equal stretches that begin or end a clause, each with the nearest earlier place that holds it."""
    characters = text.characters
    seen: dict[str, int] = {}
    floor = next_ = 0
    for at in text.anchors():
        seed = characters[at : at + _SEED]
        before = seen.get(seed)
        seen[seed] = at
        if before is None or at < next_ or _BREAK in seed or before + _SEED > at:
            continue
        back = _equal_before(characters, before, at, at - floor)
        length = back + _equal_after(characters, before, at)
        piece = Piece(at - back, before - back, min(length, at - before))
        yield piece
        floor, next_ = piece.late, piece.late + piece.length - _SEED + 1


def _equal_before(characters: str, early: int, late: int, most: int) -> int:
    count = 0
    while count < most and early > count:
        one = characters[early - count - 1]
        if one == _BREAK or one != characters[late - count - 1]:
            break
        count += 1
    return count


def _equal_after(characters: str, early: int, late: int) -> int:
    count, total = 0, len(characters)
    while late + count + _STRIDE <= total:  # whole stretches first: a copied chapter is long
        stretch = characters[early + count : early + count + _STRIDE]
        if _BREAK in stretch or stretch != characters[late + count : late + count + _STRIDE]:
            break
        count += _STRIDE
    while late + count < total:
        one = characters[late + count]
        if one == _BREAK or one != characters[early + count]:
            break
        count += 1
    return count
