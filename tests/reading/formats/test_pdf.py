"""PDF: words, paragraphs, tables and places come back from pages of glyphs and ruling lines."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.errors import PdfDamaged, PdfEncrypted, PdfTooLong, PdfWithoutText, ReadError
from lantu.reading.formats.pdf import FORMAT, chain, read
from lantu.source.text import SourceText

LEFT, RIGHT, SIZE = 90, 474, 16  # 24 characters a line
PROSE = "坚持规划先行，统筹城乡建设和产业布局，完善基础设施。优化公共服务供给，改善人居环境，推动绿色低碳发展，"


class TinyPdf:
    """Writes a small PDF by hand: Chinese words set in squares, digits in half squares, lines, pictures, A4."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.extra = b""
        self.turn = 0

    def page(self) -> TinyPdf:
        self.pages.append([])
        return self

    def words(
        self, x: float, top: float, words: str, size: float = SIZE, matrix: str = "1 0 0 1", spacing: float = 0
    ) -> TinyPdf:
        codes = words.encode("utf-16-be").hex()
        place = f"{matrix} {x} {842 - top - 0.88 * size}"
        self.pages[-1].append(f"BT /F1 {size} Tf {spacing} Tc {place} Tm <{codes}> Tj ET")
        return self

    def lines(self, top: float, *lines: str, x: float = LEFT, leading: float = 28) -> TinyPdf:
        for index, line in enumerate(lines):
            indent = 2 * SIZE if line.startswith("　　") else 0
            self.words(x + indent, top + index * leading, line.lstrip("　"))
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> TinyPdf:
        self.pages[-1].append(f"{x0} {842 - top} m {x1} {842 - bottom} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> TinyPdf:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def picture(self, x: float, top: float, width: float, height: float) -> TinyPdf:
        self.pages[-1].append(f"q {width} 0 0 {height} {x} {842 - top - height} cm /I1 Do Q")
        return self

    def data(self) -> bytes:
        kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(self.pages)))
        widths = "/DW 1000 /W [1 95 500]"
        info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light {info} {widths} /FontDescriptor 6 0 R >>",
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 "
            "/Descent -120 /CapHeight 880 /StemV 93 >>",
        ]
        for index, content in enumerate(self.pages):
            stream = "\n".join(content)
            resources = "<< /Font << /F1 3 0 R >> /XObject << /I1 5 0 R >> >>"
            page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {self.turn} /Resources {resources}"
            objects.append(f"{page} /Contents {8 + 2 * index} 0 R >>")
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _assembled(objects, self.extra)


