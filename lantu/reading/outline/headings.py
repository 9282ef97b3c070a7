"""Headings: which pieces are one, of which rank, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.reading.outline.leads import leads_of
from lantu.reading.outline.pieces import Piece
from lantu.source.text import SourceText

_NUMERAL = r"[\d〇○零一二三四五六七八九十百１-９０]"
_PART = re.compile(rf"(?P<number>第\s*{_NUMERAL}{{1,4}}\s*[篇编])(?![一-鿿]*第)\s*[、：:.]?\s*(?P<title>.*)", re.DOTALL)
_CHAPTER = re.compile(rf"(?P<number>第\s*{_NUMERAL}{{1,4}}\s*章)\s*[、：:.]?\s*(?P<title>.*)", re.DOTALL)
_SECTION = re.compile(rf"(?P<number>第\s*{_NUMERAL}{{1,4}}\s*节)\s*[、：:.]?\s*(?P<title>.*)", re.DOTALL)
_COUNTED = re.compile(r"(?P<number>[一二三四五六七八九十]{1,3}、)\s*(?P<title>.*)", re.DOTALL)
_BRACKETED = re.compile(r"(?P<number>[（(〈][一二三四五六七八九十]{1,3}[）)〉])\s*[、.]?\s*(?P<title>.*)", re.DOTALL)
_DIGIT = re.compile(r"(?P<number>[\d０-９]{1,2}(?:[、．﹒]|[.](?!\d)))\s*(?P<title>.*)", re.DOTALL)
_ANNEX = re.compile(
    r"(?P<number>附\s*(?:表|件|录|图)\s*[\d一二三四五六七八九十]{0,2})\s*(?P<mark>[：:]?)\s*(?P<title>.*)", re.DOTALL
)
_BOX = re.compile(r"专\s*栏\s*[\d一二三四五六七八九十]")
_BOX_ITEM = re.compile(r"[\d０-９]{1,3}\s*[.、．﹒)）]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳●■◆▪·]")
_PROSE = re.compile(r"[。；！？]")
_UNFINISHED = re.compile(r"[、，,和与及的]$")
_OF_REPORT = re.compile(
    r"(?:(?:关于)?(?:20\d\d|二[〇○]\S{2})年|过去(?:的)?[一五]年|今后(?:的)?五年|“?十[一二三四五六七]五”?时期)[^，。；：]{0,14}"
    r"(?:工作)?(?:的)?(?:简要)?(?:回顾|安排|建议|任务|目标|重点工作|工作重点|总体要求|打算)(?:和[^，。；：]{0,14})?"
)
_FIGURE = re.compile(r"\d\s*[万亿％%]|\d+[元吨亩人个户]")
_GROUP_ROW = re.compile(r"[（(]\d+\s*[项个][）)]$")

PART, CHAPTER, SECTION, COUNTED, BRACKETED, DIGIT, LEAD = range(7)
_LONGEST = 60
_LONGEST_RUN_IN = 34
_NUMBERED = (
    (PART, _PART),
    (CHAPTER, _CHAPTER),
    (SECTION, _SECTION),
    (COUNTED, _COUNTED),
    (BRACKETED, _BRACKETED),
    (DIGIT, _DIGIT),
)
_MAY_BEGIN = re.compile(r"[第附（(〈一二三四五六七八九十\d０-９]")


class Heading(NamedTuple):
    """A heading met: its rank, number and title as printed, and the words [start, end) of both."""

    rank: int
    number: str
    title: str
    start: int
    end: int
    annex: bool = False


def find_headings(text: SourceText, pieces: list[Piece]) -> list[Heading]:
    """Return the headings among the pieces, in order."""
    found: list[Heading] = []
    index = 0
    in_box = False
    while index < len(pieces):
        piece = pieces[index]
        if piece.table is not None:
            index += 1
            continue
        if _BOX.match(piece.words) and len(piece.words) < _LONGEST:
            in_box, index = True, index + 1
            continue
        heading = None if in_box and _BOX_ITEM.match(piece.words) else numbered(piece) or declared(piece)
        in_box = in_box and heading is None and bool(_BOX_ITEM.match(piece.words))
        if heading is None:
            index += 1
            if not in_box:
                found += (Heading(LEAD, "", text.words[a:b], a, b) for a, b in leads_of(piece))
            continue
        heading, used = _with_next_lines(heading, pieces, index)
        if heading.rank == SECTION:
            found += _lost_chapter(found, heading, pieces, index)
        found.append(heading)
        index += used
    return found


def numbered(piece: Piece) -> Heading | None:
    """Return the heading a numbered piece is, None where it is prose."""
    if not _MAY_BEGIN.match(piece.words):
        return None
    annex = _ANNEX.fullmatch(piece.words)
    if annex and len(piece.words) <= _LONGEST and not _PROSE.search(piece.words) and not _DIGIT.match(annex["title"]):
        return Heading(PART, annex["number"].strip(), annex["title"].strip(), piece.start, piece.end, annex=True)
    for rank, pattern in _NUMBERED:
        match = pattern.fullmatch(piece.words)
        if match:
            return _titled(piece, rank, match)
    return None


def _titled(piece: Piece, rank: int, match: re.Match[str]) -> Heading | None:
    """Return the heading with its title: the whole line, or the first sentence where text runs on after it."""
    title = match["title"]
    first = re.split(r"[。；！？：\n]|[ \t\u3000]{2,}", title, maxsplit=1)[0].rstrip()
    runs_on = len(first) < len(title.rstrip("。；：: \t\u3000"))
    if rank >= COUNTED and (_GROUP_ROW.search(title) or not first or _states_a_figure(piece.words, runs_on)):
        return None
    longest = _LONGEST_RUN_IN if runs_on and rank >= COUNTED else _LONGEST
    if len(first) > longest or (
        rank == DIGIT and (runs_on or piece.words.endswith(("；", ";"))) and not _run_in(title, first)
    ):
        return None
    if rank >= SECTION and runs_on and title[len(first) : len(first) + 1] == "：":
        return None
    at = piece.start + match.start("title")
    end = at + len(first) if first else piece.start + match.end("number")
    return Heading(rank, re.sub(r"\s", "", match["number"]).rstrip("、"), first, piece.start, end)


def _states_a_figure(words: str, runs_on: bool) -> bool:
    """Tell a point of a list, a whole sentence with a figure in it, from a heading."""
    return not runs_on and words.rstrip().endswith(("。", "；")) and _FIGURE.search(words) is not None


def _run_in(title: str, first: str) -> bool:
    return title[len(first) : len(first) + 1] == "。" and len(title) > len(first) + 12 and "，" not in first[:8]


def declared(piece: Piece) -> Heading | None:
    """Return the heading a piece is by its declared style alone, or by words that only head a chapter of a report."""
    if piece.whole and _OF_REPORT.fullmatch(piece.words):
        return Heading(CHAPTER, "", piece.words, piece.start, piece.end)
    if piece.heading is None or not piece.whole or len(piece.words) > _LONGEST or _PROSE.search(piece.words):
        return None
    if _BOX.match(piece.words):
        return None
    rank = min(CHAPTER + piece.heading - 1, BRACKETED)
    return Heading(BRACKETED if rank == COUNTED else rank, "", piece.words, piece.start, piece.end)


def _with_next_lines(heading: Heading, pieces: list[Piece], index: int) -> tuple[Heading, int]:
    """Return the heading joined with its second line (a title broken over lines, or set below its number)."""
    used = 1
    while used < 3 and index + used < len(pieces) and (not heading.title or _UNFINISHED.search(heading.title)):
        following = pieces[index + used]
        if not _may_continue(following) or (heading.title and heading.end != pieces[index + used - 1].end):
            break
        title = heading.title + following.words
        heading = heading._replace(title=title, end=following.end)
        used += 1
    return heading, used


def _may_continue(piece: Piece) -> bool:
    return (
        piece.table is None
        and len(piece.words) <= 40
        and not _PROSE.search(piece.words)
        and numbered(piece) is None
        and not _BOX.match(piece.words)
    )


def _lost_chapter(found: list[Heading], section: Heading, pieces: list[Piece], index: int) -> Iterator[Heading]:
    """Yield the chapter that lost its number: short lines right before a 第一节 that begins anew."""
    if not re.fullmatch(r"第[一1１]节", section.number):
        return
    above = next((h for h in reversed(found) if h.rank <= SECTION), None)
    if above is None or above.rank != SECTION:
        return
    lines: list[Piece] = []
    for piece in reversed(pieces[max(0, index - 3) : index]):
        if not _may_continue(piece) or piece.start < above.end or len(piece.words) < 4:
            break
        lines.insert(0, piece)
    if lines:
        title = "".join(piece.words for piece in lines)
        yield Heading(CHAPTER, "", title, lines[0].start, lines[-1].end)
