"""Comparators (不少于, 突破, 以上, 左右): how a number that stands in the text is meant."""

from __future__ import annotations

import re
from functools import cache

from lantu.plan.model import Comparator
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.words import any_before, any_of, words

_LONGEST = 5


def with_comparator(text: str, first: int, hit: Hit) -> Hit:
    """Return a hit with the comparator right before it or after its unit, the one before counting for more.

    The words of both belong to the hit; a range stays a range. `first` is where the words before it begin.

    >>> words = "不少于10个以上"
    >>> hit = with_comparator(words, 0, Hit(3, 3, 5, 6, None, "个", "="))
    >>> hit.comparator, words[hit.open:hit.end]
    ('>=', '不少于10个以上')
    """
    back = _before().match(text[max(first, hit.open - _LONGEST) : hit.open][::-1])
    after = _after().match(text, hit.end)
    if not back and not after:
        return hit
    comparator = hit.comparator
    if comparator != "range":
        comparator = (back and _told_before(text, first, hit, back)) or (
            words().comparators_after[after[1]] if after else comparator
        )
    return hit._replace(
        open=hit.open - (back.end() if back else 0), end=after.end() if after else hit.end, comparator=comparator
    )


def _told_before(text: str, first: int, hit: Hit, back: re.Match[str]) -> Comparator | None:
    word = back[0].strip()[::-1]
    if word == "近" and text[max(first, hit.open - back.end() - 1)] in words().near_names:
        return None
    return words().comparators_before[word]


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"\s?" + any_before(words().comparators_before))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s?((?:左右|上下)(?!游)|内(?![容资外需涵设部的生])|{any_of(words().comparators_after)})")
