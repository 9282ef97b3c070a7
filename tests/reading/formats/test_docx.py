"""Word files: nothing that a reader sees is lost, nothing that was deleted comes back."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest

from lantu.errors import DocxBroken, EmptyFile, NotWord, ZipBomb
from lantu.reading.formats import read_bytes
from lantu.source.text import SourceText
from tests.strategies import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(body: str, **parts: str) -> bytes:
    """Return a Word file of raw XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def read(body: str, **parts: str) -> SourceText:
    return read_bytes(word(body, **parts), "a.docx")


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_inserted_text_is_kept_and_deleted_text_dropped() -> None:
    body = "<w:p><w:r><w:t>达到</w:t></w:r><w:del><w:r><w:delText>32%</w:delText></w:r></w:del><w:ins><w:r><w:t>33%</w:t></w:r></w:ins></w:p>"
    assert read(body).words == "达到33%"


def test_a_text_box_is_read_once_and_marked_as_a_note() -> None:
    box = f"<w:txbxContent>{p('专栏1：水利')}</w:txbxContent>"
    drawing = f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    text = read(f"<w:p><w:r><w:t>正文。</w:t></w:r><w:r>{drawing}</w:r></w:p>")
    assert text.words == "正文。\n专栏1：水利"
    assert [block.note for block in text.blocks] == [False, True]


def test_automatic_numbers_are_counted_as_word_would() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{legal}<w:suff w:val="nothing"/><w:lvlText w:val="{words}"/></w:lvl>'
        for i, form, legal, words in (
            (0, "chineseCountingThousand", "", "第%1章"),
            (1, "decimal", "<w:isLgl/>", "%1.%2"),
        )
    )
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'

    def item(level: int) -> str:
        return p("题", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

    text = read("".join(item(level) for level in (0, 1, 1, 0, 1)), numbering=numbering)
    assert text.words.split("\n") == ["第一章题", "1.1题", "1.2题", "第二章题", "2.1题"]


def test_headings_and_contents_are_told_by_style_through_what_it_is_based_on() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的标题"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    text = read(p("总则", '<w:pStyle w:val="b"/>') + p("总则 1", '<w:pStyle w:val="c"/>') + p("正文"), styles=styles)
    assert [(block.heading, block.contents) for block in text.blocks] == [(2, False), (None, True), (None, False)]


def test_merged_cells_stand_once_and_cover_what_they_span() -> None:
    def tc(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"

    rows = (
        f"<w:tr>{tc('类别', '<w:vMerge w:val=&quot;restart&quot;/>'.replace('&quot;', chr(34)))}{tc('甲')}{tc('乙')}</w:tr>"
        f"<w:tr>{tc('', '<w:vMerge/>')}{tc('丙', '<w:gridSpan w:val=&quot;2&quot;/>'.replace('&quot;', chr(34)))}</w:tr>"
    )
    text = read(f"<w:tbl>{rows}</w:tbl>")
    spans = [(text.words[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in text.tables[0].cells]
    assert spans == [("类别", 0, 0, 2, 1), ("甲", 0, 1, 1, 1), ("乙", 0, 2, 1, 1), ("丙", 1, 1, 1, 2)]
    assert all(block.table == 0 for block in text.blocks)


def test_footnotes_come_after_the_body_as_notes() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("—")}</w:footnote><w:footnote w:id="1">{p("数据来自统计公报。")}</w:footnote></w:footnotes>'
    text = read(p("正文。"), footnotes=notes)
    assert [(text.words[b.start : b.end], b.note) for b in text.blocks] == [
        ("正文。", False),
        ("数据来自统计公报。", True),
    ]


def test_macros_are_told_and_not_run() -> None:
    out = io.BytesIO(word(p("正文。")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert [gap.kind for gap in read_bytes(out.getvalue(), "a.docm").gaps] == ["macro"]


def test_a_wrong_suffix_is_survived_and_told() -> None:
    text = read_bytes(docx(["正文。"]), "规划.txt")
    assert text.format == "docx"
    assert [gap.kind for gap in text.gaps] == ["extension"]


def test_a_truncated_file_is_broken() -> None:
    data = docx(["正文。"])
    with pytest.raises(DocxBroken, match="E110"):
        read_bytes(data[: len(data) // 2], "a.docx")


def test_a_spreadsheet_is_no_word_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(NotWord, match="Excel"):
        read_bytes(out.getvalue(), "a.xlsx")


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(ZipBomb, match="E112"):
        read_bytes(word(" " * 300_000_000), "a.docx")


def test_an_entity_bomb_expands_to_nothing() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 9 if i else "弹"}">' for i in range(12))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        body = f"<!DOCTYPE d [{entities}]><w:document {W}><w:body>{p('甲&e11;')}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
    with contextlib.suppress(DocxBroken):
        assert len(read_bytes(out.getvalue(), "a.docx").words) < 100


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(EmptyFile, match="E101"):
        read_bytes(b"", "a.docx")
