"""Automatic numbers (自动编号): 第一章, （一）, 1. that Word counts and does not store."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from lantu.reading.formats.docx.names import W, number, on, value

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TENTHS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
          (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_BULLET = "●"
_GAPS = {"tab": " ", "space": " ", "nothing": ""}


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    gap: str
    legal: bool


class Numbering:
    """Counts the paragraphs of every list of a document as Word would."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[value(element, "abstractNumId") or ""] = dict(_levels(element))
            elif element.tag == W + "num":
                starts = {
                    number(o, "ilvl") or 0: number(o.find(W + "startOverride")) for o in element.iter(W + "lvlOverride")
                }
                known = {level: start for level, start in starts.items() if start is not None}
                self._lists[value(element, "numId") or ""] = (value(element.find(W + "abstractNumId")) or "", known)

    def next(self, list_id: str | None, level: int) -> str:
        """Count one paragraph of a list; return its number as printed with the gap after it, "" where it has none."""
        if list_id is None or list_id not in self._lists:
            return ""
        abstract, starts = self._lists[list_id]
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (list_id, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_id, level))
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, levels[level].start)
        for deeper in [deeper for deeper in counts if deeper > level]:
            del counts[deeper]
        return _printed(levels, counts, level)


def _levels(abstract: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for element in abstract.iter(W + "lvl"):
        start = number(element.find(W + "start"))
        found.append((
            number(element, "ilvl") or 0,
            _Level(
                0 if start is None else start,
                value(element.find(W + "numFmt")) or "decimal",
                value(element.find(W + "lvlText")) or "",
                _GAPS.get(value(element.find(W + "suff")) or "tab", ""),
                on(element.find(W + "isLgl")),
            ),
        ))  # fmt: skip
    return found


def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "none" or not own.text:
        return ""
    if own.format == "bullet":
        return _BULLET + own.gap

    def of_level(found: re.Match[str]) -> str:
        other = int(found[1]) - 1
        form = levels.get(other, own)
        return in_form(counts.get(other, form.start), "decimal" if own.legal else form.format)

    return re.sub(r"%(\d)", of_level, own.text) + own.gap


def in_form(count: int, form: str) -> str:
    """Return a count in a number format of ECMA-376 (17.18.59).

    >>> in_form(12, "chineseCountingThousand"), in_form(3, "upperRoman"), in_form(2, "decimalEnclosedCircle"), in_form(7, "decimal")
    ('十二', 'III', '②', '7')
    """
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ):
        return _han(count)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_HAN[int(digit)] for digit in str(count))
    if form == "chineseLegalSimplified":
        return "".join(_LEGAL[int(digit)] for digit in str(count))
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form == "decimalFullWidth":
        return str(count).translate({ord("0") + d: ord("０") + d for d in range(10)})
    return f"{count:02}" if form == "decimalZero" else str(count)


def _han(count: int) -> str:
    if not 0 < count < 10000:
        return _HAN[0] if count == 0 else str(count)
    words, rest, gap = "", count, False
    for by, name in _TENTHS:
        digit, rest = divmod(rest, by)
        if digit:
            words += (_HAN[0].replace("〇", "零") if gap and words else "") + _HAN[digit] + name
        gap = digit == 0
    return words.removeprefix("一") if 10 <= count < 20 else words


def _roman(count: int) -> str:
    words = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        words += letters * times
    return words
