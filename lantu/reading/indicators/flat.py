"""Indicator rows from a table flattened to one cell a line, cells broken over lines among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.indicators.heads import Head, Role, read_head
from lantu.reading.indicators.row import Row, group_name
from lantu.source.text import Block, SourceText

_HEAD_BEGINS = re.compile(r"序\s*号|指标(?:名称)?|主要指标|类\s*别")
_GROUP = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*\S{2,20}|[（(][一二三四五六七八九十]{1,3}[）)]\s*\S{2,20}"
)
_ATTRIBUTE = re.compile(r"[（(]?(?:约束|预期|指导|导向)性[）)]?(?:指标)?")
_FIGURE = re.compile(r"[-—–―/]+|[〔\[≥≤><＞＜=]?\s*\d[\d.,]*\s*[%％〕\]]?(?:以上|以内|左右)?")
_LONGEST_CELL = 60
_LONGEST_HEAD = 14
_FEWEST_ROWS = 2

_Span = tuple[int, int]


def flat_rows(text: SourceText, plan_period: tuple[int, int] | None) -> Iterator[Row]:
    """Yield the rows of the first flattened indicator table that reads as one."""
    blocks = text.blocks
    for index, block in enumerate(blocks):
        words = text.words[block.start : block.end]
        if block.table is None and len(words) <= 6 and _HEAD_BEGINS.fullmatch(words):
            head, body = _head(text, index, plan_period)
            rows = list(_rows(text, body, head)) if head is not None else []
            if len(rows) >= _FEWEST_ROWS:
                yield from rows
                return


def _head(text: SourceText, index: int, plan_period: tuple[int, int] | None) -> tuple[Head | None, int]:
    """Return the head that begins at a block, and the block after it; a line in brackets goes on with the cell above."""
    columns: list[str] = []
    for position in range(index, min(index + _LONGEST_HEAD, len(text.blocks))):
        words = _at(text, text.blocks[position])
        if len(words) > 24 or _GROUP.fullmatch(words) or words == "1":
            return (read_head(columns, plan_period) if len(columns) > 2 else None), position
        if words.startswith(("（", "(", "[", "〔")) and columns:
            columns[-1] += words
        else:
            columns.append(words)
    return None, index


def _rows(text: SourceText, first: int, head: Head) -> Iterator[Row]:
    """Yield rows: a row begins with the next number and ends with its attribute, or before the next number."""
    group: str | None = None
    count = 0
    pieces: list[Block] = []
    for block in text.blocks[first:]:
        words = _at(text, block)
        if block.end - block.start > _LONGEST_CELL:
            break
        if _GROUP.fullmatch(words) and not pieces:
            group = group_name(words)
        elif words == str(count + 1) and (not pieces or "binding" not in head.roles):
            if pieces:
                yield from _row(text, pieces, head, group)
            count, pieces = count + 1, [block]
        elif pieces:
            pieces.append(block)
            if "binding" in head.roles and _ATTRIBUTE.fullmatch(words):
                yield from _row(text, pieces, head, group)
                pieces = []
        else:
            break
    if pieces:
        yield from _row(text, pieces, head, group)


def _row(text: SourceText, pieces: list[Block], head: Head, group: str | None) -> Iterator[Row]:
    cells = _cells(text, pieces, len(head.roles))
    if len(cells) != len(head.roles):
        return
    spans: dict[Role, _Span] = {role: span for role, span in zip(head.roles, cells, strict=True) if role != "other"}
    number = text.words[slice(*spans["number"])] if "number" in spans else ""
    spans.pop("group", None)
    yield Row(int(number) if number.isdecimal() else None, group, spans, head.base_year, head.target_year)


def _cells(text: SourceText, pieces: list[Block], columns: int) -> list[_Span]:
    """Return the cells: pieces parted by blank lines are one broken cell; then words next to words, from the right."""
    cells = [(block.start, block.end) for block in pieces]
    for joins in (_parted_by_blank_lines, _words_by_words):
        index = len(cells) - 1
        while len(cells) > columns and index > 0:
            if joins(text, cells[index - 1], cells[index]):
                cells[index - 1 : index + 1] = [(cells[index - 1][0], cells[index][1])]
            index -= 1
    return cells


def _parted_by_blank_lines(text: SourceText, left: _Span, right: _Span) -> bool:
    return text.words.count("\n", left[1], right[0]) > 1


def _words_by_words(text: SourceText, left: _Span, right: _Span) -> bool:
    one, other = text.words[slice(*left)], text.words[slice(*right)]
    return not (_FIGURE.fullmatch(one) or _FIGURE.fullmatch(other) or _ATTRIBUTE.fullmatch(other) or one.isdecimal())


def _at(text: SourceText, block: Block) -> str:
    return re.sub(r"\s", "", text.words[block.start : block.end])
