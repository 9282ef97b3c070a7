"""Characters that PDFs put in place of the ordinary ones (部首字符, 兼容字符): the same shape under another code.

Fonts often give one shape to several codes, and a PDF that names shapes alone comes back with the wrong one: a radical (⼀, ⺠)
for a character (一, 民), a ligature (ﬁ) for its letters. Only characters that are the same by Unicode are put back; digits never are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

_TABLE = Path(__file__).with_name("letters.yaml")
_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBLE = range(0xF900, 0xFB00)
_LIGATURES = range(0xFB00, 0xFB07)
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\xad\u200b-\u200f\u2028\u2029\u2060\u2e80-\u2fdf\uf900-\ufb06\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)


@lru_cache(maxsize=1)
def ordinary() -> dict[int, str]:
    """Return the table code -> ordinary characters, for `str.translate`; invisible characters go to nothing.

    Source: NFKC for the Kangxi radicals, the compatibility ideographs and the Latin ligatures; Unicode's
    EquivalentUnifiedIdeograph.txt for the radicals that have no decomposition (letters.yaml).
    """
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*_KANGXI, *_COMPATIBLE, *_LIGATURES)}
    radicals = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))["radicals"]
    table |= {ord(radical): character for radical, character in radicals.items()}
    invisible = [
        *range(9),
        *range(0x0B, 0x20),
        0x7F,
        0xAD,
        *range(0x200B, 0x2010),
        0x2028,
        0x2029,
        0x2060,
        *range(0xFE00, 0xFE10),
    ]
    return table | dict.fromkeys([*invisible, 0xFEFF, 0xFFFE, 0xFFFF], "")


def with_ordinary(words: str) -> str:
    """Return the words with ordinary characters.

    >>> with_ordinary("⼀二三、⺠⽣⼯程ﬁnal 12")
    '一二三、民生工程final 12'
    """
    return words.translate(ordinary()) if _ODD.search(words) else words
