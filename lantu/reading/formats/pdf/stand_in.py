"""A stand-in for Chinese fonts a PDF names and does not carry: squares, so that no word depends on the fonts of a machine.

pdfium looks for such a font on the machine and drops the characters of one it does not find: a server without Chinese fonts
would read fewer words than an office computer. `stand_in.ttf` (made by scripts/stand_in_font.py) has a square for every
character; which character it is, the PDF says.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

_CHARSETS = frozenset((128, 129, 134, 136))  # of Windows: Japanese, Korean, simplified and traditional Chinese
_SIMPLIFIED = 134
_HANDLE = 1  # any number but 0: there is one font


@cache
def stand_in() -> Any:
    """Have pdfium use the squares; return what it calls, which must live as long as it does."""
    font = Path(__file__).with_suffix(".ttf").read_bytes()

    def map_font(_info: Any, _weight: int, _italic: int, charset: int, *_: Any) -> int | None:
        return _HANDLE if charset in _CHARSETS else None

    def font_data(_info: Any, _handle: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # pdfium asks for the table of a collection first; this file is none
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    info = raw.FPDF_SYSFONTINFO()
    kinds = dict(info._fields_)
    info.version = 1
    info.MapFont = kinds["MapFont"](map_font)
    info.GetFontData = kinds["GetFontData"](font_data)
    info.GetFaceName = kinds["GetFaceName"](lambda *_: 0)
    info.GetFontCharset = kinds["GetFontCharset"](lambda *_: _SIMPLIFIED)
    info.DeleteFont = kinds["DeleteFont"](lambda *_: None)
    raw.FPDF_SetSystemFontInfo(info)
    return info
