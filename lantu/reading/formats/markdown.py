"""Markdown (.md): headings, pipe tables, lists; the rest is text. The words are the file's, marks and all left where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lantu.reading.formats.format import Format
from lantu.reading.formats.plain import read as read_plain
from lantu.source.text import Block, Cell, Origin, SourceText, Table

_HEADING = re.compile(r"(#{1,6})\s+")
_ITEM = re.compile(r"[-*+]\s+")
_CLOSING = re.compile(r"[\s#]*#$")
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


def read(data: bytes, name: str) -> SourceText:
    """Return the text of a Markdown file: offsets count in the decoded file; blocks leave the marks (#, |, -) out."""
    text = read_plain(data, name)
    blocks: list[Block] = []
    tables: list[Table] = []
    rows: list[tuple[Block, str]] = []
    for block in (*text.blocks, None):
        words = text.words[block.start : block.end] if block else ""
        follows = block is not None and (not rows or text.words.count("\n", rows[-1][0].end, block.start) == 1)
        if block is not None and words.startswith("|") and follows:
            rows.append((block, words))
            continue
        if rows:
            tables.append(_table(rows, len(tables), blocks))
            rows = [(block, words)] if block is not None and words.startswith("|") else []
        if block is not None and not rows:
            blocks.extend(_plain(block, words))
    return replace(text, format="md", blocks=tuple(blocks), tables=tuple(tables))


def _plain(block: Block, words: str) -> Iterator[Block]:
    heading = _HEADING.match(words)
    mark = heading or _ITEM.match(words)
    start = block.start + (mark.end() if mark else 0)
    closing = _CLOSING.search(words) if heading else None
    end = block.start + closing.start() if closing else block.end
    if start < end:
        yield replace(block, start=start, end=end, heading=len(heading[1]) if heading else None)


def _table(rows: list[tuple[Block, str]], index: int, blocks: list[Block]) -> Table:
    cells: list[Cell] = []
    kept = [(block, words) for block, words in rows if not _RULE.fullmatch(words)]
    for row, (block, words) in enumerate(kept):
        closed = words if words.endswith("|") else words + "|"
        for column, found in enumerate(re.finditer(r"\|([^|]*)(?=\|)", closed)):
            inner = found[1].strip()
            start = block.start + found.start(1) + (len(found[1]) - len(found[1].lstrip()) if inner else 0)
            start = min(start, block.end)
            cells.append(Cell(row, column, 1, 1, start, start + len(inner)))
            if inner:
                origin = Origin("cell", f"{block.origin.path}c{column + 1}")
                blocks.append(Block(start, start + len(inner), origin, table=index))
    return Table(len(kept), max((c.column + 1 for c in cells), default=0), tuple(cells))


FORMAT = Format("md", (".md", ".markdown"), None, read)
