"""Plain text, Markdown, HTML: the words as published, and where each paragraph stood."""

from __future__ import annotations

import pytest

from lantu.errors import FileTooLarge, NotADocument, NoWords, UndecodableText
from lantu.reading.formats import LARGEST, formats, read_bytes

WORDS = "第一章 总则\n森林覆盖率达到42%。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_decoded_without_a_guess(encoding: str) -> None:
    assert read_bytes(WORDS.encode(encoding), "a.txt").words == WORDS


def test_line_ends_become_one_kind_and_nothing_else_changes() -> None:
    assert read_bytes("甲 \r\n\u3000乙\r丙".encode(), "a.txt").words == "甲 \n\u3000乙\n丙"


def test_line_breaks_that_were_written_out_part_paragraphs() -> None:
    text = read_bytes(r"各位代表：\r\n&nbsp; 现在报告工作。\r\n一、回顾".encode(), "a.txt")
    assert [text.words[b.start : b.end] for b in text.blocks] == ["各位代表：", "现在报告工作。", "一、回顾"]


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x00" * 500, b"\xff\xfe\x00\xd8" * 100])
def test_bytes_that_are_no_words_are_refused(content: bytes) -> None:
    with pytest.raises((NotADocument, UndecodableText, NoWords), match=r"E10[678]"):
        read_bytes(content, "a.txt")


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"{\\rtf1 x}", "RTF"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"), (b"Rar!\x1a\x07\x00", "压缩包")],
)
def test_what_is_no_plan_is_named(content: bytes, what: str) -> None:
    with pytest.raises(NotADocument, match=what):
        read_bytes(content, "a.docx")


def test_blank_text_has_no_words() -> None:
    with pytest.raises(NoWords, match="E108"):
        read_bytes("  \n\u3000\n".encode(), "a.txt")


def test_a_file_larger_than_any_plan_is_refused_unread() -> None:
    with pytest.raises(FileTooLarge, match="E104"):
        read_bytes(b"a" * (LARGEST + 1), "a.txt")


def test_every_format_of_the_folder_is_found() -> None:
    assert {format_.name for format_ in formats()} == {"doc", "docx", "html", "md", "pdf", "txt"}


def test_a_page_collapses_white_space_as_a_browser_does() -> None:
    html = "<html><body><p>森林\n  覆盖率 &nbsp;达到\n42%</p><script>x</script><p>a\n b</p></body></html>"
    assert read_bytes(html.encode(), "a.html").words == "森林覆盖率 \xa0达到 42%\na b"


def test_a_page_keeps_merged_cells_headings_and_breaks() -> None:
    html = "<html><h2>指标</h2><table><tr><th rowspan=2>甲<td>1<tr><td>2<br>3</table>"
    text = read_bytes(html.encode(), "a.htm")
    assert text.words == "指标\n甲\n1\n2\n3"
    assert text.blocks[0].heading == 2
    assert [(c.row, c.column, c.row_span) for c in text.tables[0].cells] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]


def test_a_page_in_its_declared_encoding_is_read() -> None:
    html = '<html><head><meta charset="gb2312"></head><body><p>规划</p></body></html>'
    assert read_bytes(html.encode("gb18030"), "a.html").words == "规划"


def test_markdown_gives_headings_tables_and_lists() -> None:
    text = read_bytes("# 总则\n\n正文。\n\n| 指标 | 值 |\n|---|---|\n| 收入 | 3 |\n\n- 项目".encode(), "a.md")
    assert [(text.words[b.start : b.end], b.heading, b.table) for b in text.blocks] == [
        ("总则", 1, None), ("正文。", None, None), ("指标", None, 0), ("值", None, 0), ("收入", None, 0), ("3", None, 0), ("项目", None, None),
    ]  # fmt: skip
