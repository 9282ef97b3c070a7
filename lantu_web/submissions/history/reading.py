"""The rows of a file of past figures, from xlsx or csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from lantu_web.evidence.kinds import kind_of
from lantu_web.submissions.errors import HistoryRefused

NEEDED, OPTIONAL = ("指标", "时期", "数值"), ("单位", "来源", "说明")
LARGEST_MB, MOST_ROWS = 60, 500_000


class Row(NamedTuple):
    """A row of the file, by its number there."""

    number: int
    indicator: str
    period: Any
    value: Any
    unit: str
    source: str
    note: str


def rows_of(name: str, path: Path) -> Iterator[Row]:
    """Yield the rows under the headings; blank ones are left out.

    Raises:
        HistoryRefused: neither xlsx nor csv, with macros, too large, without the headings.
    """
    cells = _cells(name, path)
    heads = [str(cell or "").strip() for cell in next(cells, ())]
    if missing := [one for one in NEEDED if one not in heads]:
        raise HistoryRefused(name=name, why=f"第一行没有“{'”“'.join(missing)}”")
    at = {head: heads.index(head) for head in (*NEEDED, *OPTIONAL) if head in heads}
    for number, row in enumerate(cells, 2):
        if number > MOST_ROWS + 1:
            raise HistoryRefused(name=name, why=f"超过 {MOST_ROWS} 行，请分成几份")
        told = {head: row[i] if i < len(row) else None for head, i in at.items()}
        if any(value not in (None, "") for value in told.values()):
            words = [str(told.get(head) or "").strip() for head in OPTIONAL]
            yield Row(number, str(told["指标"] or "").strip(), told["时期"], told["数值"], *words)


def _cells(name: str, path: Path) -> Iterator[tuple[Any, ...]]:
    if path.stat().st_size > LARGEST_MB * 1024 * 1024:
        raise HistoryRefused(name=name, why=f"大于 {LARGEST_MB} MB")
    content = path.read_bytes()
    kind = kind_of(content)
    if kind.refused or kind.ending not in (".xlsx", ".txt"):
        raise HistoryRefused(name=name, why=kind.refused or "不是 xlsx 或 csv")
    return _sheet(name, content) if kind.ending == ".xlsx" else _lines(content)


def _sheet(name: str, content: bytes) -> Iterator[tuple[Any, ...]]:
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False).worksheets[0]
        yield from sheet.iter_rows(values_only=True)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError) as broken:
        raise HistoryRefused(name=name, why="打不开，文件可能已损坏") from broken


def _lines(content: bytes) -> Iterator[tuple[Any, ...]]:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("gb18030")
    for row in csv.reader(io.StringIO(words, newline="")):
        yield tuple(row)
