"""What a file is, told from its content, never from its name."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import NamedTuple

import olefile

LARGEST_UNPACKED = 300 * 1024 * 1024
_LONGEST_NAME = 120


class Kind(NamedTuple):
    """A kind of file: its ending, its media type, and why it is not taken ("" where it is)."""

    ending: str
    media_type: str
    refused: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument"
_PLAIN = {
    b"%PDF-": Kind(".pdf", "application/pdf"),
    b"\x89PNG\r\n\x1a\n": Kind(".png", "image/png"),
    b"\xff\xd8\xff": Kind(".jpg", "image/jpeg"),
    b"GIF8": Kind(".gif", "image/gif"),
    b"BM": Kind(".bmp", "image/bmp"),
    b"II*\x00": Kind(".tif", "image/tiff"),
    b"MM\x00*": Kind(".tif", "image/tiff"),
    b"MZ": Kind(".exe", "application/octet-stream", "内容是程序"),
    b"\x7fELF": Kind("", "application/octet-stream", "内容是程序"),
    b"#!": Kind("", "text/plain", "内容是脚本"),
    b"Rar!": Kind(".rar", "application/octet-stream", "是压缩包，看不到里面的内容"),
    b"7z\xbc\xaf": Kind(".7z", "application/octet-stream", "是压缩包，看不到里面的内容"),
    b"\x1f\x8b": Kind(".gz", "application/octet-stream", "是压缩包，看不到里面的内容"),
}
_PARTS = {
    "word/document.xml": Kind(".docx", f"{_OFFICE}.wordprocessingml.document"),
    "xl/workbook.xml": Kind(".xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "ppt/presentation.xml": Kind(".pptx", f"{_OFFICE}.presentationml.presentation"),
    "OFD.xml": Kind(".ofd", "application/ofd"),
}
_STREAMS = {"WordDocument": Kind(".doc", "application/msword"), "Workbook": Kind(".xls", "application/vnd.ms-excel"),
            "Book": Kind(".xls", "application/vnd.ms-excel"),
            "PowerPoint Document": Kind(".ppt", "application/vnd.ms-powerpoint")}  # fmt: skip
_MARKUP = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php|\?xml)", re.IGNORECASE)
_MACROS = "带有宏，可能运行程序"


def kind_of(content: bytes) -> Kind:
    """Return the kind of a content; one that is not known is refused.

    >>> kind_of(b"%PDF-1.7 ...").ending, kind_of(b"MZ...").refused, kind_of("<script>".encode()).refused
    ('.pdf', '内容是程序', '内容是网页或脚本')
    """
    if not content:
        return Kind("", "", "是空文件")
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(olefile.MAGIC):
        return _compound(content)
    return next((kind for mark, kind in _PLAIN.items() if content.startswith(mark)), None) or _text(content)


def safe_name(name: str, ending: str) -> str:
    """Return a file's name without folders, control and direction characters, with the ending of what it is.

    >>> safe_name("..\\\\..\\\\etc/pass\\u202ewd.exe", ".pdf"), safe_name("\\x00", ".png"), safe_name("台账.JPEG", ".jpg")
    ('passwd.exe.pdf', '佐证材料.png', '台账.JPEG')
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(c for c in last if not unicodedata.category(c).startswith("C") and c not in '<>:"|?*')
    plain = re.sub(r"\s+", " ", plain).strip(" .") or "佐证材料"
    suffix = PurePosixPath(plain).suffix
    same = {suffix.lower(), {".jpeg": ".jpg", ".tiff": ".tif", ".csv": ".txt"}.get(suffix.lower(), "")}
    stem, suffix = (plain[: -len(suffix)], suffix) if suffix and ending in same else (plain, ending)
    return stem[: _LONGEST_NAME - len(suffix)] + suffix


def _zipped(content: bytes) -> Kind:
    archive = Kind(".zip", "application/zip", "是压缩包，看不到里面的内容")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            parts = {one.filename: one.file_size for one in zipped.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind(".zip", "application/zip", "已损坏，打不开")
    found = next((kind for part, kind in _PARTS.items() if part in parts), archive)
    if sum(parts.values()) > LARGEST_UNPACKED:
        return found._replace(refused="解开后太大")
    if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in part.lower() for part in parts):
        return found._replace(refused=_MACROS)
    return found


def _compound(content: bytes) -> Kind:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            streams = ["/".join(path) for path in compound.listdir(storages=True)]
    except (OSError, ValueError, IndexError):
        return Kind("", "application/octet-stream", "已损坏，打不开")
    found = next((kind for name, kind in _STREAMS.items() if name in streams), None)
    if found is None:
        return Kind("", "application/octet-stream", "不是认识的文件类型")
    macros = any(part in ("VBA", "_VBA_PROJECT", "Macros") for name in streams for part in name.split("/"))
    return found._replace(refused=_MACROS) if macros else found


def _text(content: bytes) -> Kind:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(unicodedata.category(c) == "Cc" and c not in "\t\r\n\f" for c in words[:65536]):
            break
        if _MARKUP.search(words[:65536]):
            return Kind(".html", "text/html", "内容是网页或脚本")
        return Kind(".txt", "text/plain")
    return Kind("", "application/octet-stream", "不是认识的文件类型")
