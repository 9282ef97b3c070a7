"""Legacy Word (.doc, Word 97-2003): its text without loss, its tables from the properties of their rows ([MS-DOC])."""

from __future__ import annotations

from io import BytesIO

import olefile

from lantu.errors import DocBroken, NotWord, OfficeEncrypted
from lantu.reading.formats.composing import Composer
from lantu.reading.formats.doc.flow import put_down
from lantu.reading.formats.doc.pieces import Story, read_story
from lantu.reading.formats.doc.rows import Rows
from lantu.reading.formats.format import Format
from lantu.source.text import Gap, SourceText

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = {
    "Workbook": "Excel 表格",
    "Book": "Excel 表格",
    "PowerPoint Document": "PowerPoint 演示",
    "HwpSummaryInformation": "HWP 文档",
}
_MACRO = "文件带有宏；宏没有执行，只读取了文字。"
_TABLES = (
    "有表格行的版式信息已损坏，这些表格按文字顺序读取；用 Word、WPS 或 LibreOffice 另存为 .docx 后可读出完整表格。"
)


def read(data: bytes, name: str) -> SourceText:
    """Return the text of a .doc file. Raises ReadError: encrypted, older than Word 97, damaged, or no Word document."""
    story, rows, macros = _open(data, name)
    composer = Composer()
    if macros:
        composer.gaps.append(Gap("macro", _MACRO))
    if not put_down(story, rows, composer):
        composer.gaps.append(Gap("doc_tables", _TABLES))
    return composer.text(name, "doc", data)


def _open(data: bytes, name: str) -> tuple[Story, Rows, bool]:
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            streams = {entry[-1] for entry in container.listdir()}
            if "EncryptedPackage" in streams:
                raise OfficeEncrypted(name=name)
            if "WordDocument" not in streams:
                other = next((what for stream, what in _OTHER.items() if stream in streams), "其他 Office 内容")
                raise NotWord(name=name, what=other)
            word = container.openstream("WordDocument").read()
            tables = {t: container.openstream(t).read() for t in ("0Table", "1Table") if container.exists(t)}
            macros = "VBA" in streams or "_VBA_PROJECT" in streams
    except (
        OSError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        MemoryError,
    ) as broken:
        raise DocBroken(name=name, why="容器结构不完整") from broken
    story = read_story(word, tables, name)
    return story, Rows(word, story), macros


FORMAT = Format("doc", (".doc", ".dot", ".wps"), lambda head: head.startswith(_MAGIC), read)
