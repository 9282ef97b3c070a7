"""What a page of a plan's text is made of (段落): lines, rows of tables, and what was read in them."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString

Key = tuple[str, int]


class Said(NamedTuple):
    """A passage as the page needs it: its characters, what it speaks of, and whether it is the whole row, a cell or a mention."""

    start: int
    end: int
    thing: Key
    field: str


class Cell(NamedTuple):
    """A cell of a row: its characters, what was read in it ("" where nothing was), and the words above its column."""

    start: int
    end: int
    field: str
    label: str = ""


class Block(NamedTuple):
    """A line of the text, or a row of a table.

    Attributes:
        start, end: its characters; the anchor is p<start>. words: those characters.
        tag: p, h2, h3, h4. cells: of a row, one for each column of its table (None where a column is empty); () otherwise.
        said: what was read here. things: what it speaks of, with "row" or "mention". html: what stands within it.
    """

    start: int
    end: int
    words: str
    tag: str
    cells: tuple[Cell | None, ...]
    said: tuple[Said, ...]
    things: tuple[tuple[Key, str], ...]
    html: SafeString = SafeString("")
