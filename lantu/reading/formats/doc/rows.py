"""Row marks of tables: which cell marks end a row, and the cells' edges and vertical merges ([MS-DOC] 2.9.174, 2.9.316)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import NamedTuple

from lantu.reading.formats.doc.pieces import Story

_PAPX = 0x0102
_PAGE = 512
_IN_TABLE, _ROW_END, _DEFINITION, _OUTLINE = 0x2416, 0x2417, 0xD608, 0x2640
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


class Row(NamedTuple):
    """A row's definition: the horizontal edges of its cells in twips, and for each how it merges: 1 with the cell above."""

    edges: tuple[int, ...]
    merges: tuple[int, ...]


class Rows:
    """Paragraph properties by character position: whether a mark ends a table row, and that row's definition."""

    def __init__(self, word: bytes, story: Story) -> None:
        self._starts: list[int] = []
        self._properties: list[bytes] = []
        try:
            self._read(word, story)
        except (struct.error, IndexError):
            self._starts, self._properties = [], []
        self._pieces = story.pieces
        self._bounds = [piece.start for piece in story.pieces]

    def at(self, position: int) -> dict[int, bytes]:
        """Return the properties (opcode → operand) of the paragraph that ends at a character position."""
        index = bisect_right(self._bounds, position) - 1
        if index < 0 or not self._starts:
            return {}
        piece = self._pieces[index]
        offset = piece.offset + (position - piece.start) * piece.width
        found = bisect_right(self._starts, offset) - 1
        return _operations(self._properties[found]) if found >= 0 else {}

    def _read(self, word: bytes, story: Story) -> None:
        at, size = struct.unpack_from("<II", word, _PAPX)
        plc = story.table[at : at + size]
        count = (len(plc) - 4) // 8
        if count <= 0:
            return
        runs: dict[int, bytes] = {}
        for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)):
            page = word[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) == _PAGE:
                runs.update(_runs(page))
        self._starts = sorted(runs)
        self._properties = [runs[start] for start in self._starts]


def row_of(operations: dict[int, bytes]) -> Row | None:
    """Return the definition of the row that ends here, None where this is no row end; without edges where it is damaged."""
    if not operations.get(_ROW_END, b"\0")[0]:
        return None
    definition = operations.get(_DEFINITION, b"")
    if not definition:
        return Row((), ())
    cells = definition[0]
    if len(definition) < 1 + 2 * (cells + 1):
        return Row((), ())
    edges = struct.unpack_from(f"<{cells + 1}h", definition, 1)
    base = 1 + 2 * (cells + 1)
    merges = []
    for cell in range(cells):
        flags = (
            struct.unpack_from("<H", definition, base + 20 * cell)[0] if len(definition) >= base + 20 * cell + 2 else 0
        )
        merges.append(flags >> 5 & 3)
    return Row(edges, tuple(merges))


def heading_of(operations: dict[int, bytes]) -> int | None:
    """Return the outline level 1-9 a paragraph declares, else None."""
    level = operations.get(_OUTLINE)
    return level[0] + 1 if level and level[0] < 9 else None


def in_table(operations: dict[int, bytes]) -> bool:
    """Tell whether a paragraph lies in a table."""
    return bool(operations.get(_IN_TABLE, b"\0")[0])


def _runs(page: bytes) -> list[tuple[int, bytes]]:
    """Return (byte offset, properties) of each run of paragraphs on a page of properties."""
    count = page[-1]
    offsets = struct.unpack_from(f"<{count + 1}I", page, 0)
    found = []
    for index in range(count):
        at = page[4 * (count + 1) + 13 * index] * 2
        if not at:
            found.append((offsets[index], b""))
            continue
        size = page[at]
        start, length = (at + 2, 2 * page[at + 1]) if size == 0 else (at + 1, 2 * size - 1)
        found.append((offsets[index], page[start + 2 : start + length]))
    return found


def _operations(properties: bytes) -> dict[int, bytes]:
    """Return the operations of a property list; the last of each opcode holds."""
    found: dict[int, bytes] = {}
    position = 0
    while position + 2 <= len(properties):
        code = struct.unpack_from("<H", properties, position)[0]
        position += 2
        kind = code >> 13
        if kind == 6:
            if code == _DEFINITION:
                if position + 2 > len(properties):
                    break
                size, head = struct.unpack_from("<H", properties, position)[0] - 1, 2
            else:
                size, head = properties[position] if position < len(properties) else 0, 1
        else:
            size, head = _SIZES[kind], 0
        found[code] = properties[position + head : position + head + max(size, 0)] or b"\0"
        position += head + max(size, 0)
    return found
