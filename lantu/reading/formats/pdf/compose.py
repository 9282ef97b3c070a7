"""Putting a PDF's paragraphs and tables down as a SourceText, each with the page and place where it begins."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from lantu.reading.formats.composing import Composer
from lantu.reading.formats.pdf.chain import Reading
from lantu.reading.formats.pdf.contents import mark_contents
from lantu.reading.formats.pdf.flow import Element
from lantu.reading.formats.pdf.headings import heading_ranks
from lantu.reading.formats.pdf.line import Line
from lantu.reading.formats.pdf.losses import gaps_of
from lantu.reading.formats.pdf.margins import Margins
from lantu.reading.formats.pdf.paragraphs import Paragraph
from lantu.reading.formats.pdf.tables import JoinedTable, cell_paragraphs
from lantu.source.text import Origin, SourceText


def compose(elements: list[Element], reading: Reading, margins: Margins, data: bytes, name: str) -> SourceText:
    """Return the text of a PDF."""
    free = [element for element in elements if isinstance(element, Paragraph)]
    ranks = heading_ranks(free, reading.bookmarks, margins.size)
    contents = mark_contents([paragraph.words for paragraph in free])
    composer = Composer()
    origins = _Origins()
    declared = iter(zip(ranks, contents, strict=True))
    for element in elements:
        if isinstance(element, JoinedTable):
            for table in element.parted():
                _put_table(table, composer, origins)
            continue
        rank, listed = next(declared)
        composer.paragraph(
            element.words, origins.of(element), heading=None if listed else rank, contents=listed, note=element.note
        )
    text = composer.text(name, "pdf", data)
    return replace(text, gaps=tuple(gaps_of(reading, data, text)))


class _Origins:
    """Numbers the blocks of each page."""

    def __init__(self) -> None:
        self._on_page: Counter[int] = Counter()

    def of(self, paragraph: Paragraph) -> Origin:
        """Return where a paragraph begins: "p12b3" is the third block that begins on page 12."""
        page = paragraph.lines[0].page
        self._on_page[page] += 1
        return Origin(
            "page",
            f"p{page}b{self._on_page[page]}",
            page,
            _box([line for line in paragraph.lines if line.page == page]),
        )


def _put_table(joined: JoinedTable, composer: Composer, origins: _Origins) -> None:
    """Put down a table, cell by cell; each paragraph of a cell is a line."""
    paragraphs_in = cell_paragraphs(joined)
    edges = joined.edges
    composer.begin_table()
    for cell in sorted(joined.cells, key=lambda cell: (cell.row, cell.x0)):
        start = composer.offset
        for paragraph in paragraphs_in(cell):
            composer.paragraph(paragraph.words, origins.of(paragraph))
        first, last = _nearest(edges, cell.x0), _nearest(edges, cell.x1)
        composer.cell(cell.row, first, cell.row_span, max(1, last - first), start)
    composer.end_table()


def _nearest(edges: list[float], x: float) -> int:
    index = bisect_left(edges, x)
    near = [i for i in (index - 1, index) if 0 <= i < len(edges)]
    return min(near, key=lambda i: abs(edges[i] - x))


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    """Return the rectangle of a paragraph on the page where it begins, to a tenth of a point."""
    return (
        round(min(line.x0 for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.x1 for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )
