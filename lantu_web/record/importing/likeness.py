"""Which words of a new text are those of the old one, changed (相似匹配): one to one, the same on every run, nearly linear."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_NUMBERS = re.compile(r"\d[\d.,，]*")
_LEAST = 0.55  # likeness under which nobody would call two sentences the same
_SURE, _SURE_ELSEWHERE = 0.85, 0.93  # within a chapter; from one chapter to another
_LEAD = 0.05  # how far the next best must be behind
_TELLING = 16  # characters from which one changed word does not make another thing of it
_RAREST, _LOOKED_AT, _TRIED = 12, 48, 6  # character pairs looked up, words looked at for each, words compared in full


class Worded(NamedTuple):
    """Words to be found again, and the chapter they stand in."""

    words: str
    chapter: str


class Alike(NamedTuple):
    """Words found again: their places in the two lists, how alike they are (0-1), and whether it is sure they are the same."""

    old: int
    new: int
    likeness: float
    sure: bool


def alike(old: Sequence[Worded], new: Sequence[Worded]) -> list[Alike]:
    """Return the pairs of words alike, in the order of the new ones; every word is in one pair at most.

    Numbers do not count: what differs in its numbers alone is wholly alike. A pair is sure where the words are nearly the same
    (0.85 within a chapter, 0.93 across; short words only when wholly alike) and no other pair comes near.

    >>> alike([Worded("到2030年完成造林2万亩", "生态")], [Worded("到2030年完成造林3.5万亩", "生态")])
    [Alike(old=0, new=0, likeness=1.0, sure=True)]
    """
    before, after = [_plain(one.words) for one in old], [_plain(one.words) for one in new]
    scores: dict[tuple[int, int], float] = {}
    for new_at, candidates in enumerate(_candidates(before, after)):
        for old_at in candidates:
            if (likeness := _likeness(before[old_at], after[new_at])) >= _LEAST:
                scores[old_at, new_at] = likeness
    return sorted(_one_to_one(scores, old, new), key=lambda pair: pair.new)


def _one_to_one(scores: dict[tuple[int, int], float], old: Sequence[Worded], new: Sequence[Worded]) -> Iterator[Alike]:
    """Take the best pair first; of equals the one within a chapter, then the one whose order is kept."""
    best: dict[tuple[str, int], list[float]] = defaultdict(list)
    for (a, b), score in scores.items():
        best["old", a].append(score)
        best["new", b].append(score)
    there = {pair: old[pair[0]].chapter == new[pair[1]].chapter for pair in scores}
    order = sorted(scores, key=lambda pair: (-scores[pair], not there[pair], abs(pair[0] - pair[1]), pair))
    taken: set[tuple[str, int]] = set()
    for a, b in order:
        if ("old", a) in taken or ("new", b) in taken:
            continue
        taken |= {("old", a), ("new", b)}
        score = scores[a, b]
        alone = all(sum(other > score - _LEAD for other in best[side]) == 1 for side in (("old", a), ("new", b)))
        long = score == 1 or min(len(old[a].words), len(new[b].words)) >= _TELLING
        yield Alike(a, b, score, alone and long and score >= (_SURE if there[a, b] else _SURE_ELSEWHERE))


def _candidates(old: Sequence[str], new: Sequence[str]) -> Iterator[list[int]]:
    """Yield for each new words the few old ones that share most of its rarest pairs of characters."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(old):
        for pair in _pairs(words):
            holding[pair].append(at)
    for at, words in enumerate(new):
        rarest = sorted((pair for pair in _pairs(words) if pair in holding), key=lambda one: (len(holding[one]), one))
        votes = Counter(one for pair in rarest[:_RAREST] for one in _near(holding[pair], at))
        yield sorted(votes, key=lambda one: (-votes[one], abs(one - at), one))[:_TRIED]


def _near(held: list[int], at: int) -> list[int]:
    middle = bisect(held, at)
    return held[max(middle - _LOOKED_AT // 2, 0) : middle + _LOOKED_AT // 2]


def _likeness(one: str, other: str) -> float:
    """Return how much two sentences have in common: characters in their order, or pairs of characters in any order."""
    if one == other:
        return 1.0
    in_order = SequenceMatcher(None, one, other, autojunk=False).ratio()
    pairs, others = _pairs(one), _pairs(other)
    return max(in_order, 2 * len(pairs & others) / (len(pairs) + len(others)))


def _plain(words: str) -> str:
    return _NUMBERS.sub("0", re.sub(r"\s", "", words))


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(words)} or {words}
