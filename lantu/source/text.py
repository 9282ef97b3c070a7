"""SourceText (原文): the characters of a document, and where each paragraph stood in the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from lantu.errors import PlaceError
from lantu.source.place import Place


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stood in the original document.

    Attributes:
        unit: "line" (text), "paragraph" or "cell" (Word), "element" (html), "page" (pdf).
        path: the address in the words of the format: "28", "p12", "t3r2c1p1", "/html/body/div[2]/p[3]".
        page: 1-based page, where the format has pages.
        box: left, top, right, bottom in points from the page's top left corner, where the format has them.
    """

    unit: str
    path: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (段落), or a paragraph of a table cell: characters [start, end) without its line end.

    Attributes:
        heading: 1-9 where the document itself declares the paragraph a heading (Word style, html h1-h6), else None.
        contents: the document itself declares it part of a table of contents (Word TOC style or field).
        note: a footnote, endnote, header-like note or text box whose place in the flow is only approximate.
        table: index into `SourceText.tables`, or None outside tables.
    """

    start: int
    end: int
    origin: Origin
    heading: int | None = None
    contents: bool = False
    note: bool = False
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, once, however many rows and columns it spans; empty cells have start == end."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表格): a grid of `rows` × `columns`, its cells in reading order. Tables over page breaks are joined."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def grid(self) -> list[list[Cell | None]]:
        """Return the cell covering each position, None where the original has a hole."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a reader would expect and the program did not find or could not read.

    Attributes:
        kind: a short English code, e.g. "image", "box", "indicator_table".
        what: one Chinese sentence for the user.
        start: offset in the words where it is missing, None where it has no place.
        end: end offset, or None.
    """

    kind: str
    what: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class SourceText:
    """The words of a document. For a .txt file they are the decoded file with line ends made "\\n", nothing else changed.

    For other formats each paragraph and each paragraph of a table cell is a line of its own, in reading order.

    >>> text = SourceText.of_words("森林覆盖率达到75%。")
    >>> text.quote(text.place(0, 5))
    '森林覆盖率'
    """

    name: str
    format: str
    sha256: str
    words: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())

    @classmethod
    def of_words(cls, words: str, name: str = "") -> SourceText:
        """Return the text of plain words, one block a line (empty lines have none)."""
        return cls(
            name, "txt", sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), words, tuple(line_blocks(words))
        )

    @cached_property
    def key(self) -> str:
        """Fingerprint of the words (first 16 hex digits of SHA-256)."""
        return sha256(self.words.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.words.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def place(self, start: int, end: int) -> Place:
        """Return the place of characters [start, end). Raises PlaceError for an empty or impossible one."""
        if not 0 <= start < end <= len(self.words):
            raise PlaceError(f"A place needs 0 <= start < end <= {len(self.words)}; got [{start}, {end}).")
        return Place(self.key, start, end)

    def quote(self, place: Place) -> str:
        """Return the words at a place. Raises PlaceError if the place belongs to another text."""
        if place.source != self.key:
            raise PlaceError(f"{place} is not a place in text {self.key}: read the document again.")
        return self.words[place.start : place.end]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset, or None between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def line_of(self, offset: int) -> int:
        """Return the 1-based line of an offset."""
        return bisect_right(self._line_starts, offset)


def line_blocks(words: str) -> Iterator[Block]:
    """Yield a block for each line that is not blank, without the white space around it."""
    start = 0
    for number, line in enumerate(words.split("\n"), start=1):
        inner = line.strip()
        if inner:
            at = start + line.index(inner)
            yield Block(at, at + len(inner), Origin("line", str(number)))
        start += len(line) + 1
