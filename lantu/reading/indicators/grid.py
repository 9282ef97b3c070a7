"""Indicator rows from ruled tables: merged cells, group rows and columns, heads of two levels, heads repeated on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lantu.reading.indicators.heads import Head, Role, read_head
from lantu.reading.indicators.row import Row, group_name
from lantu.source.text import Cell, SourceText, Table

_DEEPEST_HEAD = 4
_FEWEST_ROWS = 3
_FIGURE = re.compile(r"\d|下达|保持|区间|[-—–]")
_BOX = re.compile(r"专\s*栏")
_ATTRIBUTE = re.compile(r"(?:约束|预期|指导|导向)性")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*")


def grid_rows(text: SourceText, plan_period: tuple[int, int] | None) -> Iterator[Row]:
    """Yield the indicator rows of every table of indicators."""
    for table in text.tables:
        if table.rows > _FEWEST_ROWS - 1 and table.columns > 2:
            rows = list(_rows(text, table, plan_period))
            if len(rows) >= _FEWEST_ROWS:
                yield from rows


def _rows(text: SourceText, table: Table, plan_period: tuple[int, int] | None) -> Iterator[Row]:
    grid = table.grid()
    head, body = _head(text, grid, plan_period)
    if head is None:
        return
    head = _with_attribute(text, grid[body:], head)
    heading = _words(text, grid[body - 1][head.roles.index("name")])
    group: str | None = None
    for cells in grid[body:]:
        only = {cell for cell in cells if cell is not None}
        filled = {cell for cell in only if cell.end > cell.start}
        if len(filled) == 1 and (len(only) == 1 or next(iter(filled)).column_span >= table.columns - 1):
            words = _words(text, next(iter(filled)))
            if _BOX.match(words):
                return
            group = group_name(words)
        elif _words(text, cells[head.roles.index("name")]) not in ("", heading):
            row = _row(text, cells, head, group)
            if row is not None:
                yield row


def _head(
    text: SourceText, grid: list[list[Cell | None]], plan_period: tuple[int, int] | None
) -> tuple[Head | None, int]:
    """Return the head and the row after it; rows above the head (a title) are passed over, a second level is joined."""
    for first in range(min(_DEEPEST_HEAD, len(grid))):
        for depth in (2, 1):
            rows = grid[first : first + depth]
            columns = [_joined(text, [row[c] for row in rows]) for c in range(len(grid[0]))]
            head = read_head(columns, plan_period) if len(rows) == depth else None
            if head is not None and (depth == 1 or _is_second_level(rows, head)):
                return head, first + depth
    return None, 0


def _is_second_level(rows: list[list[Cell | None]], head: Head) -> bool:
    """Tell a head of two levels: the name's cell reaches down both."""
    name = head.roles.index("name")
    return rows[0][name] is not None and rows[0][name] == rows[1][name]


def _joined(text: SourceText, cells: list[Cell | None]) -> str:
    return "".join(dict.fromkeys(_words(text, cell) for cell in cells))


def _with_attribute(text: SourceText, body: list[list[Cell | None]], head: Head) -> Head:
    """Return the head with the attribute's column found by what stands in it, where its name did not tell."""
    if "binding" in head.roles:
        return head
    counts = Counter(
        column
        for row in body
        for column, cell in enumerate(row)
        if cell is not None and _ATTRIBUTE.search(_words(text, cell))
    )
    if not counts:
        return head
    column = counts.most_common(1)[0][0]
    roles: list[Role] = list(head.roles)
    roles[column] = "binding"
    return head._replace(roles=tuple(roles)) if "name" in roles else head


def _row(text: SourceText, cells: list[Cell | None], head: Head, group: str | None) -> Row | None:
    spans: dict[Role, tuple[int, int]] = {}
    taken: set[Cell] = set()
    for role, cell in zip(head.roles, cells, strict=True):
        if role != "other" and cell is not None and cell.end > cell.start and cell not in taken:
            taken.add(cell)
            spans[role] = (cell.start, cell.end)
    if "name" not in spans or not any(
        _FIGURE.search(text.words[slice(*spans[r])]) for r in spans if r not in ("name", "number", "group")
    ):
        return None
    named = spans.pop("group", None)
    numbered = _NUMBER.fullmatch(text.words[slice(*spans["number"])]) if "number" in spans else None
    own = group_name(text.words[slice(*named)]) if named is not None else None
    return Row(int(numbered[1]) if numbered else None, own or group, spans, head.base_year, head.target_year)


def _words(text: SourceText, cell: Cell | None) -> str:
    return "" if cell is None else re.sub(r"\s", "", text.words[cell.start : cell.end])
