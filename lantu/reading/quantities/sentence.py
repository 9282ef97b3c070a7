"""Sentence: its numbers, its clauses, and what the next number may lean on."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from lantu.reading.quantities.after import After, read_after
from lantu.reading.quantities.cues import Cue
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.measuring import is_bare_measure, is_measured
from lantu.reading.quantities.topic import topic_of
from lantu.reading.quantities.trim import without_head, without_tail

PROJECT_END = re.compile(r"(?:项目|工程|生产线)(?:[一二三]期(?:工程)?)?")
_CLAUSE = re.compile(r"[，,：:]")
_ADJOINING = re.compile(r"的?\s?")
_LISTED = re.compile(r"\s?(?:[、和及与]|以及)\s?")
_SHUT = re.compile(r"[）)]")
_PAUSE = re.compile(r"[，、：:,]")
_ENTERPRISES = 5
_LONGEST = 120  # no noun is longer; keeps a page without punctuation from being read over and over
_ADJOINED = 3
_CLAUSES = 8


class Subject(NamedTuple):
    """What a number measures.

    Attributes:
        words: the subject, as told (地区生产总值年均增速).
        base: what a following number without a noun of its own is of (地区生产总值).
        since: where its words begin.
        cue, sign, verb: as `Before` has them.
        reached: a level reached by a time (达到), not a sum over it.
        capacity: the name of a capacity (年产能), "" for anything else.
        full: the noun with what it did, for a rate that follows (行政村通互联网 → 覆盖率).
    """

    words: str
    base: str
    since: int
    cue: Cue = "level"
    sign: str = ""
    verb: str = ""
    reached: bool = False
    capacity: str = ""
    full: str = ""


class Spot(NamedTuple):
    """Where a number stands: its index, the words before it [left, stop), its clause [clause, close)."""

    number: int
    left: int
    stop: int
    clause: int
    close: int


class Sentence:
    """The numbers of one sentence in order; `subjects` grows as they are read, `consumed` is where read words end."""

    def __init__(self, text: str, start: int, end: int, hits: list[Hit], title: str, *, whole: bool = False) -> None:
        self.text, self.end, self.hits, self.title = text, end, hits, title
        found = [] if whole else [comma.end() for comma in _CLAUSE.finditer(text, start, end)]
        inside = {at for hit in hits for at in range(hit.open + 1, hit.end + 1)} if found else ()
        self.bounds = [start, *(at for at in found if at not in inside), end + 1]
        self._opens = [hit.open for hit in hits]
        self.subjects: list[Subject] = []
        self.spots: list[Spot] = []
        self.consumed = start

    @property
    def last(self) -> Subject | None:
        """The subject read last."""
        return self.subjects[-1] if self.subjects else None

    def spot(self, number: int) -> Spot:
        """Return where a number stands; inside a bracket the words are those of the bracket, if it has any before it."""
        at = self.hits[number].open
        index = bisect_right(self.bounds, at) - 1
        clause, close = self.bounds[index], min(self.end, self.bounds[index + 1] - 1)
        left, stop = max(clause, self.consumed), at
        opened = max(self.text.rfind("（", left, at), self.text.rfind("(", left, at))
        if opened >= 0 and not _SHUT.search(self.text, opened, at):
            left, stop = (left, opened) if opened + 1 == at else (opened + 1, at)
            shut = _SHUT.search(self.text, at, close)
            close = shut.start() if shut else close
        return Spot(number, left, stop, clause, close)

    def phrase(self, spot: Spot) -> str:
        """Return the words before a number."""
        return self.text[max(spot.left, spot.stop - _LONGEST) : spot.stop]

    def following(self, spot: Spot) -> Hit | None:
        """Return the next number of the same clause."""
        number = spot.number + 1
        following = self.hits[number] if number < len(self.hits) else None
        return following if following and following.open < spot.close else None

    def after(self, spot: Spot, *, project: bool = False) -> After:
        """Return the noun after the number, past numbers that adjoin it (2028户5096人搬迁任务); of a project, its name."""
        at = self.hits[spot.number].end
        past = spot
        while (following := self.following(past)) and self.adjoins(at, following.open):
            if past.number - spot.number == _ADJOINED:
                break
            past, at = past._replace(number=past.number + 1), following.end
        limit = min(self._end_of_noun(at, following.open) if following else spot.close, at + _LONGEST)
        if self._counter_left_out(spot) and (of := self.text.find("的", at, limit)) > at:
            limit = of
        if project and (named := PROJECT_END.search(self.text, at, limit)):
            limit = named.end()
        after = read_after(self.text, at, limit)
        if not after.noun and following and self._said_later(spot, following):
            return self.after(spot._replace(number=spot.number + 1))
        if after.noun.endswith("级") and following:  # 4个国家级、4个省级医疗中心
            shared = read_after(self.text, following.end, spot.close).noun.rpartition("级")[2]
            return after._replace(noun=after.noun + shared)
        return after

    def _said_later(self, spot: Spot, following: Hit) -> bool:
        """Tell two numbers of one noun that stands after the second: 近期1万吨/日、远期2万吨/日的处理能力."""
        hit = self.hits[spot.number]
        apart = self.text[hit.end : following.open]
        alike = hit.unit == following.unit and not hit.counts
        return (
            alike and apart.startswith("、") and not without_head(apart) and self.text.startswith("的", following.end)
        )

    def adjoins(self, at: int, then: int) -> bool:
        """Tell whether nothing but 的 stands between two offsets."""
        return bool(_ADJOINING.fullmatch(self.text, at, then))

    def _counter_left_out(self, spot: Spot) -> bool:
        """Tell people whose counter is left out (23万居民的期盼): the noun ends before 的."""
        hit = self.hits[spot.number]
        return (hit.unit or "").endswith("人") and self.text[hit.end - 1] in "万亿"

    def _end_of_noun(self, at: int, limit: int) -> int:
        """Return where words before a next number cease to be of this one: at the last 、 with words of its own after it."""
        last = self.text.rfind("、", at, limit)
        own = without_tail(self.text[last + 1 : limit])
        if last <= at or not own:
            return limit
        whole = (
            is_measured(own) and len(own) > _ENTERPRISES and not is_bare_measure(own)
        )  # 9家光伏、风电企业年产值达6亿元
        return limit if whole else last

    def listed(self, number: int) -> int:
        """Return how many numbers of one kind follow one another with only 、 or 和 between, this one included."""
        count = 1
        while number + count < len(self.hits):
            one, other = self.hits[number + count - 1], self.hits[number + count]
            alike = one.form == other.form and one.kind == other.kind
            if not alike or not _LISTED.fullmatch(self.text, one.end, other.open):
                break
            count += 1
        return count

    def clauses_before(self, spot: Spot) -> list[tuple[int, int]]:
        """Return the clauses of the sentence shortly before this one, the nearest first."""
        index = bisect_right(self.bounds, spot.clause) - 1
        return [(self.bounds[i], self.bounds[i + 1] - 1) for i in range(index - 1, max(-1, index - 1 - _CLAUSES), -1)]

    def topic(self, spot: Spot) -> tuple[str, int]:
        """Return the topic of the clause before, if it holds no number, and where it begins."""
        for begin, end in self.clauses_before(spot):
            if bisect_right(self._opens, end - 1) > bisect_right(self._opens, begin - 1):
                break
            if topic := topic_of(self.text[begin:end]):
                return topic, begin
        return "", spot.clause

    def in_clause_of_last(self, spot: Spot) -> bool:
        """Tell whether the number read last stands in the same clause."""
        return bool(self.spots) and self.spots[-1].clause == spot.clause

    def owner(self, spot: Spot) -> tuple[str, int]:
        """Return what a number without a noun of its own is of, and where that stands."""
        if not self.in_clause_of_last(spot):
            topic, begin = self.topic(spot)
            if topic:
                return topic, begin
        last = self.last
        if last is None:
            return self.title, spot.clause
        goes_on = not _PAUSE.search(self.text, self.hits[spot.number - 1].end, spot.stop)
        return (last.words if goes_on and last.sign else last.base), last.since
