"""The table of the decomposition as a Word document: A3 landscape, title and type after GB/T 9704-2012, heading row on each page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.run import Run

from lantu_web.duties.table import CENTRED, COLUMNS, title_of
from lantu_web.record.models import Plan

# The typefaces of official documents are commercial: they are named, and a machine without them takes the next of its own.
TITLE, HEAD, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
_TITLE_SIZE, _TEXT_SIZE, _CELL_SIZE = Pt(22), Pt(16), Pt(10.5)
_LATIN = "Times New Roman"


def document(plan: Plan, rows: list[list[str]], day: str) -> bytes:
    """Return the .docx. `day` is the date under the title, as 2026年3月1日."""
    paper = Document()
    _page(paper)
    _line(paper, title_of(plan), TITLE, _TITLE_SIZE)
    _line(paper, f"（{day}）", BODY, _TEXT_SIZE)
    _table(paper, rows)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _page(paper: Any) -> None:
    section = paper.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(28),
        Mm(26),
        Mm(18),
        Mm(18),
    )
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, _CELL_SIZE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _face(paragraph.add_run("— "), "宋体", Pt(14))
    run = _face(paragraph.add_run(), "宋体", Pt(14))
    for kind, words in (("begin", ""), (None, "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = words
        run._r.append(mark)
    _face(paragraph.add_run(" —"), "宋体", Pt(14))


def _line(paper: Any, words: str, face: str, size: Pt) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    _face(paragraph.add_run(words), face, size)


def _table(paper: Any, rows: list[list[str]]) -> None:
    table = paper.add_table(rows=1 + len(rows), cols=len(COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, wanted in zip(table.columns, COLUMNS, strict=True):
        column.width = Mm(wanted.width)
    # Walking row by row: table.cell(i, j) searches the whole table anew each time.
    for number, row in enumerate(table.rows):
        words = [column.title for column in COLUMNS] if number == 0 else rows[number - 1]
        for cell, column, text in zip(row.cells, COLUMNS, words, strict=True):
            _cell(cell, column.title, column.width, text, heading=number == 0)
        _keep_whole(row, repeated=number == 0)


def _cell(cell: Any, title: str, width: int, words: str, *, heading: bool) -> None:
    cell.width = Mm(width)
    cell.vertical_alignment = 1
    first, *others = words.split("\n")
    for part, paragraph in [(first, cell.paragraphs[0]), *((one, cell.add_paragraph()) for one in others)]:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if heading or title in CENTRED else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        _face(paragraph.add_run("".join(c for c in part if c >= " ")), HEAD if heading else BODY, _CELL_SIZE)


def _keep_whole(row: Any, *, repeated: bool) -> None:
    """Keep a row on one page; repeat the heading row on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))


def _face(run: Run, face: str, size: Pt) -> Run:
    run.font.name, run.font.size, run.font.color.rgb = _LATIN, size, RGBColor(0, 0, 0)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run
