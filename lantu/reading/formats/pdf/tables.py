"""Tables over pages (跨页表格): pieces with the same columns become one table, rows broken by a page end become whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mode

from lantu.reading.formats.pdf.leaf import Piece
from lantu.reading.formats.pdf.line import Line
from lantu.reading.formats.pdf.margins import Span
from lantu.reading.formats.pdf.paragraphs import Paragraph, begins_in_cell, paragraphs_of

_SAME_EDGE = 4.0  # points
_PADDING = 6.0  # points: white between a wall and the words, at most
_HEADER_ROWS = 3  # a header repeated on each page is no higher
_BOX = re.compile(r"专栏[\d一二三四五六七八九十]")
_OWN_TITLE = re.compile(r"专\s*栏|附?\s*表\s*[\d一二三四五六七八九十]|[（(]?续")


@dataclass(slots=True)
class TableCell:
    """A cell: rows [row, row + row_span), its walls, and its lines, from several pages where a page end broke it."""

    row: int
    row_span: int
    x0: float
    x1: float
    lines: list[Line]

    @property
    def words(self) -> str:
        """Return its words without white space, to compare with."""
        return re.sub(r"\s", "", "".join(line.words for line in self.lines))


@dataclass(slots=True)
class JoinedTable:
    """A table, its pieces joined. Positions across are those of its first piece."""

    page: int
    last_page: int
    rows: int
    cells: list[TableCell] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, piece: Piece) -> JoinedTable:
        """Return the table of a first piece."""
        table = cls(piece.page, piece.page, 0, edges=list(piece.grid.xs))
        table._append(_rows_of(piece, 0.0))
        return table

    def takes(self, piece: Piece) -> bool:
        """Tell whether a piece at the top of the next page goes on with this table: as wide, and its columns among these."""
        shift = self._shift(piece)
        if abs((piece.grid.xs[-1] - piece.grid.xs[0]) - (self.edges[-1] - self.edges[0])) > _SAME_EDGE:
            return False
        theirs = [x - shift for x in piece.grid.xs]
        fewer, more = sorted((theirs, self.edges), key=len)
        if not all(any(abs(x - y) <= _SAME_EDGE for y in more) for x in fewer):
            return False
        first = next((cell for cell in piece.cells if cell.lines), None)
        titled = first is not None and _OWN_TITLE.match(first.lines[0].words)
        return not titled or self._repeated_rows(_rows_of(piece, shift)) > 0

    def join(self, piece: Piece) -> None:
        """Take in the piece: without the repeated header, a broken row or a merged cell going on from above."""
        shift = self._shift(piece)
        new = _rows_of(piece, shift)
        header = self._repeated_rows(new)
        new = [cell for cell in new if cell.row >= header]
        for cell in new:
            cell.row -= header
        self.last_page = piece.page
        self.edges = sorted([*self.edges, *(x - shift for x in piece.grid.xs if not self._is_edge(x - shift))])
        if new:
            self._append(self._without_broken_row(new, cut=piece.grid.open_top and not header))

    def parted(self) -> list[JoinedTable]:
        """Return the tables in this one: a box (专栏) set right below another table, its title across it, begins its own."""
        wide = [c for c in self.cells if c.x0 - self.edges[0] <= _SAME_EDGE and self.edges[-1] - c.x1 <= _SAME_EDGE]
        starts = [c.row for c in wide if c.row > 0 and _BOX.match(c.words)]
        if not starts:
            return [self]
        tables: list[JoinedTable] = []
        for first, end in pairwise([0, *starts, self.rows]):
            cells = [c for c in self.cells if first <= c.row < end]
            page = next((line.page for c in cells for line in c.lines), self.page)
            edges = sorted({round(x, 1) for c in cells for x in (c.x0, c.x1)})
            table = JoinedTable(
                page,
                page,
                end - first,
                cells,
                [x for i, x in enumerate(edges) if not i or x - edges[i - 1] > _SAME_EDGE],
            )
            for cell in cells:
                cell.row -= first
            tables.append(table)
        return tables

    def _shift(self, piece: Piece) -> float:
        return piece.grid.xs[0] - self.edges[0]

    def _is_edge(self, x: float) -> bool:
        return any(abs(x - edge) <= _SAME_EDGE for edge in self.edges)

    def _append(self, cells: list[TableCell]) -> None:
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        for cell in cells:
            cell.row += self.rows
        self.cells += cells
        self.rows += rows

    def _repeated_rows(self, new: list[TableCell]) -> int:
        """Return how many rows at the top of a piece repeat the table's header."""
        rows = max(cell.row + cell.row_span for cell in new)
        for height in range(min(_HEADER_ROWS, rows, self.rows), 0, -1):
            above = [(c.row, c.words) for c in self.cells if c.row < height and c.words]
            below = [(c.row, c.words) for c in new if c.row < height and c.words]
            if above and above == below and max(c.row + c.row_span for c in new if c.row < height) == height:
                return height
        return 0

    def _without_broken_row(self, new: list[TableCell], cut: bool) -> list[TableCell]:
        """Return the new cells but for those that only go on with cells above, which take them in; `cut`: a row is cut through."""
        last = [cell for cell in self.cells if cell.row + cell.row_span == self.rows]
        first = [cell for cell in new if cell.row == 0]
        pairs = [(above, cell) for cell in first for above in last if _same_walls(above, cell)]
        if len(pairs) == len(first) == len(last) and (cut or _broken(pairs)):
            height = min(cell.row_span for cell in first)
            for above, cell in pairs:
                above.lines += cell.lines
                above.row_span += cell.row_span - height
            rest = [cell for cell in new if cell.row > 0]
            for cell in rest:
                cell.row -= height
            return rest
        going_on = [
            cell for above, cell in pairs if above.row_span > 1 and above.lines and not cell.lines and len(pairs) > 1
        ]
        for above, cell in pairs:
            if any(cell is other for other in going_on):
                above.row_span += cell.row_span
        return [cell for cell in new if not any(cell is other for other in going_on)]


