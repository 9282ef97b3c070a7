"""Make examples/jiaocheng-digest.docx from the digest beside it: `python examples/build.py` (needs python-docx).

The digest is plain text: `%` title and note, `#` headings, `[专栏…] … [/专栏]` a box (a one-column table), `[指标表] …
[/指标表]` the indicator table with its group rows merged; all else is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

HERE = Path(__file__).resolve().parent
HEAD = ("序号", "指标名称", "2020年（规划基期）", "2025年（规划目标）", "年均增长/累计", "属性")
WIDTHS = (1.2, 5.2, 2.4, 3.0, 3.2, 1.8)


def build(source: Path, target: Path) -> None:
    """Write the Word file of a digest."""
    document = Document()
    _style(document)
    lines = iter(source.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith("%"):
            _front(document, line[1:].strip())
        elif line.startswith("#"):
            marks, words = line.split(" ", 1)
            document.add_heading(words, level=len(marks))
        elif line.startswith("[专栏"):
            _box(document, line.strip("[]"), lines)
        elif line == "[指标表]":
            _indicators(document, lines)
        elif line.strip():
            _body(document, line)
    document.save(str(target))


def _style(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    fonts = {
        "Normal": ("仿宋", 14),
        "Title": ("宋体", 22),
        "Heading 1": ("黑体", 16),
        "Heading 2": ("楷体", 15),
        "Heading 3": ("仿宋", 14),
    }
    for name, (font, size) in fonts.items():
        style = document.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.font.color.rgb = None
    document.styles["Normal"].paragraph_format.line_spacing = Pt(26)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _front(document: DocumentType, words: str) -> None:
    first = not document.paragraphs
    paragraph = document.add_paragraph(words, style="Title" if first else "Normal")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if first else WD_ALIGN_PARAGRAPH.LEFT


def _body(document: DocumentType, words: str) -> None:
    paragraph = document.add_paragraph(words)
    paragraph.paragraph_format.first_line_indent = Pt(28)


def _box(document: DocumentType, title: str, lines: Iterator[str]) -> None:
    table = document.add_table(rows=1, cols=1, style="Table Grid")
    table.cell(0, 0).text = title
    table.cell(0, 0).paragraphs[0].runs[0].bold = True
    for line in lines:
        if line == "[/专栏]":
            break
        table.add_row().cells[0].text = line
    document.add_paragraph()


def _indicators(document: DocumentType, lines: Iterator[str]) -> None:
    table = document.add_table(rows=1, cols=len(HEAD), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = words
    for line in lines:
        if line == "[/指标表]":
            break
        _row(table.add_row().cells, line)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for row_ in table.rows:
        for cell, width in zip(row_.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.line_spacing = Pt(18)
                for run in paragraph.runs:
                    run.font.size = Pt(10.5)


def _row(cells: tuple[_Cell, ...], line: str) -> None:
    """Fill a row; a line without | is a group's, merged over all columns."""
    if "|" not in line:
        cells[0].merge(cells[-1]).text = line
        return
    for cell, words in zip(cells, line.split("|"), strict=True):
        cell.text = words


if __name__ == "__main__":
    build(HERE / "jiaocheng-digest.md", HERE / "jiaocheng-digest.docx")
