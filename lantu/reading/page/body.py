"""The text as HTML: headings, paragraphs, tables, with the marks in them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from lantu.plan.model import Plan, Section
from lantu.reading.page.marks import Mark, segments
from lantu.source.text import Block, Cell, Table

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
        self._sections = {s.place.start: s for s in plan.outline}
        self._inner: dict[int, list[Section]] = {}
        for section in plan.outline:
            block = plan.text.block_at(section.place.start)
            if block is not None:
                self._inner.setdefault(block.start, []).append(section)

    def lines(self) -> Iterator[Markup]:
        index = 0
        while index < len(self._blocks):
            block = self._blocks[index]
            if block.table is None:
                yield self._paragraph(block)
                index += 1
                continue
            last = index
            while (
                last < len(self._blocks)
                and self._blocks[last].table is not None
                and self._belongs(self._blocks[last], block.table)
            ):
                last += 1
            yield self._table(self._tables[block.table], self._blocks[index:last])
            index = last

    def _belongs(self, block: Block, table: int) -> bool:
        """Tell whether a block lies in a table or in one nested in it."""
        return block.table == table or block.start < max((c.end for c in self._tables[table].cells), default=0)

    def _paragraph(self, block: Block) -> Markup:
        sections = self._inner.get(block.start, [])
        heading = next((s for s in sections if s.level in _HEADINGS), None)
        anchors = Markup("").join(Markup('<a id="{}"></a>').format(s.id) for s in sections)
        content = anchors + self._marked(block)
        if heading is not None and block.end - block.start < 80:
            tag = Markup(_HEADINGS[heading.level])
            return Markup('<{0} class="l-{1}" data-s="{2}">{3}</{0}>').format(tag, heading.level, heading.id, content)
        classes = "note" if block.note else "toc" if block.contents else ""
        return Markup("<p{}>{}</p>").format(Markup(f' class="{classes}"' if classes else ""), content)

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
            Markup("<tr>{}</tr>").format(Markup("").join(self._cell(cell, blocks) for cell in row)) for row in rows
        ]
        return Markup('<div class="scroll"><table{}>{}</table></div>').format(single, Markup("").join(body_rows))

    def _cell(self, cell: Cell, blocks: tuple[Block, ...]) -> Markup:
        spans = Markup(f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + Markup(
            f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        )
        inner = [self._marked(block) for block in blocks if cell.start <= block.start < cell.end]
        return Markup("<td{}>{}</td>").format(spans, Markup("<br>").join(inner))
