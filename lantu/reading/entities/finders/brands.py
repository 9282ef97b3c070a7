"""Enterprises known by a brand alone: listed before 等…企业, or at the head of a project they carry out (柳源年产5万吨…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.entities.sheet import Found, Sheet

_SUCH = re.compile(
    r"等(?:[\d一二三四五六七八九十两几多]+)?(?:家|户|个|批|一批)?[^，。；、\n“”等]{0,14}?(?:企业|公司|集团|龙头)(?![家化])"
)
_STOPS = re.compile(r"[，。；：\n“”（）等]")
_ITEM = re.compile(r"[^、]+")
_FAR = 120  # a list of brands reaches no farther back
_CARRIES_OUT = re.compile(r"年产(?=\s*\d)|投资(?:(?<!总投资)(?=\s*\d)|建设)")
_SHORTEST, _LONGEST = 2, 4
_PLACE_ENDS = frozenset("线路街河区山村东西南北中")  # 环东线改建工程: a place, no brand


def find(sheet: Sheet) -> Iterator[Found]:
    """Yield the brands; a brand is two to four characters that no common word covers."""
    for such in _SUCH.finditer(sheet.words):
        yield from _listed(sheet, such.start())
    for carried in _CARRIES_OUT.finditer(sheet.words):
        yield from _before(sheet, carried.start())
    for box in sheet.boxes:
        for project in box.projects:
            yield from _heading(sheet, *project.place.span)


def _listed(sheet: Sheet, end: int) -> Iterator[Found]:
    """Yield the brands of a list 甲、乙、丙 that ends at `end`, where most of its items are brands."""
    first = max(0, end - _FAR)
    start = max((stop.end() for stop in _STOPS.finditer(sheet.words, first, end)), default=first)
    items = list(_ITEM.finditer(sheet.words, start, end))
    brands = [brand for item in items for brand in _before(sheet, item.end(), item.start())]
    if len(items) > 1 and 2 * len(brands) >= len(items):
        yield from brands


def _before(sheet: Sheet, end: int, floor: int = 0) -> Iterator[Found]:
    number = sheet.token_at(end)
    known = sheet.tokens[number][2] if number >= 0 else 0
    first = sheet.own_run(max(known, floor), end)
    if _SHORTEST <= end - first <= _LONGEST:
        yield Found(first, end, "enterprise")


def _heading(sheet: Sheet, start: int, end: int) -> Iterator[Found]:
    """Yield the brand a project's name begins with, where a common word follows it."""
    number = sheet.token_at(start) + 1
    if number >= len(sheet.tokens):
        return
    word, first, _ = sheet.tokens[number]
    brand = _SHORTEST <= first - start <= _LONGEST and first < end and sheet.own_run(start, first) == start
    if brand and sheet.lexicon.kind(word) == "plain" and sheet.words[first - 1] not in _PLACE_ENDS:
        yield Found(start, first, "enterprise")
