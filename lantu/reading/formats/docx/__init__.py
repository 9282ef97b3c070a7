"""Word (.docx): paragraphs, tables with merged cells, text boxes, notes, tracked text and automatic numbers."""

from __future__ import annotations

from lantu.reading.formats.composing import Composer
from lantu.reading.formats.docx.body import Walker
from lantu.reading.formats.docx.numbering import Numbering
from lantu.reading.formats.docx.package import Package
from lantu.reading.formats.docx.styles import Styles
from lantu.reading.formats.format import Format
from lantu.source.text import Gap, SourceText

_MACRO = "文件带有宏；宏没有执行，只读取了文字。"
_IMAGE = "此处有图片，图中的文字和数据没有读取。"


def read(data: bytes, name: str) -> SourceText:
    """Return the text of a Word file, notes after the body. Raises ReadError: damaged, no Word document, unpacks to too much."""
    package = Package(data, name)
    composer = Composer()
    if package.has_macros:
        composer.gaps.append(Gap("macro", _MACRO))
    walker = Walker(composer, Styles(package.xml("styles")), Numbering(package.xml("numbering")))
    walker.body(package.document())
    for part in ("footnotes", "endnotes"):
        walker.notes(package.xml(part), part)
    text = composer.text(name, "docx", data)
    gaps = [*composer.gaps, *(_image(text, offset) for offset in walker.images)]
    return SourceText(
        text.name, text.format, text.sha256, text.words, text.blocks, text.tables, tuple(g for g in gaps if g)
    )


def _image(text: SourceText, offset: int) -> Gap | None:
    """Return the gap of a picture; one with a caption (图1 …) below it is told by its caption."""
    offset = min(offset, len(text.words) - 1)
    caption = text.block_at(offset)
    if caption is None or text.words.startswith("图", caption.start):
        return None
    return Gap("image", _IMAGE, caption.start, caption.end)


FORMAT = Format("docx", (".docx", ".docm", ".dotx"), lambda head: head.startswith(b"PK\x03\x04"), read)
