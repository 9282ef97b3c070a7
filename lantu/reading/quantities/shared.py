"""Shared words: one noun phrase for several numbers (投资、消费占比分别达到58%、30%), each given its own part of it."""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.quantities.trim import tidy
from lantu.reading.quantities.words import any_of, words

_AND = re.compile(r"、|和(?!谐|平|田)|及(?!时|其)|与|以及|，")
_BOTH = (("城乡居民", ("城镇居民", "农村居民")), ("城乡", ("城镇", "农村")), ("省市", ("省级", "市级")))
_SHARE = re.compile(r"占(?!地).{1,14}$|人均.{1,14}$")


def share_out(noun: str, count: int) -> list[str]:
    """Return one noun for each of `count` numbers; all alike where the phrase does not have that many parts.

    >>> share_out("投资、消费、出口占GDP的比重", 3)
    ['投资占GDP的比重', '消费占GDP的比重', '出口占GDP的比重']
    >>> share_out("城乡居民收入", 2), share_out("粮食、蔬菜产量", 2)
    (['城镇居民收入', '农村居民收入'], ['粮食产量', '蔬菜产量'])
    """
    parts = [tidy(part) for part in _AND.split(noun) if tidy(part)]
    if len(parts) == count > 1:
        return _with_common_end(parts)
    if count == 2:
        for both, (one, other) in _BOTH:
            if both in noun:
                return [noun.replace(both, one, 1), noun.replace(both, other, 1)]
    return [noun] * count


def _with_common_end(parts: list[str]) -> list[str]:
    """Give every part the end that only the last one states."""
    first, last = parts[0], parts[-1]
    if found := _SHARE.search(last, 1):
        start = found.start()
    elif not _measured().search(last) or any(_measured().search(part) for part in parts[:-1]):
        return parts
    elif len(first) > 2 and (alike := last.find(first[-2:])) >= 0:
        start = alike + 2  # 先进制造业、高技术制造业增加值: the parts end alike before what they share
    else:
        start = max(len(part) for part in parts[:-1])
    end = last[start:]
    return [part + end for part in parts[:-1]] + [last]


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(any_of(words().measures) + "$")