def _assembled(objects: list[str], extra: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += b"".join(f"{offset:010} 00000 n \n".encode("ascii") for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + trailer % (len(objects) + 1, extra, start))


def paragraphs(text: SourceText) -> list[str]:
    return [text.words[block.start : block.end] for block in text.blocks]


def cells(text: SourceText, table: int = 0) -> list[list[str]]:
    grid = text.tables[table].grid()
    return [[text.words[c.start : c.end] if c else "" for c in row] for row in grid]


def wrapped(words: str, indent: int = 2) -> list[str]:
    """Return a paragraph as printed lines of 24 squares, the first indented."""
    first = 24 - indent
    return ["　" * indent + words[:first], *(words[i : i + 24] for i in range(first, len(words), 24))]


def test_hard_wrapped_lines_become_paragraphs_without_a_space_at_the_joint() -> None:
    one, two = PROSE * 2 + "见效。", "到2025年，森林覆盖率达到42%以上。"
    pdf = TinyPdf().page().lines(100, *wrapped(one), *wrapped(two))
    assert paragraphs(read(pdf.data(), "a.pdf")) == [one, two]


def test_a_full_last_line_ends_a_paragraph_where_the_next_is_indented() -> None:
    one, two = (PROSE * 2)[:69] + "。", PROSE[:40] + "。"
    assert len(one) == 22 + 48
    pdf = TinyPdf().page().lines(100, *wrapped(one), *wrapped(two), *wrapped(one), *wrapped(two))
    assert paragraphs(read(pdf.data(), "a.pdf")) == [one, two, one, two]


def test_a_paragraph_over_a_page_end_is_one_and_begins_on_the_first_page() -> None:
    lines = wrapped(PROSE * 3 + "落地见效。")
    pdf = (
        TinyPdf().page().lines(100, *wrapped("概述。"), *lines[:3]).page().lines(100, *lines[3:], *wrapped("下一段。"))
    )
    text = read(pdf.data(), "a.pdf")
    assert paragraphs(text) == ["概述。", PROSE * 3 + "落地见效。", "下一段。"]
    assert [(b.origin.unit, b.origin.path, b.origin.page) for b in text.blocks] == [
        ("page", "p1b1", 1), ("page", "p1b2", 1), ("page", "p2b1", 2),
    ]  # fmt: skip


def test_every_block_knows_its_box_from_the_top_left_corner() -> None:
    text = read(TinyPdf().page().words(90, 100, "第一章").words(90, 200, "总则").data(), "a.pdf")
    assert [block.origin.box for block in text.blocks] == [(90.0, 100.0, 138.0, 116.0), (90.0, 200.0, 122.0, 216.0)]


def test_headers_footers_and_page_numbers_are_taken_away() -> None:
    pdf = TinyPdf()
    for number in range(1, 6):
        pdf.page().words(200, 40, "某县人民政府公报", 10).lines(140, *wrapped(f"第{number}项任务是{PROSE}。"))
        pdf.words(280, 790, f"— {number} —", 12)
    text = read(pdf.data(), "a.pdf")
    assert paragraphs(text) == [f"第{number}项任务是{PROSE}。" for number in range(1, 6)]


@pytest.mark.parametrize("footer", ["第 {0} 页 共 5 页", "{0}/5", "- {0} -", "{0}"])
def test_page_numbers_are_known_in_their_usual_dress(footer: str) -> None:
    pdf = TinyPdf()
    for number in range(1, 6):
        pdf.page().lines(140, *wrapped(PROSE + "。")).words(280, 790, footer.format(number), 12)
    assert set(paragraphs(read(pdf.data(), "a.pdf"))) == {PROSE + "。"}


def test_a_number_that_does_not_count_along_with_the_pages_stays() -> None:
    pdf = TinyPdf()
    for number in (48, 7, 310):
        pdf.page().lines(140, *wrapped(PROSE + "。")).words(280, 780 - number / 10, str(number))
    assert [p for p in paragraphs(read(pdf.data(), "a.pdf")) if p.isdigit()] == ["48", "7", "310"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2 0 2 5 年", "2025年"),
        ("增长 1 2 . 5 %", "增长12.5%"),
        ("通　　知", "通知"),
        ("增长1.5 2.3", "增长1.5 2.3"),
        ("第一章 总则", "第一章 总则"),
        ("投资 1 2 35 元", "投资 1 2 35 元"),
    ],
)
def test_words_set_apart_are_closed_up_and_numbers_are_never_run_together(printed: str, meant: str) -> None:
    assert read(TinyPdf().page().words(90, 100, printed).data(), "a.pdf").words == meant


def test_digits_in_squares_without_printed_spaces_are_closed_up() -> None:
    pdf = TinyPdf().page()
    for index, char in enumerate("到2005年增长8%左右"):
        pdf.words(90 + SIZE * index, 100, char)
    assert read(pdf.data(), "a.pdf").words == "到2005年增长8%左右"


def test_letter_spacing_puts_no_spaces_between_chinese_characters() -> None:
    assert (
        read(TinyPdf().page().words(90, 100, "国民经济和社会发展", spacing=9).data(), "a.pdf").words
        == "国民经济和社会发展"
    )


def test_radicals_and_ligatures_become_ordinary_characters() -> None:
    assert (
        read(TinyPdf().page().words(90, 100, "⼀、⺠⽣⼯程和⻓效机制，⼾籍").data(), "a.pdf").words
        == "一、民生工程和长效机制，户籍"
    )


def test_superscripts_and_subscripts_stay_in_their_row() -> None:
    pdf = TinyPdf().page().words(90, 100, "面积25km").words(154, 98, "2", 8).words(158, 100, "，降低18%。")
    assert read(pdf.data(), "a.pdf").words == "面积25km2，降低18%。"


def test_false_bold_printed_twice_is_read_once() -> None:
    pdf = TinyPdf().page().words(90, 100, "第一章 总则").words(90.6, 100, "第一章 总则")
    assert read(pdf.data(), "a.pdf").words == "第一章 总则"


