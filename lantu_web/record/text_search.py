"""Words looked for in a plan's text (查找): every place, numbered, so that one leads to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lantu_web.record.text_blocks import Block

MOST_HITS = 200
_AROUND = 30


class Hit(NamedTuple):
    """A place of words: its characters, its number among how many, its block, what stands before and after in a line."""

    start: int
    end: int
    number: int
    of: int
    block: int
    before: str
    words: str
    after: str


class Found(NamedTuple):
    """The hits, at most MOST_HITS; how many there are in all, in how many blocks."""

    hits: tuple[Hit, ...]
    places: int
    blocks: int

    def by_block(self) -> dict[int, list[Hit]]:
        """Return the hits by where their block begins."""
        held: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            held[hit.block].append(hit)
        return held


def find(blocks: Iterable[Block], words: str) -> Found:
    """Return where words stand, capitals or not; nothing for no words."""
    looked = re.compile(re.escape(words), re.IGNORECASE)
    places = [(block, one) for block in blocks for one in looked.finditer(block.words)] if words else []
    of = min(len(places), MOST_HITS)
    hits = (_hit(block, one, number, of) for number, (block, one) in enumerate(places[:MOST_HITS], start=1))
    return Found(tuple(hits), len(places), len({block.start for block, _ in places}))


def _hit(block: Block, one: re.Match[str], number: int, of: int) -> Hit:
    begin, end = one.span()
    before, after = block.words[max(0, begin - _AROUND) : begin], block.words[end : end + _AROUND]
    return Hit(block.start + begin, block.start + end, number, of, block.start, before, one[0], after)
