"""When: whether a sentence tells what was, and by when what it promises is due."""

from __future__ import annotations

import re

from lantu.plan.period import Period
from lantu.reading.horizons import Horizons, Where

# 已建成的, 现有 and 目前 tell of what a task works on (鼓励已建成的养老院转型), not that it is done.
# Each alternative begins with a letter of its own: the search skips what cannot begin one.
_PAST = re.compile(
    r"已(?!有|建|经建)|截[至止]|以来|曾|成功[举创入]|成了|现了|到了|加了|得了|过了|增了|荣获|上年|去年|同比"
)


class When:
    """Answers for sentences that come in order; asks the horizons only where a word of time or of the past stands."""

    def __init__(self, words: str, horizons: Horizons) -> None:
        self._horizons = horizons
        self._times = [time.start for time in horizons.times]
        self._marks = sorted([*self._times, *(found.start() for found in _PAST.finditer(words))])
        self._at = self._next = 0
        planned = horizons.plan_period
        self._planned = Period.year(planned[1]) if planned else None

    def told(self, paragraph: int, start: int, end: int) -> bool:
        """Return whether a sentence [start, end) of a paragraph tells a fact; a forecast in a review or an outlook counts as one."""
        while self._at < len(self._marks) and self._marks[self._at] < start:
            self._at += 1
        if self._horizons.zone_at(end - 1).tense == "fact":
            return True
        marked = self._at < len(self._marks) and self._marks[self._at] < end
        return marked and self._horizons.tense_at(_where(paragraph, start, end)) == "fact"

    def due(self, paragraph: int, start: int, end: int) -> Period | None:
        """Return by when a promise of the sentence is due: as its words say, else as its chapter does, else by the end of the plan."""
        while self._next < len(self._times) and self._times[self._next] < start:
            self._next += 1
        if self._next < len(self._times) and self._times[self._next] < end:
            said = self._horizons.period_at(_where(paragraph, start, end), "commitment", point=True)
        else:
            said = self._horizons.zone_at(end - 1).period
        if said is None or said.last is None:
            return self._planned
        return said if said.annual else Period(said.last, said.last)


def _where(paragraph: int, start: int, end: int) -> Where:
    return Where(paragraph, start, start, end - 1, end, end)
