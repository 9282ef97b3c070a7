"""Opening a workbook somebody sent: refused where it has macros, is damaged, or unpacks to too much."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook

from lantu.errors import LantuError
from lantu_web.submissions.kinds import kind_of

LARGEST_MB = 30


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
    return kind.refused


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