def test_the_raised_number_of_a_footnote_is_no_digit_of_the_figure_before_it() -> None:
    pdf = TinyPdf().page().lines(100, *wrapped(PROSE + "。"), *wrapped("产值达到1200亿元。"))
    pdf.words(90, 212, "就业达到1200").words(186, 209, "1", 8).words(190, 212, "人。")
    pdf.rule(90, 700, 230, 700).words(90, 706, "1 指城镇新增就业。", 9)
    text = read(pdf.data(), "a.pdf")
    assert paragraphs(text)[-2:] == ["就业达到1200人。", "1 指城镇新增就业。"]
    assert [block.note for block in text.blocks][-2:] == [False, True]


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = TinyPdf().page().words(200, 60, "某县发展规划纲要", 22)
    left = [f"左栏第{'一二三四五六七八九十'[i]}行写满十一字左" for i in range(10)]
    right = [line.replace("左", "右") for line in left]
    for index in range(10):
        pdf.words(80, 110 + 24 * index, left[index]).words(310, 110 + 24 * index, right[index])
    words = read(pdf.data(), "a.pdf").words.replace("\n", "")
    assert words == "某县发展规划纲要" + "".join(left) + "".join(right)


def test_a_page_set_sideways_is_turned_upright() -> None:
    pdf = TinyPdf().page()
    pdf.turn = 90
    pdf.words(300, 738, "第一章", matrix="0 1 -1 0").words(328, 738, "总则", matrix="0 1 -1 0")
    assert read(pdf.data(), "a.pdf").words == "第一章\n总则"


def test_slanted_watermarks_are_left_out_and_said() -> None:
    pdf = TinyPdf().page().lines(100, *wrapped(PROSE + "。")).words(200, 400, "内部资料", matrix="0.7 0.7 -0.7 0.7")
    text = read(pdf.data(), "a.pdf")
    assert text.words == PROSE + "。"
    assert [gap.kind for gap in text.gaps] == ["watermark"]


def a_table(pdf: TinyPdf, top: float, rows: list[list[str]], closed: bool = True) -> None:
    """Draw a table of three columns, each row 30 points high; a row of one cell spans all of them."""
    xs = [90.0, 150.0, 300.0, 450.0]
    bottom = top + 30 * len(rows)
    for index in range(len(rows) + closed):
        pdf.rule(xs[0], top + 30 * index, xs[-1], top + 30 * index)
    for x in (xs[0], xs[-1]):
        pdf.rule(x, top, x, bottom)
    for index, row in enumerate(rows):
        for x in xs[1:-1] if len(row) > 1 else []:
            pdf.rule(x, top + 30 * index, x, top + 30 * index + 30)
        for x, words in zip(xs, row, strict=False):
            if words:
                pdf.words(x + 5, top + 30 * index + 8, words, 12)


HEADER = ["序号", "指标名称", "2025年"]


def test_a_ruled_table_keeps_its_grid_merged_rows_and_empty_cells() -> None:
    pdf = TinyPdf().page().lines(100, *wrapped("主要指标如下。"))
    a_table(pdf, 200, [HEADER, ["一、经济发展"], ["1", "城镇化率（%）", "65"], ["2", "工业企业（户）", ""]])
    text = read(pdf.data(), "a.pdf")
    assert cells(text) == [HEADER, ["一、经济发展"] * 3, ["1", "城镇化率（%）", "65"], ["2", "工业企业（户）", ""]]
    assert [block.table for block in text.blocks] == [None] + [0] * 9
    assert all(0 <= cell.start <= cell.end <= len(text.words) for cell in text.tables[0].cells)


def test_words_wrapped_within_a_cell_are_joined_and_points_stay_apart() -> None:
    pdf = TinyPdf().page().grid([90, 200, 400], [100, 180])
    pdf.words(95, 104, "常住人口城镇化", 14).words(95, 124, "率（%）", 14)
    pdf.words(205, 104, "1.供热工程。", 14).words(205, 124, "2.供水工程。", 14)
    assert cells(read(pdf.data(), "a.pdf")) == [["常住人口城镇化率（%）", "1.供热工程。\n2.供水工程。"]]


def test_a_table_over_pages_is_one_its_header_dropped_and_its_broken_row_whole() -> None:
    pdf = TinyPdf().page()
    a_table(pdf, 600, [HEADER, ["1", "森林覆盖率", "42"], ["2", "每千人口拥有三岁以下婴幼", "4.5"]])
    pdf.page()
    a_table(pdf, 80, [HEADER, ["", "儿托位数（个）", ""], ["3", "人均预期寿命", "79"]])
    text = read(pdf.data(), "a.pdf")
    assert cells(text)[2:] == [["2", "每千人口拥有三岁以下婴幼儿托位数（个）", "4.5"], ["3", "人均预期寿命", "79"]]
    assert len(text.tables) == 1
    assert text.words.count("指标名称") == 1


