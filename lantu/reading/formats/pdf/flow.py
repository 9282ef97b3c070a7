"""The flow (文序): the paragraphs and tables of a document in order, joined over columns and pages."""

from __future__ import annotations

import re

from lantu.reading.formats.pdf.contents import leads_to_page
from lantu.reading.formats.pdf.leaf import Leaf, Piece
from lantu.reading.formats.pdf.line import Line
from lantu.reading.formats.pdf.margins import Margins
from lantu.reading.formats.pdf.notes import SMALL_PRINT
from lantu.reading.formats.pdf.paragraphs import Paragraph, begins_in_flow, needed
from lantu.reading.formats.pdf.tables import JoinedTable

_CONTINUED = re.compile(
    r"[（(]?\s*续\s*(?:上?\s*表)?\s*[\d一二三四五六七八九十]{0,3}\s*[）)]?|(?:续\s*表|表\s*\d+\s*[（(]?\s*续).{0,30}"
)
_NOTE_MARK = re.compile(r"[（(\[［〔]?\d{1,3}(?!\d)|[①-⑳*※]|注")

Element = Paragraph | JoinedTable


def flow_of(leaves: list[Leaf], margins: Margins) -> list[Element]:
    """Return the elements of a document in reading order."""
    flow = _Flow(margins)
    for leaf in leaves:
        items, notes = _parted(leaf, margins)
        flow.add_page(items)
        flow.wait(notes)
    flow.end()
    return flow.elements


def _parted(leaf: Leaf, margins: Margins) -> tuple[list[Line | Piece], list[Line]]:
    """Return the items of a page without its notes, and the notes: small print below the short rule at the foot."""
    if leaf.note_line is None:
        return leaf.items, []
    height = leaf.note_line
    notes = [line for line in leaf.lines() if line.top > height - 2]
    if not notes or any(line.size > SMALL_PRINT * margins.size for line in notes):
        return leaf.items, []
    return [item for item in leaf.items if not any(item is note for note in notes)], notes


class _Flow:
    """Joins lines and pieces as they come."""

    def __init__(self, margins: Margins) -> None:
        self.elements: list[Element] = []
        self._margins = margins
        self._notes: list[Line] = []

    def add_page(self, items: list[Line | Piece]) -> None:
        """Take in a page: a table that goes on comes first on it, but for the words 续表."""
        if len(items) > 1 and isinstance(items[0], Line) and isinstance(items[1], Piece):
            open_table = self._open_table(items[1])
            if open_table is not None and _CONTINUED.fullmatch(items[0].words) and open_table.takes(items[1]):
                items = items[1:]
        for index, item in enumerate(items):
            if isinstance(item, Line):
                self._add_line(item)
            else:
                self._add_piece(item, first=index == 0)

    def wait(self, notes: list[Line]) -> None:
        """Keep the notes of a page until the paragraph that is open ends."""
        self._notes += notes

    def end(self) -> None:
        """Put down the notes that wait: small print, each line that does not go on a paragraph."""
        notes, self._notes = self._notes, []
        for line in notes:
            last = self.elements[-1] if self.elements else None
            if line is not notes[0] and isinstance(last, Paragraph) and not self._begins_note(last.lines[-1], line):
                last.lines.append(line)
            else:
                self.elements.append(Paragraph([line], note=True))

    def _begins_note(self, above: Line, line: Line) -> bool:
        """Tell whether a line of small print begins a note: it has a mark, and the line above may have ended one."""
        if _NOTE_MARK.match(line.words):
            room = self._margins.span(above).right - above.x1
            return room > needed(above, line) or above.words[-1] in "。；.;"
        return above.page != line.page

    def _open_table(self, piece: Piece) -> JoinedTable | None:
        last = self.elements[-1] if self.elements else None
        return last if isinstance(last, JoinedTable) and last.last_page == piece.page - 1 else None

    def _add_line(self, line: Line) -> None:
        last = self.elements[-1] if self.elements else None
        if isinstance(last, Paragraph) and not last.note and not self._begins(last.lines[-1], line):
            last.lines.append(line)
        else:
            self.end()
            self.elements.append(Paragraph([line]))

    def _begins(self, above: Line, line: Line) -> bool:
        return leads_to_page(above.words) or begins_in_flow(above, line, self._margins)

    def _add_piece(self, piece: Piece, first: bool) -> None:
        table = self._open_table(piece) if first else None
        if table is not None and table.takes(piece):
            table.join(piece)
        else:
            self.end()
            self.elements.append(JoinedTable.of(piece))
