"""数量 · every number with a meaning: what it measures, how much, of which kind, when, fact or promise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lantu.plan.model import Box, Indicator, Quantity, Section
from lantu.reading.horizons import Horizons, Where
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.kind import kind_of
from lantu.reading.quantities.known import Known
from lantu.reading.quantities.numbers import find_numbers
from lantu.reading.quantities.sentence import Sentence, Spot, Subject
from lantu.reading.quantities.strength import strength_of
from lantu.reading.quantities.stretches import Stretch, stretches
from lantu.reading.quantities.subject import SubjectReader
from lantu.reading.quantities.trim import without_time
from lantu.source.text import SourceText

_PART = re.compile(r"[；;。！？!?]|\s{3,}")
_FULL_STOPS = "。！？!?"
_OPENING = 16
_PARAGRAPH = 1500  # no sentence or paragraph is longer: a time word does not carry through a document on one line
_POINT_KINDS = ("level", "share", "rank")


def read_quantities(
    text: SourceText,
    outline: tuple[Section, ...],
    boxes: tuple[Box, ...],
    indicators: tuple[Indicator, ...],
    horizons: Horizons,
) -> tuple[Quantity, ...]:
    """Return the quantities (数量) of a text in order: every number with a meaning, facts and promises alike.

    `place` is the clause, with the clause before it where that names what is measured; `number_place` the numeral. Dates,
    ordinals, document and list numbers, names and slogans with numerals are none, nor are the cells of the indicator table.

    >>> text = SourceText.of_words("到2025年，新建园区2-3个，森林覆盖率达到42%以上。")
    >>> [(q.subject, str(q.value), q.unit, q.comparator, q.kind) for q in read_quantities(text, (), (), (), Horizons(text, ()))]
    [('新建园区', '2', '个', 'range', 'count'), ('森林覆盖率', '42', '%', '>=', 'share')]
    """
    return tuple(_Reader(text, outline, indicators, horizons).read(stretches(text, outline, boxes, indicators)))


class _Reader:
    """Reads stretch after stretch, numbering the quantities."""

    def __init__(
        self, text: SourceText, outline: tuple[Section, ...], indicators: tuple[Indicator, ...], horizons: Horizons
    ) -> None:
        self.text, self.outline, self.horizons = text, outline, horizons
        self.known = Known(indicators)
        self._starts = [section.place.start for section in outline]
        self._count = 0
        self._lately = ""  # what the paragraph measured last

    def read(self, parts: Iterator[Stretch]) -> Iterator[Quantity]:
        for stretch in parts:
            hits = find_numbers(self.text.words, stretch.start, stretch.end)
            hits = _without_thresholds(self.text.words, hits)
            if stretch.project:  # a small Chinese numeral in a project's name is part of a name (三座崖景区)
                hits = [hit for hit in hits if hit.kind != "count" or self.text.words[hit.start].isdigit()]
            if hits:
                yield from self._stretch(stretch, hits)

    def _stretch(self, stretch: Stretch, hits: list[Hit]) -> Iterator[Quantity]:
        """Read the numbers of a stretch sentence part by sentence part; 。 ends a sentence, ； only a part of one."""
        self._lately = ""
        sentence = start = stretch.start
        number = 0
        while number < len(hits):
            end, begin, full = self._part(stretch, start)
            upto = number
            while upto < len(hits) and hits[upto].start < end:
                upto += 1
            if upto > number:
                since = sentence if self._timed(sentence) else start
                yield from self._sentence(stretch, since, start, end, hits[number:upto])
            number, start = upto, begin
            sentence = begin if full else sentence

    def _part(self, stretch: Stretch, start: int) -> tuple[int, int, bool]:
        """Return where a part of a sentence ends, where the next begins, and whether a sentence ended; a project is one."""
        stop = None if stretch.project else _PART.search(self.text.words, start, stretch.end)
        if stop is None:
            return stretch.end, stretch.end, True
        return stop.start(), stop.end(), stop[0] in _FULL_STOPS

    def _timed(self, sentence: int) -> bool:
        """Tell whether a sentence begins with a time, which then holds past its semicolons (到2025年，甲达到…；乙达到…)."""
        opening = self.text.words[sentence : sentence + _OPENING]
        return without_time(opening) != opening

    def _sentence(self, stretch: Stretch, sentence: int, start: int, end: int, hits: list[Hit]) -> Iterator[Quantity]:
        title = self._lately or self._title(stretch)
        read = Sentence(self.text.words, start, end, hits, title, whole=stretch.project)
        for hit, subject, spot in zip(hits, SubjectReader(read).read(), read.spots, strict=True):
            self._lately = "" if stretch.table else subject.base
            if subject.words:
                yield self._quantity(stretch, sentence, hit, subject, spot)

    def _quantity(self, stretch: Stretch, sentence: int, hit: Hit, subject: Subject, spot: Spot) -> Quantity:
        words = self.text.words
        kind = kind_of(hit, subject)
        sentence = max(sentence, hit.start - _PARAGRAPH)
        paragraph = max(stretch.start, sentence - _PARAGRAPH)
        where = Where(paragraph, sentence, spot.clause, hit.start, hit.stop, spot.close)
        tense = self.horizons.tense_at(where)
        period = self.horizons.period_at(where, tense, point=subject.reached or kind in _POINT_KINDS)
        strength = strength_of(words, sentence, spot.clause, hit.start, spot.close) if tense == "commitment" else None
        self._count += 1
        first = min(subject.since, spot.clause, hit.open)
        return Quantity(
            id=f"Q{self._count}",
            subject=subject.words,
            value=hit.value,
            upper=hit.upper,
            unit=hit.unit,
            comparator=hit.comparator,
            kind=kind,
            period=period,
            tense=tense,
            strength=strength,
            in_box=stretch.boxed,
            indicator=self.known.id_of(subject.words, hit.unit),
            place=self.text.place(first, max(spot.close, hit.end)),
            number_place=self.text.place(hit.start, hit.stop),
            times=hit.times,
            terms=hit.terms,
        )

    def _title(self, stretch: Stretch) -> str:
        """Return the heading or lead a number stands under, which names what the text leaves unsaid; none in a table."""
        index = bisect_right(self._starts, stretch.start) - 1
        return "" if stretch.table or index < 0 else self.outline[index].title


def _without_thresholds(words: str, hits: list[Hit]) -> list[Hit]:
    """Leave out a number that only says which things the next one counts (引进10亿元以上项目6个)."""
    kept = []
    for hit, following in zip(hits, [*hits[1:], None], strict=bool(hits)):
        between = words[hit.end : following.open] if following else ""
        narrows = (
            hit.comparator in _BOUNDS
            and hit.kind not in ("count", "share")
            and (words[hit.end - 1] in "上下" or hit.kind == "money")
        )
        if not (narrows and following and following.kind == "count" and _THINGS.fullmatch(between)):
            kept.append(hit)
    return kept


_BOUNDS = (">=", "<=", ">", "<")
_THINGS = re.compile(r"的?[一-鿿“”]{2,10}")