def test_a_table_open_at_the_page_end_goes_on_with_the_row_that_was_cut() -> None:
    pdf = TinyPdf().page()
    a_table(pdf, 700, [HEADER, ["1", "单位国内生产总值的能耗", "18"]], closed=False)
    pdf.page().rule(90, 110, 450, 110).rule(90, 140, 450, 140).words(155, 88, "降低（%）", 12).words(95, 118, "2", 12)
    for x in (90, 150, 300, 450):
        pdf.rule(x, 80, x, 140)
    assert cells(read(pdf.data(), "a.pdf")) == [
        HEADER,
        ["1", "单位国内生产总值的能耗降低（%）", "18"],
        ["2", "", ""],
    ]


def test_a_new_table_on_the_next_page_is_not_joined_to_a_box() -> None:
    pdf = (
        TinyPdf()
        .page()
        .grid([90, 470], [600, 630, 700])
        .words(95, 606, "专栏1 供水工程")
        .words(95, 640, "1.引水项目。")
    )
    pdf.page().grid([90, 470], [80, 110, 180]).words(95, 86, "专栏2 供热工程").words(95, 120, "1.热源项目。")
    text = read(pdf.data(), "a.pdf")
    assert [cells(text, table) for table in (0, 1)] == [
        [["专栏1 供水工程"], ["1.引水项目。"]],
        [["专栏2 供热工程"], ["1.热源项目。"]],
    ]


def test_a_box_set_right_below_a_table_is_a_table_of_its_own() -> None:
    pdf = TinyPdf().page()
    a_table(pdf, 100, [HEADER, ["1", "森林覆盖率", "42"], ["专栏3 造林工程"], ["1.荒山造林。"]])
    text = read(pdf.data(), "a.pdf")
    assert [(table.rows, table.columns) for table in text.tables] == [(2, 3), (2, 1)]


def test_contents_lines_are_marked_and_kept_apart() -> None:
    pdf = TinyPdf().page().words(260, 80, "目　录")
    pdf.lines(120, *(f"第{c}章 发展目标{'.' * 24} {n}" for c, n in zip("一二三", (1, 5, 9), strict=True)))
    pdf.page().lines(100, "第一章 发展目标", *wrapped(PROSE + "。"))
    text = read(pdf.data(), "a.pdf")
    assert [block.contents for block in text.blocks] == [True] * 4 + [False] * 2


def test_print_as_large_as_that_of_numbered_chapters_declares_a_heading() -> None:
    pdf = TinyPdf()
    for title in ("第一章 现状", "第二章 目标", "第三章 任务", "结束语"):
        pdf.page().words(200, 80, title, 22).lines(140, *wrapped(PROSE + "。"))
    text = read(pdf.data(), "a.pdf")
    assert [block.heading for block in text.blocks] == [1, None] * 4


def test_a_page_that_is_a_picture_is_said_and_the_rest_is_read() -> None:
    pdf = TinyPdf().page().lines(100, *wrapped(PROSE + "。"))
    pdf.page().picture(0, 0, 595, 842).page().picture(0, 0, 595, 842).page().lines(100, *wrapped("后记。"))
    gaps = read(pdf.data(), "a.pdf").gaps
    assert [(gap.kind, gap.what[:9]) for gap in gaps] == [("scanned_page", "第 2—3 页是图")]


def test_a_figure_is_said_with_its_caption() -> None:
    pdf = (
        TinyPdf()
        .page()
        .lines(100, *wrapped(PROSE + "。"))
        .picture(150, 200, 300, 200)
        .words(200, 410, "图1 全县生产总值")
    )
    text = read(pdf.data(), "a.pdf")
    (gap,) = text.gaps
    assert gap.kind == "image"
    assert gap.start is not None
    assert text.words[gap.start : gap.end] == "图1 全县生产总值"


def test_a_pdf_of_pictures_alone_is_refused_with_what_to_do() -> None:
    with pytest.raises(PdfWithoutText, match=r"各页是图片.*OCR"):
        read(TinyPdf().page().picture(0, 0, 595, 842).data(), "scan.pdf")


def test_a_pdf_with_a_password_is_refused() -> None:
    pdf = TinyPdf().page().words(90, 100, "第一章")
    pdf.extra = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(PdfEncrypted, match="密码"):
        read(pdf.data(), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 is only a name", b"\x00" * 99])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(PdfDamaged, match="pypdfium2：打不开；pdfplumber：打不开"):
        read(data, "a.pdf")


def test_a_lost_tail_is_said() -> None:
    data = TinyPdf().page().words(90, 100, "第一章 总则").data()
    text = read(data[: data.rindex(b"startxref")], "a.pdf")
    assert text.words == "第一章 总则"
    assert [gap.kind for gap in text.gaps] == ["truncated"]


def test_more_pages_than_any_plan_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "MOST_PAGES", 2)
    with pytest.raises(PdfTooLong, match="标明有 3 页"):
        read(TinyPdf().page().page().page().data(), "a.pdf")


