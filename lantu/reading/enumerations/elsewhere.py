"""Lists of slogans that stand elsewhere in the document: “六新” (新基建、新技术…), “两区五基地” (leads that end in 区 and 基地)."""

from __future__ import annotations

import re
from collections import defaultdict

from lantu.plan.model import Section
from lantu.reading.enumerations.announcements import Announcement
from lantu.reading.enumerations.listing import Listing
from lantu.source.text import SourceText


class Elsewhere:
    """Finds a slogan's list anywhere in the text; each slogan is looked up once."""

    def __init__(self, text: SourceText, outline: tuple[Section, ...]) -> None:
        self._words = text.words
        self._headings = {section.place.start for section in outline if section.level in ("part", "chapter", "section")}
        self._known: dict[tuple[tuple[int, str], ...], Listing | None] = {}
        self._families: dict[str | None, list[Section]] = defaultdict(list)
        for section in outline:
            self._families[section.parent].append(section)

    def find(self, one: Announcement) -> Listing | None:
        """Return the list of a slogan, None for what is no slogan or has no list."""
        if not one.parts:
            return None
        if len(one.parts) == 1 and one.block_start not in self._headings:
            return None  # a slogan used in passing announces nothing; one that heads a chapter does
        if one.parts not in self._known:
            self._known[one.parts] = self._sisters(one.parts) or self._words_alike(one.parts)
        return self._known[one.parts] or self._same_paragraph(one)

    def _sisters(self, parts: tuple[tuple[int, str], ...]) -> Listing | None:
        """Return the headings of one parent that end in the slogan's words, where they are as many as it says."""
        if sum(number for number, _ in parts) < 3:
            return None
        for family in self._families.values():
            chosen: list[Section] = []
            for number, word in parts:
                ending = [s for s in family if s.title.endswith(word) and s not in chosen]
                if len(ending) != number:
                    break
                chosen += ending
            else:
                return Listing(tuple(section.place.span for section in chosen))
        return None

    def _words_alike(self, parts: tuple[tuple[int, str], ...]) -> Listing | None:
        """Return a list of exactly so many words that begin or end with the slogan's one word."""
        if len(parts) != 1 or parts[0][0] < 3:
            return None
        number, word = parts[0]
        first = re.escape(word[0])
        for item in (rf"{first}[^、，。；：“”\s]{{1,7}}", rf"[^、，。；：“”\s]{{1,7}}{first}"):
            if len(word) != 1:
                continue
            pattern = re.compile(rf"(?<![、]){item}(?:、{item}){{{number - 1}}}(?![^”，。；：]{{0,3}}、)")
            if found := pattern.search(self._words):
                spans, at = [], found.start()
                for piece in found[0].split("、"):
                    spans.append((at, at + len(piece)))
                    at += len(piece) + 1
                return Listing(tuple(spans))
        return None

    def _same_paragraph(self, one: Announcement) -> Listing | None:
        """Return words of the slogan's own paragraph, after it, that end as its parts say: 三化三制, 专业化、市场化、国际化."""
        spans: list[tuple[int, int]] = []
        for number, word in one.parts:
            if number < 2 or len(one.parts) < 2:
                return None
            item = rf"[^、，。；和与]{{1,12}}{re.escape(word)}"
            pattern = re.compile(rf"{item}(?:(?:、|和|与){item}){{{number - 1}}}(?!、)")
            found = pattern.search(self._words, one.end, one.block_end)
            if found is None:
                return None
            at = found.start()
            spans += ((at + m.start(), at + m.end()) for m in re.finditer(r"[^、和与]+", found[0]))
        return Listing(tuple(spans)) if len(spans) == one.number else None
