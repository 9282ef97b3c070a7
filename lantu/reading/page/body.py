"""The text as HTML: headings, paragraphs, tables, with the marks in them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from lantu.plan.model import Plan, Section
from lantu.reading.page.marks import Mark, segments
from lantu.source.text import Block, Cell, Table

_LONGEST_HEADING = 80
_SHORTEST_TITLE = 6
_HEADINGS = {"part": "h2", "chapter": "h2", "section": "h3", "annex": "h2", "item": "h4"}


def body(plan: Plan, marks: list[Mark]) -> Markup:
    """Return the whole text as HTML; every block of it once."""
    return Markup("\n").join(_Body(plan, marks).lines())


class _Body:
    """Walks the blocks; a table is set where its first block stands."""

    def __init__(self, plan: Plan, marks: list[Mark]) -> None:
        self._words = plan.text.words
        self._blocks = plan.text.blocks
        self._tables = plan.text.tables
        self._marks = marks
        self._next = 0
        self._open: list[Mark] = []
        self._title = plan.title or ""
        self._first = min((s.place.start for s in plan.outline), default=0)
        self._inner: dict[int, list[Section]] = {}
        for section in plan.outline:
            block = plan.text.block_at(section.place.start)
            if block is not None:
                self._inner.setdefault(block.start, []).append(section)

    def lines(self) -> Iterator[Markup]:
        index = 0
        while index < len(self._blocks):
            block, first = self._blocks[index], index
            index += 1
            if block.table is not None:
                table = self._tables[block.table]
                end = max(cell.end for cell in table.cells)  # tables nested in it end before
                while index < len(self._blocks) and self._blocks[index].start < end:
                    index += 1
                yield self._table(table, self._blocks[first:index])
            elif heading := self._heading(block):
                while index < len(self._blocks) and self._blocks[index].start < heading.place.end:
                    index += 1
                yield self._head(heading, self._blocks[first:index])
            else:
                yield self._paragraph(block)

    def _head(self, heading: Section, blocks: tuple[Block, ...]) -> Markup:
        """Return a heading, which may be broken over several lines."""
        words = Markup("<br>").join(map(self._anchored, blocks))
        tag = Markup(_HEADINGS[heading.level])
        return Markup('<{0} class="l-{1}" data-s="{2}">{3}</{0}>').format(tag, heading.level, heading.id, words)

    def _heading(self, block: Block) -> Section | None:
        """Return the heading a block is; a long block that only begins with one is a paragraph."""
        if block.end - block.start >= _LONGEST_HEADING:
            return None
        return next((s for s in self._inner.get(block.start, []) if s.level in _HEADINGS), None)

    def _anchored(self, block: Block) -> Markup:
        """Return a block's words after the anchors of the sections that begin in it."""
        anchors = (Markup('<a id="{}"></a>').format(s.id) for s in self._inner.get(block.start, []))
        return Markup("").join(anchors) + self._marked(block)

    def _paragraph(self, block: Block) -> Markup:
        classes = "note" if block.note else "toc" if block.contents else "title" if self._is_title(block) else ""
        return Markup("<p{}>{}</p>").format(Markup(f' class="{classes}"' if classes else ""), self._anchored(block))

    def _is_title(self, block: Block) -> bool:
        """Tell a line of the document's own title, which stands before the first heading, perhaps in several lines."""
        words = self._words[block.start : block.end]
        return len(words) >= _SHORTEST_TITLE and block.end <= self._first and words in self._title

    def _marked(self, block: Block) -> Markup:
        """Return a block's words with its marks; line breaks within it are kept."""
        self._open = [mark for mark in self._open if mark.end > block.start]
        while self._next < len(self._marks) and self._marks[self._next].start < block.end:
            self._open.append(self._marks[self._next])
            self._next += 1
        inside = [mark for mark in self._open if mark.end > block.start]
        parts = []
        for segment in segments(inside, block.start, block.end):
            words = escape(self._words[segment.start : segment.end]).replace("\n", Markup("<br>"))
            if not segment.marks:
                parts.append(words)
                continue
            ids = " ".join(dict.fromkeys(mark.id for mark in reversed(segment.marks)))
            looks = dict.fromkeys(look for mark in segment.marks for look in mark.look.split())
            first = ["c0" for mark in segment.begins if mark.look == "c" and mark.start == segment.start]
            parts.append(
                Markup('<span class="m {}" data-m="{}">{}</span>').format(" ".join([*looks, *first[:1]]), ids, words)
            )
        return Markup("").join(parts)

    def _table(self, table: Table, blocks: tuple[Block, ...]) -> Markup:
        single = Markup(' class="box"') if table.columns == 1 else Markup("")
        rows: list[list[Cell]] = [[] for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row].append(cell)
        body_rows = [
            Markup("<tr>{}</tr>").format(Markup("").join(self._cell(table, cell, blocks) for cell in row))
            for row in rows
        ]
        return Markup('<div class="scroll"><table{}>{}</table></div>').format(single, Markup("").join(body_rows))

    def _cell(self, table: Table, cell: Cell, blocks: tuple[Block, ...]) -> Markup:
        spans = Markup(f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + Markup(
            f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        )
        whole = Markup(' class="whole"') if 1 < table.columns == cell.column_span else Markup("")
        tag = Markup("th") if cell.row == 0 and table.columns > 1 and table.rows > 1 else Markup("td")
        inner = [self._marked(block) for block in blocks if cell.start <= block.start < cell.end]
        return Markup("<{0}{1}{2}>{3}</{0}>").format(tag, spans, whole, Markup("<br>").join(inner))