def test_where_one_reader_refuses_the_next_reads_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: bytes) -> None:
        raise chain.pypdfium2.PdfiumError("no")

    pdf = TinyPdf().page().lines(100, *wrapped(PROSE + "。"))
    a_table(pdf, 200, [HEADER, ["1", "森林覆盖率", "42"]])
    expected = read(pdf.data(), "a.pdf")
    monkeypatch.setattr(chain, "PdfiumPdf", refuse, raising=True)
    refuse.reader = "pypdfium2"  # type: ignore[attr-defined]
    text = read(pdf.data(), "a.pdf")
    assert (text.words, text.tables) == (expected.words, expected.tables)
    assert [gap.what[:14] for gap in text.gaps] == ["pypdfium2打不开，这"]


def test_progress_counts_the_pages() -> None:
    told: list[tuple[int, int]] = []
    pdf = TinyPdf().page().words(90, 100, "第一章").page().words(90, 100, "第二章")
    read(pdf.data(), "a.pdf", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_the_format_is_known_by_its_head() -> None:
    assert FORMAT.recognises is not None
    assert FORMAT.recognises(b"\xef\xbb\xbf%PDF-1.6 ...")
    assert not FORMAT.recognises(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"/Kids [7 0 R]", b"/Kids [2 0 R]"),
        (b"/Count 1", b"/Count 999999999"),
        (b"[0 0 595 842]", b"[0 0 9e9 842]"),
        (b"16 Tf", b"1e38 Tf"),
    ],
)
def test_a_file_that_points_to_itself_or_claims_the_impossible_brings_no_hang(right: bytes, wrong: bytes) -> None:
    data = TinyPdf().page().words(90, 100, "第一章 总则").data()
    with contextlib.suppress(ReadError):
        assert read(data.replace(right, wrong), "a.pdf").words == "第一章 总则"


def _sample() -> bytes:
    pdf = TinyPdf().page().lines(100, *wrapped(PROSE + "。")).page().picture(90, 400, 200, 200)
    a_table(pdf, 100, [HEADER, ["1", "森林覆盖率", "42"]])
    return pdf.data()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=6))
def test_bytes_gone_wrong_bring_words_or_an_error_for_the_user(damage: list[tuple[int, bytes, int]]) -> None:
    data = bytearray(_sample())
    for at, put, taken in damage:
        data[at : at + taken] = put
    try:
        text = read(bytes(data), "a.pdf")
    except ReadError:
        return
    assert all(0 <= b.start < b.end <= len(text.words) for b in text.blocks)


def test_the_real_plan_gives_the_paragraphs_and_cells_of_its_word_file(shared: Path) -> None:
    from lantu.reading.formats import read_text

    pdf, word = (read_text(shared / "plans" / f"jiaocheng-14th-plan.{kind}") for kind in ("pdf", "docx"))
    ours, theirs = ([re.sub(r"\s", "", p) for p in paragraphs(text)] for text in (pdf, word))
    assert "".join(ours) == "".join(theirs)
    assert sum(p in set(theirs) for p in ours) > 0.99 * len(theirs)
    assert [(t.rows, t.columns) for t in pdf.tables] == [(t.rows, t.columns) for t in word.tables]


def test_the_real_file_some_readers_refuse_is_read(shared: Path) -> None:
    text = read((shared / "corpus" / "yunnan-10th-plan-2001.pdf").read_bytes(), "y.pdf")
    assert len(text.words) > 32_000
    assert not re.search(r"[\d一-鿿] +[\d一-鿿%]", text.words)
    assert sum(len(p) > 40 and p[-1] not in "。!;:)" for p in paragraphs(text)) == 0


@pytest.mark.parametrize("seed", range(4))
def test_a_real_file_cut_short_or_overwritten_brings_no_traceback(shared: Path, seed: int) -> None:
    data = bytearray((shared / "corpus" / "yunnan-10th-plan-2001.pdf").read_bytes())
    data[seed * 9_000 : seed * 9_000 + 40] = bytes(40)
    with contextlib.suppress(ReadError):
        assert read(bytes(data[: len(data) - seed * 100]), "y.pdf").words
