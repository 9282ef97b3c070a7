"""Owners (责任单位) named in the text: （责任单位：甲局、乙局）, （牵头单位：…）, （…局负责）, 由…牵头."""

from __future__ import annotations

import re
from typing import NamedTuple

_BODY = r"[^（()）。]"
_NOTE = re.compile(
    rf"[（(\[【]\s*((?:牵头|责任|主管|配合|主办|协办|实施|承办){_BODY}{{0,8}}[：:]{_BODY}{{2,160}}|{_BODY}{{2,60}}(?:牵头|负责|按职责分工负责))\s*[）)\]】]"
)
_BARE = re.compile(r"(?:责任|牵头|主办|承办)(?:单位|部门)[：:]([^。\n（(]{2,160})")
_LABEL = re.compile(
    r"(?:牵头|责任|主管|配合|主办|协办|实施|承办)[^：:、，,]{0,6}[：:]|按职责分工负责|分别?负责|牵头|负责|等?(?:单位|部门)?按职责"
)
_PARTED = re.compile(r"[、，,；;\s]+|(?<=[局委办会院部])[和及]")


_BY = re.compile(r"由([一-鿿、]{2,40}?[局委办部厅室院会所社司府乡镇])(?:[^，。；、]{0,6}?)(?:牵头|负责)")


class Note(NamedTuple):
    """Characters [start, end) of a note of owners, and their names as printed."""

    start: int
    end: int
    owners: tuple[str, ...]


def find_notes(words: str, start: int, end: int) -> list[Note]:
    """Return the notes of owners in a paragraph, in order.

    >>> find_notes("推进共享。（责任单位：县大数据局、县财政局，各乡镇）", 0, 30)[0].owners
    ('县大数据局', '县财政局', '各乡镇')
    """
    if not any(sign in words[start:end] for sign in ("单位：", "部门：", "单位:", "部门:", "负责", "牵头")):
        return []
    found = [*_NOTE.finditer(words, start, end)]
    if not found:
        found = [*_BARE.finditer(words, start, end)]
    return [Note(m.start(), m.end(), owners) for m in found if (owners := _names(m[1]))]


def owners_within(words: str, start: int, end: int) -> tuple[str, ...]:
    """Return the owners a sentence names itself.

    >>> owners_within("由县林业局、县水利局牵头推进荒山绿化", 0, 18)
    ('县林业局', '县水利局')
    """
    if words.find("牵头", start, end) < 0 and words.find("负责", start, end) < 0:
        return ()
    found = _BY.search(words, start, end)
    return _names(found[1]) if found else ()


def _names(words: str) -> tuple[str, ...]:
    names = (name.strip("：: ") for name in _PARTED.split(_LABEL.sub("、", words)))
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 24))
