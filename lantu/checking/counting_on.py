"""Counting on (编号连续): numbers that should go up by one, and where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_FEW = 400
_GAP = 3  # numbers left out at most: a greater jump is another way of counting


class Break(NamedTuple):
    """A number that does not follow: it comes again, comes before its turn, or leaves some out."""

    kind: str  # repeated, early, missing
    at: int
    before: int
    missing: tuple[int, ...] = ()


def breaks(numbers: Sequence[int]) -> list[Break]:
    """Return where numbers do not count on, by position; `before` is the position of the number it is judged by.

    >>> [(b.kind, b.at, b.missing) for b in breaks([1, 2, 4, 5])]
    [('missing', 2, (3,))]
    >>> [(b.kind, b.at) for b in breaks([1, 3, 2, 4])], [(b.kind, b.at) for b in breaks([1, 2, 2, 3])]
    ([('early', 1)], [('repeated', 2)])
    >>> [(b.kind, b.at) for b in breaks([2, 1, 3])], breaks([2, 3, 4])
    ([('early', 0)], [])
    """
    found = []
    known: dict[int, int] = {}
    later = [set(numbers[at + 1 :]) for at in range(len(numbers))] if len(numbers) < _FEW else None
    highest = -1
    for at, number in enumerate(numbers):
        if number in known:
            found.append(Break("repeated", at, known[number]))
        elif number > (numbers[highest] if highest >= 0 else 0) + 1:
            left_out = range((numbers[highest] if highest >= 0 else 0) + 1, number)
            coming = [one for one in left_out if later is not None and one in later[at]]
            if coming:
                found.append(Break("early", at, max(highest, 0)))
            elif highest >= 0 and len(left_out) <= _GAP:
                found.append(Break("missing", at, highest, tuple(left_out)))
        known.setdefault(number, at)
        if highest < 0 or number > numbers[highest]:
            highest = at
    return found


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return the positions of each list; a list begins anew with one.

    >>> runs([1, 2, 3, 1, 2])
    [[0, 1, 2], [3, 4]]
    """
    found: list[list[int]] = []
    for at, number in enumerate(numbers):
        if number == 1 or not found:
            found.append([])
        found[-1].append(at)
    return found