def _rows_of(piece: Piece, shift: float) -> list[TableCell]:
    return [
        TableCell(c.cell.row, c.cell.row_span, c.cell.frame.x0 - shift, c.cell.frame.x1 - shift, list(c.lines))
        for c in piece.cells
    ]


def _same_walls(one: TableCell, other: TableCell) -> bool:
    return abs(one.x0 - other.x0) <= _SAME_EDGE and abs(one.x1 - other.x1) <= _SAME_EDGE


def _broken(pairs: list[tuple[TableCell, TableCell]]) -> bool:
    """Tell whether a row at the top of a page is the rest of the row above.

    It is where the words of its cells go on from those above, and none begins anew; or where only some cells have words
    and the first has none.
    """
    both = [(above, cell) for above, cell in pairs if above.lines and cell.lines]
    if any(cell.lines and not above.lines for above, cell in pairs) or not both:
        return False
    if len(pairs) == 1:
        titled = _OWN_TITLE.match(pairs[0][0].words)
        return _goes_on(*pairs[0]) or (not titled and any(len(_cell_paragraphs(cell, None)) > 1 for cell in pairs[0]))
    left_blank = [above for above, cell in pairs if above.lines and not cell.lines]
    if all(_goes_on(above, cell) for above, cell in both):
        return True
    first_above, first = min(pairs, key=lambda pair: pair[0].x0)
    return bool(left_blank) and bool(first_above.lines) and not first.lines and first_above.row_span == 1


def _goes_on(above: TableCell, cell: TableCell) -> bool:
    span = Span(above.x0 + _padding([above, cell]), above.x1 - _padding([above, cell]))
    return not begins_in_cell(above.lines[-1], cell.lines[0], span, None)


def _padding(cells: list[TableCell]) -> float:
    """Return the white between walls and words: the least there is on the left."""
    return min([_PADDING, *(max(line.x0 - cell.x0, 0.0) for cell in cells for line in cell.lines)])


def _cell_paragraphs(cell: TableCell, leading: float | None, padding: float | None = None) -> list[Paragraph]:
    white = _padding([cell]) if padding is None else padding
    span = Span(cell.x0 + white, cell.x1 - white)
    return paragraphs_of(cell.lines, lambda above, line: begins_in_cell(above, line, span, leading))


def cell_paragraphs(table: JoinedTable) -> Callable[[TableCell], list[Paragraph]]:
    """Return what gives the paragraphs of each cell of a table."""
    padding = _padding(table.cells)
    steps = [
        round((below.base - above.base) / above.size, 1)
        for cell in table.cells
        for above, below in zip(cell.lines, cell.lines[1:], strict=False)
        if above.page == below.page
    ]
    leading = mode(steps) if steps else None
    return lambda cell: _cell_paragraphs(cell, leading, padding)
