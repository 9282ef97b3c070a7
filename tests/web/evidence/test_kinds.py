"""What a file is and how it is called: told from its content, made harmless."""

from __future__ import annotations

import io
import zipfile

import pytest

from lantu_web.evidence.kinds import kind_of, safe_name

PDF = b"%PDF-1.7 proof"


def _zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90\x00", "程序"), (b"\x7fELF...", "程序"), (b"#!/bin/sh\n", "脚本"), (b"", "空文件"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "网页或脚本"), (b"  <svg onload=alert(1)>", "网页或脚本"),
        (_zipped("a.txt"), "压缩包"), (_zipped("word/document.xml", "word/vbaProject.bin"), "宏"),
        (_zipped("xl/workbook.xml", "xl/activeX/activeX1.bin"), "宏"), (b"PK\x03\x04broken", "损坏"),
        (b"Rar!\x1a\x07", "压缩包"), (bytes(range(256)), "不是认识的"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", "损坏"),
    ],
)  # fmt: skip
def test_what_could_run_or_hide_something_is_refused(content: bytes, why: str) -> None:
    assert why in kind_of(content).refused


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"), (b"\x89PNG\r\n\x1a\n..", ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), ("甲,乙".encode("gb18030"), ".txt"),
        (_zipped("[Content_Types].xml", "word/document.xml"), ".docx"), (_zipped("xl/workbook.xml"), ".xlsx"),
        (_zipped("OFD.xml"), ".ofd"),
    ],
)  # fmt: skip
def test_what_offices_have_is_taken(content: bytes, ending: str) -> None:
    assert kind_of(content)[::2] == (ending, "")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"), ("C:\\temp\\a.pdf", "a.pdf"), ("a\u202efdp.exe", "afdp.exe.pdf"),
        ("\x00\n\r", "佐证材料.pdf"), ("a.pdf\x00.exe", "a.pdf.exe.pdf"), ("..", "佐证材料.pdf"), ('a<b>"c|?.pdf', "abc.pdf"),
        ("甲" * 500 + ".pdf", "甲" * 116 + ".pdf"), ("", "佐证材料.pdf"), ("A.PDF", "A.PDF"),
    ],
)  # fmt: skip
def test_a_hostile_name_becomes_a_harmless_one(name: str, kept: str) -> None:
    assert safe_name(name, ".pdf") == kept
