"""格式 · document → SourceText. One module a format, found by looking in this folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lantu.errors import EmptyFile, FileMissing, FileTooLarge, FileUnreadable, NotADocument, NotAFile
from lantu.reading.formats.format import Format
from lantu.reading.formats.plain import is_wide_text
from lantu.source.text import Gap, SourceText

Pages = Callable[[int, int], None]

LARGEST = 64 * 1024 * 1024
"""Bytes. The longest real plans met, scanned pictures included, stay under 30 MB."""

_HEAD = 4096
_SAVE_AS = {
    b"\x7bWPS": "WPS 文字",
    b"{\\rtf": "RTF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
}


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Return every format of the folder, by name."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        format_ = getattr(importlib.import_module(f"{__name__}.{module.name}"), "FORMAT", None)
        if isinstance(format_, Format):
            found.append(format_)
    return tuple(sorted(found, key=lambda f: f.name))


def read_text(path: Path, progress: Pages | None = None) -> SourceText:
    """Return the text of a document. Raises ReadError: missing, a folder, empty, too large, of no known format, or broken."""
    try:
        if path.is_dir():
            raise NotAFile(name=path.name or str(path))
        size = path.stat().st_size
        if size > LARGEST:
            raise FileTooLarge(name=path.name, size=size // 2**20, most=LARGEST // 2**20)
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise FileMissing(name=str(path)) from missing
    except OSError as refused:
        raise FileUnreadable(name=str(path), why=refused.strerror or "未知原因") from refused
    return read_bytes(data, path.name, progress)


def read_bytes(data: bytes, name: str, progress: Pages | None = None) -> SourceText:
    """Return the text of a document's bytes; the content decides the format, the suffix where the content cannot tell."""
    if not data:
        raise EmptyFile(name=name)
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, size=len(data) // 2**20, most=LARGEST // 2**20)
    suffix = Path(name).suffix.lower()
    format_ = _of_content(data[:_HEAD]) or _of_suffix(data[:_HEAD], suffix, name)
    text = format_.read(data, name, progress) if format_.paged else format_.read(data, name)
    if suffix and suffix not in format_.suffixes:
        what = f"文件名以 {suffix} 结尾，内容是 {format_.name}；已按内容读取。"
        text = replace(text, gaps=(Gap("extension", what), *text.gaps))
    return text


def _of_content(head: bytes) -> Format | None:
    return next((f for f in formats() if f.recognises is not None and f.recognises(head)), None)


def _of_suffix(head: bytes, suffix: str, name: str) -> Format:
    """Return the text format for what is not told by its content. Binary content is refused whatever its suffix."""
    known = next((what for magic, what in _SAVE_AS.items() if head.startswith(magic)), None)
    if known or (_binary(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise NotADocument(name=name, what=known or "二进制数据", formats="、".join(f.name for f in formats()))
    texts = [f for f in formats() if f.recognises is None]
    return next((f for f in texts if suffix in f.suffixes), next(f for f in texts if ".txt" in f.suffixes))


def _binary(head: bytes) -> bool:
    """Tell bytes no text holds: NULs (but for those of UTF-16) or many control characters."""
    if b"\x00" in head:
        return not is_wide_text(head)
    return sum(byte < 9 or 13 < byte < 27 for byte in head) > len(head) // 20
