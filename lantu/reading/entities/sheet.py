"""The sheet (底稿) the finders of names work on: the words, and where each known word stands in them."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from lantu.plan.model import Box, EntityType
from lantu.reading.entities.lexicon import Head, lexicon
from lantu.source.text import SourceText

# Words of one character that end a name on its left: 在某县, 由县图书馆, 各村.
_FUNCTION = frozenset("的了在把被从向与及或等是由至赴于将对并让也都已其各每我该此到和为以全两之不因届暨年月日个")
_SOFT = frozenset("河江湖山岛海湾沟岭峰寺庙塔陵港路街")  # end a name, or stand within one: 青山镇, 河口村
_JOINS = frozenset("·—－-–")


class Found(NamedTuple):
    """A name found: characters [start, end), what it names, and short forms that stand for it, if the text says so."""

    start: int
    end: int
    type: EntityType
    aliases: tuple[str, ...] = ()


class Sheet:
    """The words of a text and its known words, found in one pass."""

    def __init__(self, text: SourceText, boxes: tuple[Box, ...]) -> None:
        self.text = text
        self.words = text.words
        self.boxes = boxes
        self.lexicon = lexicon()
        self.tokens: list[tuple[int, int, int]] = self.lexicon.automaton.find_matches_as_indexes(text.words)

    def heads(self) -> list[tuple[int, Head]]:
        """Return the number of each token that is a head, and the head."""
        heads = self.lexicon.heads
        count = len(heads)
        return [(number, heads[word]) for number, (word, _, _) in enumerate(self.tokens) if word < count]

    def before(self, number: int) -> tuple[int, int]:
        """Return the nearest known word before a token, as its number and its end; -1 and 0 where there is none.

        A river or hill (one character) right before may be part of a name, and is passed over.
        """
        while number > 0:
            number -= 1
            _, start, end = self.tokens[number]
            if end - start > 1 or self.words[start] not in _SOFT:
                return number, end
        return -1, 0

    def token_at(self, offset: int) -> int:
        """Return the number of the last token that starts before the offset, -1 where there is none."""
        return bisect_right(self.tokens, offset - 1, key=itemgetter(1)) - 1

    def own_run(self, first: int, last: int, *, joined: bool = True) -> int:
        """Return where the run of a name's own characters that ends at `last` begins, not before `first`.

        A dash or dot between two such characters joins them (柳江—白河特种玻璃研究院), unless `joined` is False.
        """
        words, at = self.words, last
        while at > first:
            sign = words[at - 1]
            if ("一" <= sign <= "鿿" and sign not in _FUNCTION) or (joined and self._joins(at - 1, first, last)):
                at -= 1
            else:
                break
        return at

    def _joins(self, at: int, first: int, last: int) -> bool:
        return self.words[at] in _JOINS and first < at < last - 1 and "一" <= self.words[at - 1] <= "鿿"
