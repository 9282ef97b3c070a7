"""Other names of a project (别称): the short form of its institution, or its capacity in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lantu.plan.units import to_base

_ENDS = re.compile(r"(?:建设|改造|扩建|新建)?(?:项目|工程)?$")
_CAPACITY = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>万千瓦|兆瓦|千瓦|MW|GW)(?![A-Za-z时])")
_TAIL = 4  # characters at the end of a name that its short form keeps
_LEAST, _MOST = 3, 6  # characters of the short form before them
_TERMS = 2  # terms of a name a sentence must share beside the capacity


def shortened(name: str, words: str) -> bool:
    """Tell whether words have a name in short: its end as it is, and before it some of its characters in their order.

    >>> shortened("柳州医科大学第一医院东山分院项目", "推进柳医大一院东山分院建设")
    True
    >>> shortened("柳州医科大学第一医院东山分院项目", "推进省眼科医院东山分院建设")
    False
    """
    tail = end_of(name)
    if tail is None:
        return False
    head = _ENDS.sub("", name)[:-_TAIL]
    at = words.find(tail)
    while at >= 0:
        if any(_is_among(words[at - size : at], head) for size in range(_LEAST, min(_MOST, at) + 1)):
            return True
        at = words.find(tail, at + 1)
    return False


def end_of(name: str) -> str | None:
    """Return the end of a name that its short form keeps; None for a name too short to be shortened.

    >>> end_of("柳州医科大学第一医院东山分院项目"), end_of("东山公园")
    ('东山分院', None)
    """
    plain = _ENDS.sub("", name)
    return plain[-_TAIL:] if len(plain) > _TAIL + _MOST else None


def by_capacity(name: str, terms: Sequence[str], words: str) -> bool:
    """Tell whether words have the capacity of a name in whatever unit, and two of its terms.

    >>> by_capacity("某某智慧能源30万千瓦分散式风电项目", ["分散", "散式", "风电"], "规划建设300MW分散式风电场")
    True
    >>> by_capacity("某某智慧能源30万千瓦分散式风电项目", ["分散", "散式", "风电"], "规划建设500MW分散式风电场")
    False
    """
    wanted = set(capacities(name))
    return bool(wanted) and sum(term in words for term in terms) >= _TERMS and not wanted.isdisjoint(capacities(words))


def capacities(words: str) -> Iterator[Decimal]:
    """Yield the capacities words state, in kilowatts.

    >>> [str(each.normalize()) for each in capacities("装机30万千瓦，另有一台5MW机组")]
    ['3E+5', '5E+3']
    """
    for found in _CAPACITY.finditer(words):
        yield to_base(Decimal(found["number"]), found["unit"])[0]


def _is_among(short: str, long: str) -> bool:
    rest = iter(long)
    return short[:1] == long[:1] and all(character in rest for character in short)
