"""时期 · which year a number applies to, and whether it tells what was or what is promised."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from lantu.plan.model import Section, Tense
from lantu.plan.period import Period
from lantu.reading.horizons.calendars import read_calendar
from lantu.reading.horizons.times import Time, find_times
from lantu.reading.horizons.zones import Zone, Zones
from lantu.source.text import SourceText

_PAST = re.compile(
    r"已(?!脱|婚)|目前|现有|现共|截至|截止|以来|曾|成功(?:举办|创建|入选)|(?:完成|实现|达到|增加|建成|获得|通过|新增)了|荣获|[比较]上年|同比|[比较]去年"
)
_FUTURE = re.compile(r"将(?!近|军)|预计|力争|有望|拟(?!定)|争取|计划(?:投资|建设|新建)")
_LEANS_ON = re.compile(r"\s*(?:要)?(?:重点)?(?:抓住|利用|依托|立足|凭借|发挥我)")
_ANNUAL = re.compile(r"年均|(?<!每人)(?<!每户)每年|逐年|年平均|年度(?:新增|完成)|平均每年")
_GOES_ON = re.compile(r"\s*(?:高于|低于|快于|慢于|比(?:全|上))")
_FROM = re.compile(r"[由从自]$")
_STARTED_FROM = re.compile(r"(?:由|从|原定|原来的?)[^，。\d]{0,6}$")
_PRESENT = re.compile(r"(?<![从由])目前(?!的)|现共|现有(?=[^，。]{0,12}$)")
_COMPARED = re.compile(r"[比较与同]$")
_PRICES = re.compile(r"\s*(?:的)?(?:不变|可比|固定|现行)?价")
_TITLE = 40
_CARRIED = {"day", "half", "five", "five years"}


class Where(NamedTuple):
    """Offsets around a number: its paragraph, sentence and clause, and the number itself."""

    paragraph: int
    sentence: int
    clause: int
    number: int
    number_end: int
    clause_end: int


class Horizons:
    """The time words of a document and its zones, prepared once; answers by offset in microseconds.

    >>> horizons = Horizons(SourceText.of_words("到2025年，森林覆盖率达到42%。“十四五”期间"), ())
    >>> str(horizons.period_at(Where(0, 0, 8, 15, 17, 18), "commitment", point=True)), horizons.plan_period
    ('2025', (2021, 2025))
    """

    def __init__(self, text: SourceText, outline: tuple[Section, ...]) -> None:
        self.calendar = read_calendar(text)
        self.plan_period = self.calendar.plan
        self.times: tuple[Time, ...] = tuple(
            self._open_ended(t, text.words) for t in find_times(text.words, self.calendar)
        )
        self._ends = [time.end for time in self.times]
        self._zones = Zones(text, outline, self.calendar)
        self._words = text.words

    def zone_at(self, offset: int) -> Zone:
        """Return what holds at an offset where nothing nearer is said."""
        return self._zones.at(offset)

    def is_time(self, start: int, end: int) -> bool:
        """Tell whether characters [start, end) are part of a time expression."""
        index = bisect_left(self._ends, start + 1)
        return index < len(self.times) and self.times[index].start < end

    def tense_at(self, where: Where) -> Tense:
        """Return whether the number tells a fact or a commitment: by its own date, by past and future words, by its zone."""
        zone = self._zones.at(where.number)
        clause = self._words[where.clause : where.clause_end]
        time = self._stated(where) or self._looking_back(where)
        if time is not None and time.grain == "five years":
            time = None  # 五年累计 is of the years the chapter speaks of
        base = self.calendar.base
        dated = None if time is None or time.last is None or base is None else int(time.last[:4]) > base
        if zone.tense == "fact":
            return "commitment" if dated or (_FUTURE.search(clause) and not _PAST.search(clause)) else "fact"
        if dated is not None:
            return "commitment" if dated else "fact"
        if _LEANS_ON.match(clause) or (_PAST.search(clause) and not _FUTURE.search(clause)):
            return "fact"
        return "commitment"

    def period_at(self, where: Where, tense: Tense, *, point: bool) -> Period | None:
        """Return the period of a number, None where the text does not tell.

        Args:
            where: its surroundings.
            tense: as `tense_at` said.
            point: whether it is a level reached (达到), which a span of years states for its last year.
        """
        time = self._stated(where)
        if time is not None and time.grain == "whole year":
            return self._whole_year(where)
        zone = self._zones.at(where.number)
        clause = self._words[where.clause : where.number]
        if _ANNUAL.search(self._words[where.sentence : where.number] if _GOES_ON.match(clause) else clause):
            return self._annual(where, time, zone, tense)
        if time is None and (
            _STARTED_FROM.search(clause) or _PRESENT.search(self._words[where.sentence : where.number])
        ):
            return None
        time = time or self._carried(where)
        if time is not None and time.grain == "five years" and tense == "commitment":
            ahead = self._ahead() if self.calendar.report else self._planned(point=False)
            return _reached(ahead) if ahead and point else ahead
        if time is not None and time.period is not None:
            return _reached(time.period) if point and tense == "commitment" and not time.since else time.period
        if zone.tense != tense:
            return None
        return _reached(zone.period) if zone.period and point and tense == "commitment" else zone.period

    def _open_ended(self, time: Time, words: str) -> Time:
        """Return 2017年举办首届晚会以来 as running on from 2017, like 2017年以来."""
        if (
            time.grain != "year"
            or time.since
            or time.first is None
            or time.first != time.last
            or self.calendar.base is None
        ):
            return time
        clause = re.split(r"[，。；]", words[time.end : time.end + 48], maxsplit=1)[0]
        if not clause.endswith("以来") or int(time.first) > self.calendar.base:
            return time
        return time._replace(last=str(self.calendar.base), since=True)

    def _planned(self, *, point: bool) -> Period | None:
        if self.plan_period is None:
            return None
        first, last = self.plan_period
        return Period.year(last) if point else Period.years(first, last)

    def _whole_year(self, where: Where) -> Period | None:
        """全年 is the year a report tells of; in a plan that names no year it is none."""
        zone = self._zones.at(where.number)
        if zone.tense == "commitment" or self.calendar.report:
            return zone.period
        return None

    def _annual(self, where: Where, time: Time | None, zone: Zone, tense: Tense) -> Period | None:
        """Return the span a yearly number holds for: 从2016年…到2019年 has its first increase in 2017."""
        spans = self._between(where.sentence, where.number)
        years = [t for t in spans if t.first and t.first == t.last and t.grain == "year"]
        if len(years) >= 2 and _FROM.search(self._words[where.sentence : years[-2].start]):
            return Period.years(int(years[-2].first or 0) + 1, int(years[-1].first or 0), annual=True)
        if time is not None and time.first and time.last and time.first != time.last:
            return Period(time.first[:4], time.last[:4], annual=True)
        if zone.tense == tense and zone.period is not None and zone.period.first != zone.period.last:
            return Period(zone.period.first, zone.period.last, annual=True)
        planned = self._planned(point=False)
        if tense == "commitment" and planned is not None:
            return Period(planned.first, planned.last, annual=True)
        return Period(None, None, annual=True)

    def _between(self, start: int, end: int) -> list[Time]:
        first, last = bisect_left(self._ends, start + 1), bisect_left(self._ends, end + 1)
        return [t for t in self.times[first:last] if t.start >= start and not self._compared(t)]

    def _compared(self, time: Time) -> bool:
        """Tell a year something is compared with (比2020年增长, 按2020年价格), or of a title, from one it applies to."""
        before = self._words[max(0, time.start - _TITLE) : time.start]
        if _PRICES.match(self._words, time.end):
            return True
        return bool(_COMPARED.search(before)) or before.rfind("《") > before.rfind("》")

    def _stated(self, where: Where) -> Time | None:
        """Return the last time word of the sentence before the number, else one in brackets right after the clause."""
        before = self._between(where.sentence, where.number)
        if before:
            return before[-1]
        following = self._between(where.number_end, where.number_end + 60)
        if (
            following
            and self._words[following[0].start - 1] in "（("
            and self._words[following[0].end : following[0].end + 1] in ("）", ")")
        ):
            between = self._words[where.number_end : following[0].start]
            return following[0] if not re.search(r"[。；\d]", between) else None
        return None

    def _ahead(self) -> Period | None:
        """Return the five years after those that lie behind."""
        base = self.calendar.base
        return Period.years(base + 1, base + 5) if base is not None else None

    def _looking_back(self, where: Where) -> Time | None:
        """Return 五年来 where the paragraph opens with it: its later sentences look back too."""
        opening = self._between(where.paragraph, where.sentence)[:1]
        return (
            opening[0] if opening and opening[0].start - where.paragraph <= 1 and opening[0].grain == "five" else None
        )

    def _carried(self, where: Where) -> Time | None:
        """Return the time word of an earlier sentence of the paragraph that still holds: 以来, a day, a half-year."""
        for time in reversed(self._between(where.paragraph, where.sentence)):
            if time.since or time.grain in _CARRIED:
                return time
            if time.first is not None:
                return None
        return None


def _reached(period: Period) -> Period:
    return Period(period.last, period.last, period.annual)
