"""Plain text (.txt): UTF-8, UTF-16, GB18030, told by strict trials, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from lantu.errors import NoWords, UndecodableText
from lantu.reading.formats.format import Format
from lantu.source.text import Block, Origin, SourceText

_BREAK = re.compile(r"\n|\\r\\n|\\n")
_AROUND = re.compile(r"(?:\s|&nbsp;|\u200b|\ufeff)+")
_UNUSUAL = re.compile(
    r"[^\s!-~·—‘’“”…※Ⅰ-Ⅻ←-⇿∀-⋿①-⓿■-◿\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2e80-\u2fdf％℃㎡°±×÷αβγμ·]"
)
_CERTAIN = (
    "utf-8",
    "utf-16",
)  # bytes that are none of these decode to none of them; other encodings accept nearly all bytes
_SAMPLE = 4000
_TRIED = "UTF-8、UTF-16、GB18030"


def decode(data: bytes, name: str) -> str:
    """Return the words with line ends made "\\n" and the byte order mark dropped. Raises UndecodableText.

    >>> decode("森林\\r\\n覆盖".encode("gb18030"), "a.txt")
    '森林\\n覆盖'
    """
    for encoding in _encodings(data):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding not in _CERTAIN and not _is_prose(words[:_SAMPLE]):
            continue
        return words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise UndecodableText(name=name, tried=_TRIED)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:4096]
    if b"\x00" in head:
        little = head[1::2].count(0) >= head[::2].count(0)
        return ("utf-16-le", "utf-16-be") if little else ("utf-16-be", "utf-16-le")
    return ("utf-8", "gb18030")


def is_wide_text(head: bytes) -> bool:
    """Tell UTF-16 without a byte order mark from binary content that has NULs."""
    return any(_is_prose(head[: len(head) // 2 * 2].decode(encoding, "replace")) for encoding in _encodings(head))


def _is_prose(words: str) -> bool:
    """Tell words from bytes that merely happen to decode."""
    return len(_UNUSUAL.findall(words)) <= len(words) // 5


def paragraphs(words: str) -> Iterator[Block]:
    """Yield a block for each paragraph: a line, or a part of one between break characters that were written out (\\\\r\\\\n)."""
    line, start = 1, 0
    ends = [(found.start(), found.end()) for found in _BREAK.finditer(words)] + [(len(words), len(words))]
    for end, following in ends:
        first = _AROUND.match(words, start, end)
        inner = first.end() if first else start
        last = end
        while last > inner and (words[last - 1].isspace() or words.endswith("&nbsp;", inner, last)):
            last -= 1 if words[last - 1].isspace() else 6
        if inner < last:
            yield Block(inner, last, Origin("line", str(line)))
        line += words[end:following] == "\n"
        start = following


def read(data: bytes, name: str) -> SourceText:
    """Return the text of a .txt file: the decoded file, nothing else changed."""
    words = decode(data, name)
    blocks = tuple(paragraphs(words))
    if not blocks:
        raise NoWords(name=name)
    return SourceText(name, "txt", sha256(data).hexdigest(), words, blocks)


FORMAT = Format("txt", (".txt", ".text"), None, read)
