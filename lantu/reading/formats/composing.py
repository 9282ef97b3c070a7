"""Composing a SourceText from the paragraphs and tables of a document, in reading order."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from lantu.errors import NoWords
from lantu.source.text import Block, Cell, Gap, Origin, SourceText, Table


class Composer:
    """Collects paragraphs and cells in order; each becomes a line of the words and a block.

    >>> composer = Composer()
    >>> composer.paragraph("第一章 总则", Origin("paragraph", "p1"), heading=1)
    >>> composer.text("a.docx", "docx", b"").blocks[0].heading
    1
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table | None] = []
        self._open: list[tuple[int, list[Cell]]] = []  # tables begun and not ended, the innermost last
        self.gaps: list[Gap] = []

    @property
    def offset(self) -> int:
        """Where the next paragraph will begin."""
        return self._length

    def paragraph(
        self, words: str, origin: Origin, *, heading: int | None = None, contents: bool = False, note: bool = False
    ) -> None:
        """Add a paragraph; white space around it is dropped, an empty one adds nothing."""
        inner = words.strip().strip("\u200b\ufeff").strip()
        if not inner:
            return
        table = self._open[-1][0] if self._open else None
        start = self._length
        self._lines.append(inner)
        self._length += len(inner) + 1
        self._blocks.append(Block(start, start + len(inner), origin, heading, contents, note, table))

    def begin_table(self) -> None:
        """Begin a table, inside a cell of another or not."""
        self._tables.append(None)
        self._open.append((len(self._tables) - 1, []))

    def cell(self, row: int, column: int, row_span: int, column_span: int, start: int) -> int:
        """End a cell that began at offset `start` of the words; return its number within the table."""
        end = self._length - 1 if self._length > start else start
        cells = self._open[-1][1]
        cells.append(Cell(row, column, row_span, column_span, min(start, end), end))
        return len(cells) - 1

    def extend_down(self, number: int) -> None:
        """Let a cell of the open table span one row more."""
        cells = self._open[-1][1]
        cells[number] = replace(cells[number], row_span=cells[number].row_span + 1)

    def end_table(self) -> None:
        """End the table begun last."""
        index, cells = self._open.pop()
        rows = max((c.row + c.row_span for c in cells), default=0)
        columns = max((c.column + c.column_span for c in cells), default=0)
        self._tables[index] = Table(rows, columns, tuple(cells))

    def text(self, name: str, format_: str, data: bytes) -> SourceText:
        """Return the text. Raises NoWords where nothing was added."""
        if not self._blocks:
            raise NoWords(name=name)
        tables = tuple(table for table in self._tables if table is not None)
        words = "\n".join(self._lines)
        last = len(words)
        tables = tuple(Table(t.rows, t.columns, tuple(_within(c, last) for c in t.cells)) for t in tables)
        return SourceText(name, format_, sha256(data).hexdigest(), words, tuple(self._blocks), tables, tuple(self.gaps))


def _within(cell: Cell, last: int) -> Cell:
    """Return an empty cell at the very end of the words as lying within them."""
    return cell if cell.end <= last else replace(cell, start=min(cell.start, last), end=last)
