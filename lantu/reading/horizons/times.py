"""Time expressions (时间词): 2025年底, “十四五”末, 2019年1-11月份, 五年来, 去年 … each with the period it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.plan.five_year_plans import years_of_plan
from lantu.plan.numerals import parse_number
from lantu.plan.period import Period

_YEAR = r"(?:(?:19|20)\d\d|(?:１９|２０)[０-９]{2}|[一二][九〇○零Ｏ八七][〇○零Ｏ一二三四五六七八九]{2})"
_DASH = r"\s*[-－—–~～至到]+\s*"
_NUMERAL = r"[一二三四五六七八九十两\d]{1,2}"
_ORDINAL = r"[一二三四五六七八九十]{1,2}"
_TIME = re.compile(
    r"(?=[12１２一二三四五六七八九十“\"第规计本到过近前这最未今后下去上明全年期])"
    rf"(?:(?P<from>{_YEAR})\s*年?{_DASH}(?P<to>{_YEAR})\s*年(?P<span_end>[末底])?"
    rf"|(?P<year>{_YEAR})\s*年(?:度)?(?:"
    rf"(?P<m1>\d{{1,2}})\s*月?{_DASH}(?P<m2>\d{{1,2}})\s*月份?"
    rf"|(?P<month>\d{{1,2}})\s*月(?:份|\s*(?P<day>\d{{1,2}})\s*日)?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<three>前三季度))?"
    r"(?:年?[底末初]|当年|全年)?(?:\s*(?P<since>以来|起|开始|之?后)|之?前)?"
    rf"|[“\"]?(?P<five>{_ORDINAL})五[”\"]?(?!普法)(?P<five_part>规划期末|时期末|期末|末|以来|时期|期间|规划|计划|五年)?"
    rf"|第(?P<nth>{_ORDINAL})个五年(?:规划|计划)(?:时期|期间)?(?P<nth_end>末)?"
    r"|(?P<plan_end>(?:规划|计划)期末|到?期末)|(?P<plan>(?:规划|计划)期(?:内|间)?|本规划期)"
    rf"|(?P<back>过去的?|近|(?<![学以之])前|这|最近)(?P<back_years>{_NUMERAL})年(?!级|期|制)(?:来|间|多来)?"
    rf"|(?P<come>五)年(?P<came>来|内|累计|共|间|新增|投入|培育|实施)"
    rf"|(?P<ahead>未来|今后|后|下)(?:的)?(?P<ahead_years>{_NUMERAL})年"
    r"|(?P<word>(?<!比)(?<!较)(?<!同)去年|(?<!比)(?<!较)(?<!于)上年|今年(?:以来)?|本年度?|明年|一年来|过去一年|全年(?!度)|(?<![一二三四五六七八九十两几\d])年内))"
)
_QUOTED = re.compile(r"[“\"]")


class Time(NamedTuple):
    """A time expression: where it stands, what it names, whether it is a point reached (末) or runs on from there (以来)."""

    start: int
    end: int
    first: str | None
    last: str | None
    since: bool = False
    grain: str = "year"

    @property
    def period(self) -> Period | None:
        """The period named, None for a word without a year (全年)."""
        return None if self.first is None or self.last is None else Period(self.first, self.last)


class Calendar(NamedTuple):
    """What relative words mean in a document: the years it plans for, and the last year that lies behind it."""

    plan: tuple[int, int] | None
    base: int | None
    report: bool


def find_times(words: str, calendar: Calendar) -> Iterator[Time]:
    """Yield the time expressions of a text in order."""
    for found in _TIME.finditer(words):
        time = _read(found, calendar)
        if time is not None:
            yield time


def _read(found: re.Match[str], calendar: Calendar) -> Time | None:
    kind = found.lastgroup and next(name for name, value in found.groupdict().items() if value is not None)
    start, end = found.span()
    if kind == "from":
        last = _year(found["to"])
        first = last if found["span_end"] else _year(found["from"])
        return Time(start, end, first, last, grain="span")
    if kind == "year":
        return _dated(found, calendar)
    if kind in ("five", "nth"):
        return _of_plan(found, found[kind], found["five_part"] or found["nth_end"] or "")
    if kind in ("plan_end", "plan"):
        return _planned(start, end, calendar, point=kind == "plan_end")
    return _relative(found, calendar)


def _year(words: str) -> str:
    value = parse_number(words.replace("Ｏ", "〇"))
    return str(value)


def _dated(found: re.Match[str], calendar: Calendar) -> Time:
    start, end = found.span()
    year = _year(found["year"])
    if found["since"] and found["since"] not in ("后", "之后"):
        last = str(calendar.base) if calendar.base and calendar.base >= int(year) else year
        return Time(start, end, year, last, since=True)
    if found["m1"]:
        return Time(start, end, f"{year}-{int(found['m1']):02}", f"{year}-{int(found['m2']):02}", grain="month")
    if found["day"]:
        day = f"{year}-{int(found['month']):02}-{int(found['day']):02}"
        return Time(start, end, day, day, grain="day")
    if found["month"]:
        month = f"{year}-{int(found['month']):02}"
        return Time(start, end, month, month, grain="month")
    if found["half"]:
        half = f"{year}-H{1 if found['half'] == '上' else 2}"
        return Time(start, end, half, half, grain="half")
    if found["quarter"] or found["three"]:
        quarter = parse_number(found["quarter"]) if found["quarter"] else None
        first, last = (f"{year}-Q{quarter}",) * 2 if quarter else (f"{year}-Q1", f"{year}-Q3")
        return Time(start, end, first, last, grain="half")
    return Time(start, end, year, year)


def _of_plan(found: re.Match[str], ordinal: str, part: str) -> Time | None:
    """Return the years of “十四五”; unquoted and without 时期 or the like it is no plan (十五 is a number)."""
    years = years_of_plan(ordinal)
    quoted = found[0].startswith(("“", '"'))
    if years is None or not (quoted or part or found["nth"]):
        return None
    first, last = str(years[0]), str(years[1])
    if part.endswith("末"):
        return Time(found.start(), found.end(), last, last)
    return Time(found.start(), found.end(), first, last, since=part == "以来", grain="span")


def _planned(start: int, end: int, calendar: Calendar, *, point: bool) -> Time | None:
    if calendar.plan is None:
        return None
    first, last = str(calendar.plan[0]), str(calendar.plan[1])
    return Time(start, end, last if point else first, last, grain="year" if point else "span")


def _relative(found: re.Match[str], calendar: Calendar) -> Time | None:
    start, end = found.span()
    if found["word"] and found["word"].startswith("全年"):
        return Time(start, end, None, None, grain="whole year")
    if calendar.base is None:
        return None
    base = calendar.base
    if found["word"]:
        year = {"今": base + 1, "本": base + 1, "明": base + 2, "年": base + 1}.get(found["word"][0], base)
        return Time(start, end, str(year), str(year), grain="word")
    if found["come"]:
        years = (
            (base - 4, base)
            if calendar.plan is None or calendar.report
            else (calendar.plan[0] - 5, calendar.plan[0] - 1)
        )
        grain = "five" if found["came"] in ("来", "间") else "five years"
        return Time(start, end, str(years[0]), str(years[1]), since=True, grain=grain)
    count = int(parse_number(found["back_years"] or found["ahead_years"]) or 1)
    if found["back_years"]:
        return Time(start, end, str(base - count + 1), str(base), grain="five" if count == 5 else "span")
    return Time(start, end, str(base + 1), str(base + count), grain="span")
