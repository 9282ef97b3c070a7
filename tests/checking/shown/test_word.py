"""The commented Word file: every comment sits on its words, and nothing else of the file changes."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from lantu.checking.rule import Finding, Severity
from lantu.checking.run import Checked
from lantu.checking.shown.word import commented
from lantu.plan.model import Plan
from lantu.reading.formats.docx.names import W, value
from lantu.reading.formats.docx.runs import Runs
from lantu.reading.read import read

EXAMPLE = Path(__file__).parents[3] / "examples" / "jiaocheng-digest.docx"


def finding(plan: Plan, start: int, end: int) -> Finding:
    place = plan.text.place(start, end)
    return Finding("A999", "arithmetic", Severity.ERROR, "题", "说明。", "改。", "1+1=2", (place,), (place,), 0.9)


def checked(plan: Plan, spans: list[tuple[int, int]]) -> Checked:
    return Checked(tuple(finding(plan, *span) for span in spans), (), (), {})


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def marked_words(data: bytes) -> dict[str, str]:
    """Return the words between the marks of each comment."""
    open_: set[str] = set()
    words: dict[str, str] = {}
    for element in part(data, "word/document.xml").iter():
        id_ = value(element, "id") or "" if isinstance(element.tag, str) else ""
        if element.tag == W + "commentRangeStart":
            open_.add(id_)
            words[id_] = ""
        elif element.tag == W + "commentRangeEnd":
            open_.remove(id_)
        elif element.tag == W + "t":
            for one in open_:
                words[one] += element.text or ""
        elif element.tag in (W + "p", W + "br"):
            for one in open_:
                words[one] += "\n" if words[one] else ""
    return words


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read(EXAMPLE)


def within_paragraphs(plan: Plan, count: int, seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    spans = []
    for block in chance.choices([b for b in plan.text.blocks if not b.note], k=count):
        start = chance.randrange(block.start, block.end)
        spans.append((start, chance.randint(start + 1, block.end)))
    return spans


@pytest.mark.parametrize("seed", range(5))
def test_every_comment_sits_on_its_words(plan: Plan, seed: int) -> None:
    spans = within_paragraphs(plan, 120, seed)
    data = commented(EXAMPLE.read_bytes(), plan, checked(plan, spans))
    found = marked_words(data)
    assert [found[str(number)] for number in range(len(spans))] == [plan.text.words[a:b] for a, b in spans]


def test_the_words_read_from_the_commented_file_are_the_same(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "b.docx"
    target.write_bytes(commented(EXAMPLE.read_bytes(), plan, checked(plan, within_paragraphs(plan, 200, 7))))
    again = read(target)
    assert again.text.words == plan.text.words
    assert [b.origin for b in again.text.blocks] == [b.origin for b in plan.text.blocks]
    assert again.text.tables == plan.text.tables


def test_every_other_part_stays_byte_for_byte(plan: Plan) -> None:
    data = EXAMPLE.read_bytes()
    before, after = (zipfile.ZipFile(BytesIO(d)) for d in (data, commented(data, plan, checked(plan, [(0, 4)]))))
    changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_comments_that_were_there_stay(plan: Plan, tmp_path: Path) -> None:
    once = commented(EXAMPLE.read_bytes(), plan, checked(plan, [(0, 4)]))
    twice = commented(once, plan, checked(plan, [(2, 8), (40, 44)]))
    assert [value(c, "id") for c in part(twice, "word/comments.xml")] == ["0", "1", "2"]
    assert marked_words(twice)["0"] == plan.text.words[0:4]
    path = tmp_path / "c.docx"
    path.write_bytes(twice)
    assert len(list(docx.Document(str(path)).comments)) == 3


def test_a_comment_says_message_computation_other_places_and_remedy(plan: Plan) -> None:
    data = commented(EXAMPLE.read_bytes(), plan, checked(plan, [(0, 4)]))
    (comment,) = part(data, "word/comments.xml")
    lines = [Runs(paragraph).words for paragraph in comment]
    assert lines[:3] == ["错误 A999 题", "说明。", "算式：1+1=2"]
    assert lines[3].startswith("另见")
    assert lines[-1] == "建议：改。"


def test_the_same_findings_give_the_same_bytes(plan: Plan) -> None:
    data, one = EXAMPLE.read_bytes(), checked(plan, within_paragraphs(plan, 20, 3))
    assert commented(data, plan, one) == commented(data, plan, one)


def built(tmp_path: Path, body: str, **parts: str) -> Path:
    """Return a Word file with this matter in its body."""
    path = tmp_path / "x.docx"
    namespaces = f'xmlns:w="{W[1:-1]}"'
    with zipfile.ZipFile(EXAMPLE) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = f"<w:document {namespaces}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(entry, content)
        for name, content in parts.items():
            new.writestr(f"word/{name}.xml", content.replace("NS", namespaces))
    return path


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<w:p><w:r><w:t>到2025年</w:t><w:tab/><w:t>达到</w:t><w:br/><w:t>九成</w:t></w:r></w:p>", "年\t达到\n九"),
        ('<w:p><w:hyperlink><w:r><w:t>网页</w:t></w:r></w:hyperlink><w:r><w:t>说明</w:t></w:r></w:p>', "页说"),
        ('<w:p><w:ins w:id="9"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:id="8"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>项目</w:t></w:r></w:p>', "增项"),
        ("<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙丙</w:t></w:r></w:p>", "甲\n乙"),
        ("<w:p><w:r><w:t>　　缩进的段落</w:t></w:r></w:p>", "的段"),
    ],
    ids=["breaks", "link", "tracked", "two paragraphs", "indented"],
)  # fmt: skip
def test_marks_find_their_words_in_every_kind_of_run(tmp_path: Path, body: str, words: str) -> None:
    path = built(tmp_path, body)
    plan = read(path)
    start = plan.text.words.index(words)
    data = commented(path.read_bytes(), plan, checked(plan, [(start, start + len(words))]))
    assert marked_words(data)["0"].replace("\n", "") == words.replace("\n", "").replace("\t", "")


def test_a_place_over_two_cells_is_marked_to_the_end_of_the_first(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("甲乙", "丙丁"))
    path = built(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    plan = read(path)
    data = commented(path.read_bytes(), plan, checked(plan, [(1, 4)]))
    assert marked_words(data)["0"] == "乙"


def test_words_of_a_note_are_marked_at_its_reference(tmp_path: Path) -> None:
    path = built(
        tmp_path,
        '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r></w:p>',
        footnotes='<w:footnotes NS><w:footnote w:id="3"><w:p><w:r><w:t>注中的话</w:t></w:r></w:p></w:footnote></w:footnotes>',
    )
    plan = read(path)
    start = plan.text.words.index("注中")
    data = commented(path.read_bytes(), plan, checked(plan, [(start, start + 2)]))
    start_mark = part(data, "word/document.xml").find(f".//{W}commentRangeStart")
    assert start_mark is not None
    following = start_mark.getnext()
    assert following is not None
    assert following.find(W + "footnoteReference") is not None
