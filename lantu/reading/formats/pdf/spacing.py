"""The words of a row: which gaps between glyphs are spaces. Gaps decide; digits and letters are never altered."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from lantu.reading.formats.pdf.letters import with_ordinary
from lantu.reading.formats.pdf.rows import SPACES, Row
from lantu.reading.formats.pdf.sheet import Glyph

_PRINTED = 0.12  # em: a gap with a printed space in it, wider than the row's own spacing by this, is a space
_BARE_CHINESE = 0.25  # em: the same without a printed space, between Chinese characters
_BARE_MIXED = 0.5  # em: between a Chinese character and a letter or digit, where 0.25 is set automatically
_BARE_NARROW = 0.2  # em: the same between letters
_CELL = 1.25  # em: glyphs whose left sides are no farther apart stand in neighbouring squares, whatever their widths
_NUMBER_GAP = 0.9  # em: widest gap between the digits of one number set apart
_WORD_GAP = 1.2  # em: widest gap between characters set apart within a line
_FEW = 4  # a row of so few characters is a word set apart (通　知), however wide
_LONG_DASH = 1.7  # em
_FEW_GAP = 4.5  # em
_UNEVEN = 0.25  # em: gaps that differ by no more are even
_MOSTLY = 0.6  # of the gaps of a number set apart are spaces
_WIDE_SIGNS = frozenset("“”‘’—…·×℃‰")
_SHARES = frozenset("%％‰")
_IN_NUMBERS = frozenset("0123456789.,%％+-−–/:×~～")


def is_wide(char: str) -> bool:
    """Tell whether a character is set in a square: Chinese characters and full-width signs."""
    return char >= "\u2e80" or char in _WIDE_SIGNS


class _Gap(NamedTuple):
    """The white between two glyphs in em, the distance of their left sides, and whether a space is printed in it."""

    white: float
    pitch: float
    printed: bool
    wide: int  # how many of the two are wide


def words_of(row: Row) -> str:
    """Return the words of a row, glyphs set apart (２ ０ ２ ５ 年, 通　知) closed up.

    >>> words_of([Glyph(c, 12.0 * i, 12.0 * i + (6 if c.isdigit() else 12), 0, 12) for i, c in enumerate("到2025年")])
    '到2025年'
    """
    glyphs = [glyph for glyph in row if glyph.char not in SPACES]
    if not glyphs:
        return ""
    em = em_of(glyphs)
    gaps = _gaps(row, em)
    spaced = _spaces(gaps)
    if any(spaced):
        _close_numbers(glyphs, gaps, spaced)
        _close_percents(glyphs, gaps, spaced)
        _close_characters(gaps, spaced)
    parts = [_printed(glyphs[0], em)]
    for index, glyph in enumerate(glyphs[1:]):
        if spaced[index]:
            parts.append(" " * max(1, min(4, round(gaps[index].white / 1.5))))
        parts.append(_printed(glyph, em))
    return with_ordinary("".join(parts))


def _printed(glyph: Glyph, em: float) -> str:
    """Return a glyph's character; a dash two squares long is the Chinese dash, which is written as two."""
    return "——" if glyph.char == "—" and glyph.x1 - glyph.x0 > _LONG_DASH * em else glyph.char


def em_of(glyphs: list[Glyph]) -> float:
    """Return the width of a square in a row: that of its Chinese characters, or its size."""
    wide = [glyph.x1 - glyph.x0 for glyph in glyphs if glyph.char >= "\u4e00" and not glyph.char >= "\uf900"]
    size = max(median(glyph.size for glyph in glyphs), 0.1)
    return min(max(median(wide), 0.5 * size), 1.5 * size) if wide else size


def _gaps(row: Row, em: float) -> list[_Gap]:
    gaps: list[_Gap] = []
    last: Glyph | None = None
    printed = False
    for glyph in row:
        if glyph.char in SPACES:
            printed = True
            continue
        if last is not None:
            wide = is_wide(last.char) + is_wide(glyph.char)
            gaps.append(_Gap((glyph.x0 - last.x1) / em, (glyph.x0 - last.x0) / em, printed, wide))
        last, printed = glyph, False
    return gaps


