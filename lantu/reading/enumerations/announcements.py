"""Numbers that may announce a list: 三大环节, 四种方式, “六最”, “两区五基地”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from lantu.plan.numerals import parse_number
from lantu.source.text import SourceText

_NUMERAL = r"(?:十[一二三四五六七八九]|[两二三四五六七八九十])"
_COUNTERS = r"大|个|种|项|类|级|条|座|家|所|位一体|位|方面|支|片|件|处|张|轮|点|步|道|县|市|省|区|镇|乡|村|河|山|园|院|馆|化|维|业|城|基|新|最|制|创|好|农"
_CANDIDATE = re.compile(
    rf"(?P<slogan>[“\"](?:[一两二三四五六七八九十][一-龥]{{1,3}}){{1,4}}[”\"])"
    rf"|(?<![第十百千万亿\d.〇零分之])(?P<number>{_NUMERAL})(?P<counter>{_COUNTERS})"
    r"|(?<![\d.,第〔－—–~～-])(?P<arabic>\d{1,2})(?P<unit>[个大种项类家条座所])(?!月|人|百分)"
)
_CANDIDATE_CUE = re.compile(
    rf"[“\"一两二三四五六七八九十\d](?<!\d\d)(?=[一二两三四五六七八九十{_COUNTERS}]|\d?[个大种项类家条座所])"
)  # where a candidate may begin: a numeral, with what may follow it
_PART = re.compile(r"([一两二三四五六七八九十])([一-龥]{1,3}?)(?=[一两二三四五六七八九十]|$)")
_NOUN = re.compile(r"[一-龥“”\"]")
_NEEDS_NOUN = "个项种类条座家所支片件处张"
_MOST = 20


class Announcement(NamedTuple):
    """A number that may announce a list. `parts` are the (number, word) of a slogan made of several: (两, 区), (五, 基地)."""

    start: int
    end: int
    number: int
    word: str
    quoted: bool
    parts: tuple[tuple[int, str], ...]
    block_start: int
    block_end: int


@lru_cache(maxsize=1)
def _standing() -> re.Pattern[str]:
    """Return a pattern of the standing formulas of politics, which announce no list of this document."""
    table = yaml.safe_load(files("lantu.reading.enumerations").joinpath("formulas.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(map(re.escape, table["formulas"])))


def find_announcements(text: SourceText) -> Iterator[Announcement]:
    """Yield the candidates of every paragraph in order."""
    for block in text.blocks:
        for found in _candidates(text.words, block.start, block.end):
            one = (
                _slogan(found, block.start, block.end)
                if found["slogan"]
                else _counted(text.words, found, block.start, block.end)
            )
            if one is not None:
                yield one


def _candidates(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for cue in _CANDIDATE_CUE.finditer(words, start, end):
        found = _CANDIDATE.match(words, cue.start(), end) if cue.start() >= start else None
        if found:
            start = found.end()
            yield found


def _counted(words: str, found: re.Match[str], start: int, end: int) -> Announcement | None:
    value = parse_number(found["number"] or found["arabic"])
    if value is None or not 2 <= value <= _MOST:
        return None
    word = found["counter"] or found["unit"]
    if _standing().match(words, found.start()) or (word in _NEEDS_NOUN and not _NOUN.match(words, found.end())):
        return None
    quoted = found.start() > start and words[found.start() - 1] in '“"'
    return Announcement(found.start(), found.end(), int(value), word, quoted, (), start, end)


def _slogan(found: re.Match[str], start: int, end: int) -> Announcement | None:
    inner = found["slogan"][1:-1]
    if _standing().match(inner):
        return None
    parts = tuple((int(parse_number(number) or 0), word) for number, word in _PART.findall(inner))
    if not parts or "".join(f"{n}{w}" for n, w in _PART.findall(inner)) != inner:
        return None
    total = sum(number for number, _ in parts)
    if not 2 <= total <= _MOST:
        return None
    return Announcement(
        found.start(), found.end(), total, parts[0][1], quoted=True, parts=parts, block_start=start, block_end=end
    )
