"""The characters of a .doc → paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.formats.composing import Composer
from lantu.reading.formats.doc.pieces import Story
from lantu.reading.formats.doc.rows import Row, Rows, heading_of, in_table, row_of
from lantu.source.text import Origin

_FIELD = re.compile(r"\x13[^\x13-\x15]*(?:\x14([^\x13-\x15]*))?\x15")
_CONTROL = re.compile(r"[\x00-\x06\x08\x0c\x0e-\x12\x16-\x1d\x7f]")
_MARKS = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\xa0": " "}
_PARAGRAPH = re.compile(r"[\r\x07\x0c]")
_NEAR = 20  # twips: edges this close are one


def put_down(story: Story, rows: Rows, composer: Composer) -> bool:
    """Put a story into a Composer; return False where the layout of a table could not be read."""
    whole = _Flow(story, rows, composer)
    whole.body()
    for kind, (start, end) in enumerate(story.notes, start=1):
        for number, (first, last, _) in enumerate(_paragraphs(story.words, start, end), start=1):
            composer.paragraph(plain(story.words[first:last]), Origin("paragraph", f"note{kind}p{number}"), note=True)
    return whole.complete


def plain(words: str) -> str:
    """Return the words without control characters; of a field its result, not its code.

    >>> plain("见\\x13 HYPERLINK x \\x14附表\\x15。")
    '见附表。'
    """
    while (shorter := _FIELD.sub(lambda m: m[1] or "", words)) != words:
        words = shorter
    for mark, character in _MARKS.items():
        words = words.replace(mark, character)
    words = _CONTROL.sub("", words).replace("\x13", "").replace("\x14", "").replace("\x15", "")
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _paragraphs(words: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, mark) of each paragraph."""
    at = start
    for found in _PARAGRAPH.finditer(words, start, end):
        yield at, found.start(), found[0]
        at = found.end()
    if at < end:
        yield at, end, "\r"


class _Flow:
    """The body: paragraphs wait until it is known whether they were the cells of a row."""

    def __init__(self, story: Story, rows: Rows, composer: Composer) -> None:
        self._story, self._rows, self._composer = story, rows, composer
        self._cells: list[list[tuple[int, int]]] = [[]]
        self._table: list[tuple[Row, list[list[tuple[int, int]]]]] = []
        self._number = self._tables = 0
        self.complete = True

    def body(self) -> None:
        """Put down the body."""
        for start, end, mark in _paragraphs(self._story.words, *self._story.body):
            if mark == "\x07":
                self._cell_mark(start, end)
            elif len(self._cells) > 1 or self._in_cell(end):
                self._cells[-1].append((start, end))
            else:
                self._end_table()
                self._paragraph(start, end)
        self._loose()
        self._end_table()

    def _in_cell(self, end: int) -> bool:
        """Tell whether a paragraph is the first of several in a row's first cell."""
        return in_table(self._rows.at(end))

    def _cell_mark(self, start: int, end: int) -> None:
        row = row_of(self._rows.at(end)) if start == end else None
        if row is None:
            self._cells[-1].append((start, end))
            self._cells.append([])
            return
        self._table.append((row, self._cells[:-1]))
        self._cells = [[]]

    def _paragraph(self, start: int, end: int) -> None:
        self._number += 1
        words = plain(self._story.words[start:end])
        if words.strip():
            self._composer.paragraph(
                words, Origin("paragraph", f"p{self._number}"), heading=heading_of(self._rows.at(end))
            )

    def _loose(self) -> None:
        """Put down cells whose row never ended, as paragraphs."""
        for cell in self._cells:
            for start, end in cell:
                self.complete = False
                self._paragraph(start, end)
        self._cells = [[]]

    def _end_table(self) -> None:
        if self._table:
            self._tables += 1
            self._put_table(self._table)
            self._table = []

    def _put_table(self, table: list[tuple[Row, list[list[tuple[int, int]]]]]) -> None:
        edges = _edges(table)
        self._composer.begin_table()
        above: dict[int, int] = {}
        for number, (row, cells) in enumerate(table):
            if len(row.edges) != len(cells) + 1:
                self.complete = False
            for index, cell in enumerate(cells):
                column, span = _column(row, index, edges)
                if row.edges and index < len(row.merges) and row.merges[index] == 1 and column in above:
                    self._composer.extend_down(above[column])
                    continue
                start = self._composer.offset
                for part, (first, last) in enumerate(cell, start=1):
                    path = f"t{self._tables}r{number + 1}c{column + 1}p{part}"
                    self._composer.paragraph(plain(self._story.words[first:last]), Origin("cell", path))
                above[column] = self._composer.cell(number, column, 1, span, start)
        self._composer.end_table()


def _edges(table: list[tuple[Row, list[list[tuple[int, int]]]]]) -> list[int]:
    """Return the columns of a table: all edges of its rows, those nearly alike as one."""
    merged: list[int] = []
    for edge in sorted({edge for row, _ in table for edge in row.edges}):
        if not merged or edge - merged[-1] > _NEAR:
            merged.append(edge)
    return merged


def _column(row: Row, index: int, edges: list[int]) -> tuple[int, int]:
    """Return the column a cell begins in and how many it spans; counted where its row has no edges."""
    if index + 1 >= len(row.edges):
        return index, 1
    left, right = (min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) for edge in row.edges[index : index + 2])
    return left, max(1, right - left)