def _spaces(gaps: list[_Gap]) -> list[bool]:
    """Return for each gap whether it is a space, by what is usual between the Chinese characters of the row."""
    between = sorted(gap.white for gap in gaps if gap.wide == 2)
    usual = max(0.0, median(between)) if between else 0.0
    if len(gaps) < _FEW and len(between) == len(gaps) and between and between[0] > _PRINTED and between[-1] <= _FEW_GAP:
        return [False] * len(gaps)
    if usual > 1.0 and between[len(between) * 3 // 4] - between[len(between) // 4] > _UNEVEN:
        usual = 0.0
    return [_is_space(gap, usual) for gap in gaps]


def _is_space(gap: _Gap, usual: float) -> bool:
    white = gap.white - (usual if gap.wide else 0.0)
    if gap.printed:
        return white > _PRINTED
    if gap.wide:
        return white > (_BARE_CHINESE if gap.wide == 2 else _BARE_MIXED) and gap.pitch - usual > _CELL
    return white > _BARE_NARROW


def _close_numbers(glyphs: list[Glyph], gaps: list[_Gap], spaced: list[bool]) -> None:
    """Close up runs of single digits set apart evenly; the gaps of like width on both sides of a run go with it."""
    index = 0
    while index < len(glyphs):
        last = index
        while last < len(gaps) and _goes_on(glyphs, gaps, spaced, last):
            last += 1
        even = _even_gap(glyphs, gaps, spaced, index, last)
        if even is not None:
            for gap in range(max(0, index - 1), min(len(gaps), last + 1)):
                if index <= gap < last or abs(gaps[gap].white - even) <= _UNEVEN:
                    spaced[gap] = False
        index = max(last, index + 1)


def _goes_on(glyphs: list[Glyph], gaps: list[_Gap], spaced: list[bool], at: int) -> bool:
    """Tell whether the gap after glyph `at` may lie within a number set apart: two digits that touch do not."""
    here, after = glyphs[at].char, glyphs[at + 1].char
    if here not in _IN_NUMBERS or after not in _IN_NUMBERS or gaps[at].white > _NUMBER_GAP:
        return False
    return spaced[at] or not (here.isdigit() and after.isdigit())


def _close_percents(glyphs: list[Glyph], gaps: list[_Gap], spaced: list[bool]) -> None:
    """Close up the sign of a share with its number (8 %)."""
    for index, gap in enumerate(gaps):
        if glyphs[index].char.isdigit() and glyphs[index + 1].char in _SHARES and gap.white <= _NUMBER_GAP:
            spaced[index] = False


def _close_characters(gaps: list[_Gap], spaced: list[bool]) -> None:
    """Close up Chinese characters set apart one by one within a line: at least four of them, evenly."""
    index = 0
    while index < len(gaps):
        last = index
        while last < len(gaps) and spaced[last] and gaps[last].wide == 2 and gaps[last].white <= _WORD_GAP:
            last += 1
        whites = [gap.white for gap in gaps[index:last]]
        if len(whites) >= _FEW - 1 and max(whites) - min(whites) <= _UNEVEN:
            spaced[index:last] = [False] * (last - index)
        index = max(last, index + 1)


def _even_gap(glyphs: list[Glyph], gaps: list[_Gap], spaced: list[bool], first: int, last: int) -> float | None:
    """Return the gap between the single digits of a run, None where the run is no number set apart ("1 2 35", "1.5 2.3")."""
    touches = any(0 <= i < len(glyphs) and glyphs[i].char.isdigit() for i in (first - 1, last + 1))
    whites = [gaps[i].white for i in range(first, last) if spaced[i]]
    digits = sum(glyph.char.isdigit() for glyph in glyphs[first : last + 1])
    if touches or digits < 2 or len(whites) < _MOSTLY * (last - first) or not whites:
        return None
    return median(whites) if max(whites) - min(whites) <= 2 * _UNEVEN else None
