"""The calendar of a document: which years it plans for, and which year it looks back from."""

from __future__ import annotations

import re
from collections import Counter

from lantu.plan.five_year_plans import years_of_plan
from lantu.plan.numerals import parse_number
from lantu.reading.horizons.times import Calendar
from lantu.reading.title import read_title
from lantu.source.text import SourceText

_NTH = re.compile(r"第([一二三四五六七八九十]{1,3})个五年(?:规划|计划)")
_QUOTED = re.compile(r"[“\"]([一二三四五六七八九十]{1,2})五[”\"]")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*年?\s*[-－—–~～至]+\s*((?:19|20)\d\d)\s*年")
_YEAR = re.compile(r"((?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年")
_REVIEW = re.compile(r"((?:19|20)\d\d)\s*年(?:的)?(?:政府)?工作(?:的)?(?:简要)?回顾")
_LAST_YEAR = re.compile(r"(?:去年|过去一年)(?:的)?工作(?:的)?回顾")
_REPORT = re.compile(r"工作报告|向大会报告|各位代表")
_SPOKEN = re.compile(r"各位代表")
_SALUTATION = 300
_HEAD = 6000
_OPENING = 1500


def read_calendar(text: SourceText) -> Calendar:
    """Return the calendar: by the title, the dates of the opening, else by the five-year plan most spoken of."""
    title = read_title(text) or ""
    head = text.words[:_HEAD]
    if _is_report(title, head):
        year = _report_year(title, head)
        return Calendar((year, year) if year else None, year - 1 if year else None, report=True)
    years = _plan_years(title) or _plan_years(head[:_OPENING]) or _most_spoken_of(text.words)
    return Calendar(years, years[0] - 1 if years else None, report=False)


def _is_report(title: str, head: str) -> bool:
    if "工作报告" in title or _SPOKEN.search(head[:_SALUTATION]):
        return True
    return not re.search(r"规划|计划|纲要|措施|方案", title) and bool(_REPORT.search(head[:_OPENING]))


def _report_year(title: str, head: str) -> int | None:
    """Return the year a report plans for: the year after the one it reviews, else that of its title or date.

    Where it opens with 去年工作回顾, the first year it names is the one reviewed.
    """
    if reviewed := _REVIEW.search(head):
        return int(reviewed[1]) + 1
    named = _YEAR.search(title) or _YEAR.search(head[:_OPENING])
    value = parse_number(named[1]) if named else None
    if value is None:
        return None
    return int(value) + bool(_LAST_YEAR.search(head[:_OPENING]) and not _YEAR.search(title))


def _plan_years(words: str) -> tuple[int, int] | None:
    if nth := _NTH.search(words):
        return years_of_plan(nth[1])
    if quoted := _QUOTED.search(words):
        return years_of_plan(quoted[1])
    if span := _SPAN.search(words):
        return int(span[1]), int(span[2])
    return None


def _most_spoken_of(words: str) -> tuple[int, int] | None:
    """Return the latest five-year plan named at least three times, or named at all where only one is."""
    counts = Counter(_QUOTED.findall(words))
    often = [
        years for ordinal, n in counts.items() if (n >= 3 or len(counts) == 1) and (years := years_of_plan(ordinal))
    ]
    return max(often, default=None)
