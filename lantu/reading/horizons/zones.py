"""Zones: stretches of a document that look back, look about, or look ahead, told by their headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lantu.plan.model import Section, Tense
from lantu.plan.period import Period
from lantu.reading.horizons.times import Calendar, Time, find_times
from lantu.source.text import SourceText

_BACK = re.compile(r"回顾|成就|评估|成效|成绩|(?:完成|执行|主要|基本|进展)情况|(?:发展|工作)进展")
_ABOUT = re.compile(r"机遇|挑战|形势|环境研判|发展环境$|背景|现状|发展基础|不足$|存在.{0,8}问题|问题$")
_AHEAD = re.compile(r"目标|任务|安排|展望|远景|重点|部署|思路|要求|指导|建议|保障|实施")
_YEAR_PAST = re.compile(r"\s*(?:刚刚)?过去的?(?:一年|(?:19|20)\d\d年)")
_YEARS_PAST = re.compile(r"\s*(?:(?:这|过去的?|近)五年|五年来)")
_OPENING = 40
_RANKED = ("part", "chapter", "section", "item", "annex")


class Zone(NamedTuple):
    """What holds where nothing nearer is said: the tense, the period of its facts or promises, and whether goals are set."""

    tense: Tense
    period: Period | None
    goals: bool


class Zones:
    """The zones of a document, found by offset."""

    def __init__(self, text: SourceText, outline: tuple[Section, ...], calendar: Calendar) -> None:
        self._calendar = calendar
        self._text = text
        self._opening = Zone(
            "commitment" if not calendar.report else "fact", _of_tense(None, calendar, "commitment"), goals=False
        )
        self._starts: list[int] = []
        self._zones: list[Zone] = []
        known: dict[str, Zone] = {}
        for section in outline:
            above = known.get(section.parent, self._opening) if section.parent else self._opening
            zone = self._zone(section, above) if section.level in _RANKED else above
            known[section.id] = zone
            self._starts.append(section.place.start)
            self._zones.append(zone)
        self._add_turns(outline)
        self._years: list[tuple[int, int, Period]] = list(self._years_told(outline))

    def _add_turns(self, outline: tuple[Section, ...]) -> None:
        for section in outline:
            if section.level in _RANKED and _BACK.search(section.title) and _AHEAD.search(section.title):
                self._turn(section)

    def at(self, offset: int) -> Zone:
        """Return the zone at an offset."""
        index = bisect_right(self._starts, offset) - 1
        zone = self._zones[index] if index >= 0 else self._opening
        if zone.tense == "fact" and self._years:
            year = bisect_right(self._years, offset, key=lambda one: one[0]) - 1
            if year >= 0 and offset < self._years[year][1]:
                return zone._replace(period=self._years[year][2])
        return zone

    def _years_told(self, outline: tuple[Section, ...]) -> Iterator[tuple[int, int, Period]]:
        """Yield the stretches of a review of five years that tell of its last year alone: 刚刚过去的2025年，我们…."""
        chapters = {section.place.start for section in outline if section.level in ("part", "chapter", "section")}
        began: tuple[int, Period] | None = None
        for block in self._text.blocks:
            words = self._text.words[block.start : min(block.end, block.start + _OPENING)]
            if began and (block.start in chapters or _YEARS_PAST.match(words)):
                yield began[0], block.start, began[1]
                began = None
            if began is None and (opening := _YEAR_PAST.match(words)):
                named = next((t for t in find_times(opening[0], self._calendar) if t.period), None)
                began = (block.start, named.period) if named and named.period else None
        if began:
            yield began[0], len(self._text.words), began[1]

    def _turn(self, section: Section) -> None:
        """Split a chapter that looks back and then ahead (成就和主要目标) at the first paragraph that opens with years to come."""
        base, blocks = self._calendar.base, self._text.blocks
        first = bisect_right(blocks, section.place.end, key=lambda block: block.start)
        for block in blocks[first:]:
            if base is None or block.start >= section.body_end:
                return
            opening = self._text.words[block.start : min(block.end, block.start + _OPENING)]
            named = next((t for t in find_times(opening, self._calendar) if t.first and int(t.first[:4]) > base), None)
            if named is not None:
                zone = Zone("commitment", named.period, goals=True)
                left, right = bisect_left(self._starts, block.start), bisect_left(self._starts, section.body_end)
                self._zones[left:right] = [zone] * (right - left + 1)
                self._starts[left:left] = [block.start]
                return

    def _zone(self, section: Section, above: Zone) -> Zone:
        named = next((t for t in find_times(section.title, self._calendar) if t.first), None)
        if section.level == "item":
            return above if named is None else above._replace(period=named.period)
        if _BACK.search(section.title):
            return Zone("fact", _of_tense(named, self._calendar, "fact"), goals=False)
        if _ABOUT.search(section.title) and not _AHEAD.search(section.title):
            return Zone("fact", None, goals=False)
        if _AHEAD.search(section.title) or section.level in ("part", "chapter") or above.tense == "commitment":
            own = (
                above.period
                if above.tense == "commitment" and named is None
                else _of_tense(named, self._calendar, "commitment")
            )
            return Zone("commitment", own, goals="目标" in section.title or "远景" in section.title)
        return above


def _of_tense(named: Time | None, calendar: Calendar, tense: Tense) -> Period | None:
    """Return the period a heading names, else what a document of this kind looks back on or ahead to."""
    if named is not None and (tense == "fact" or calendar.base is None or int((named.last or "0")[:4]) > calendar.base):
        return named.period
    if calendar.plan is None:
        return None
    first, last = calendar.plan
    if tense == "commitment":
        return Period.years(first, last)
    return Period.year(first - 1) if calendar.report else Period.years(first - 5, first - 1)
