"""The annex as a table (指标表): rows that were read one after another, the head above them, the groups between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lantu_web.record.text_blocks import Block, Cell

_HEAD_BEGINS = re.compile(r"序\s*号|编号|(?:主要|规划)?指标(?:名称|内容)?|类\s*别")
_GROUP = re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")
_LONGEST_HEAD, _LONGEST_GROUP, _MOST_BETWEEN = 14, 40, 2
_FEWEST_ROWS = 2


class Table(NamedTuple):
    """A table among the blocks [first, last): the blocks of each cell of its head, and the number of its columns."""

    first: int
    last: int
    head: tuple[tuple[int, ...], ...]
    columns: int


def tables_of(blocks: Sequence[Block]) -> tuple[dict[int, Table], list[Block]]:
    """Return the tables by their first block, and the blocks with the cells of every row under the columns of its table."""
    found: dict[int, Table] = {}
    laid = list(blocks)
    for first, last in _runs(blocks):
        rows = [at for at in range(first, last) if blocks[at].cells]
        columns = max((blocks[at].cells for at in rows), key=len)
        head = _head(blocks, first, len(columns))
        begins = head[0][0] if head else first
        found[begins] = Table(begins, last, head, len(columns))
        labels = ["".join(blocks[at].words.strip() for at in cell) for cell in head] or [""] * len(columns)
        for at in rows:
            under = zip(_under(columns, blocks[at].cells), labels, strict=True)
            laid[at] = blocks[at]._replace(cells=tuple(cell and cell._replace(label=label) for cell, label in under))
    return found, laid


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield where rows follow one another, with at most a few short lines between."""
    rows = [at for at, block in enumerate(blocks) if block.cells]
    begin = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or not _follows(blocks, rows[index - 1], rows[index]):
            if index - begin >= _FEWEST_ROWS:
                yield rows[begin], rows[index - 1] + 1
            begin = index


def _follows(blocks: Sequence[Block], one: int, other: int) -> bool:
    between = blocks[one + 1 : other]
    return len(between) <= _MOST_BETWEEN and all(len(block.words) <= _LONGEST_GROUP for block in between)


def _head(blocks: Sequence[Block], first: int, columns: int) -> tuple[tuple[int, ...], ...]:
    """Return the blocks of each head cell; () where the lines above are no head of so many columns.

    A line in brackets goes on with the cell above; a line left over before the first row is that of its group.
    """
    above = range(max(first - _LONGEST_HEAD, 0), first)
    begins = next((at for at in reversed(above) if _HEAD_BEGINS.fullmatch(blocks[at].words.strip())), None)
    while begins and _HEAD_BEGINS.fullmatch(blocks[begins - 1].words.strip()):
        begins -= 1
    if begins is None:
        return ()
    cells: list[tuple[int, ...]] = []
    for at in range(begins, first):
        words = blocks[at].words.lstrip()
        if cells and words.startswith(("（", "(", "[", "〔")) and not _GROUP.match(words):
            cells[-1] += (at,)
        else:
            cells.append((at,))
    return tuple(cells[:columns]) if len(cells) in (columns, columns + 1) else ()


def _under(columns: Sequence[Cell | None], cells: Sequence[Cell | None]) -> Iterator[Cell | None]:
    """Yield the cell under each column; where a row lacks some, what was read tells which."""
    if len(cells) == len(columns):
        yield from cells
        return
    left = [cell for cell in cells if cell is not None]
    fields = [column.field if column else "" for column in columns]
    for field in fields:
        fits = bool(left) and (left[0].field == field or left[0].field not in fields)
        yield left.pop(0) if fits else None
