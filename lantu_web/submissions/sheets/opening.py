"""Opening a workbook somebody sent: refused where it has macros, is damaged, or unpacks to too much."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from lantu.errors import LantuError
from lantu_web.evidence.kinds import kind_of

LARGEST_MB = 30
_UNPACKED_MB = 40  # a workbook takes many times its XML in memory
_MERGED = 20_000  # cells of one merged area: each becomes an object before anybody can look
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Za-z0-9:$]{1,40})["']""")


def refusal(content: bytes) -> str:
    """Return why a content is not taken as an xlsx workbook, "" where it is.

    >>> refusal(b"%PDF-1.7")
    '不是 xlsx 表格'
    """
    if len(content) > LARGEST_MB * 1024 * 1024:
        return f"有 {len(content) // 1024 // 1024} MB，最大 {LARGEST_MB} MB"
    kind = kind_of(content)
    if kind.ending == ".xls":
        return "是旧的 xls 格式，请另存为 xlsx"
    if kind.ending != ".xlsx":
        return kind.refused or "不是 xlsx 表格"
    return kind.refused or _too_much(content)


def _too_much(content: bytes) -> str:
    """Return why a workbook would take too much to open, "" where it would not."""
    try:
        with ZipFile(io.BytesIO(content)) as zipped:
            if sum(one.file_size for one in zipped.infolist()) > _UNPACKED_MB * 1024 * 1024:
                return "解开后太大"
            sheets = [zipped.read(name) for name in zipped.namelist() if name.startswith("xl/worksheets/")]
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error):
        return "打不开，文件可能已损坏"
    areas = (found.decode() for sheet in sheets for found in _MERGE.findall(sheet))
    return "合并的单元格太多" if any(_cells_of(area) > _MERGED for area in areas) else ""


def _cells_of(area: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(area)
    except ValueError:
        return 0
    if left is None or top is None or right is None or bottom is None:
        return _MERGED + 1
    return (right - left + 1) * (bottom - top + 1)


def opened(content: bytes, **how: Any) -> Workbook:
    """Return a workbook. Raises ValueError for one that openpyxl cannot read."""
    with _told_as_value_error():
        return load_workbook(io.BytesIO(content), keep_links=False, **how)


@contextmanager
def _told_as_value_error() -> Iterator[None]:
    """A damaged workbook makes openpyxl fail in many ways; here it is one."""
    try:
        yield
    except LantuError:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError) as broken:
        raise ValueError("打不开，文件可能已损坏") from broken
