"""The piece table: where the characters of a .doc lie ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import NamedTuple

from lantu.errors import DocBroken, DocTooOld, OfficeEncrypted

_WORD_97 = 0x00C1
_MAGIC = 0xA5EC
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS = 0x4C  # ccpText, then footnotes, headers, macros, comments, endnotes, text boxes
_CLX = 0x01A2
_MOST = 64 * 1024 * 1024


class Piece(NamedTuple):
    """Characters [start, end) of the story, at byte `offset` of the file, one or two bytes each."""

    start: int
    end: int
    offset: int
    width: int


class Story(NamedTuple):
    """The characters of a document: the body, then footnotes, endnotes and text boxes, each with its range."""

    words: str
    pieces: tuple[Piece, ...]
    body: tuple[int, int]
    notes: tuple[tuple[int, int], ...]
    table: bytes


def read_story(word: bytes, tables: dict[str, bytes], name: str) -> Story:
    """Return the characters of a Word stream. Raises OfficeEncrypted, DocTooOld, DocBroken."""
    try:
        magic, version = struct.unpack_from("<HH", word, 0)
        flags = struct.unpack_from("<H", word, 0x0A)[0]
        if flags & _ENCRYPTED:
            raise OfficeEncrypted(name=name)
        if magic != _MAGIC or version < _WORD_97:
            raise DocTooOld(name=name)
        table = tables.get("1Table" if flags & _SECOND_TABLE else "0Table")
        if table is None:
            raise DocBroken(name=name, why="缺少表格流")
        lengths = struct.unpack_from("<8i", word, _LENGTHS)
        at, size = struct.unpack_from("<II", word, _CLX)
        pieces = _pieces(table[at : at + size])
    except struct.error as short:
        raise DocBroken(name=name, why="文件头不完整") from short
    words = "".join(_characters(word, piece) for piece in pieces)
    if not pieces or any(length < 0 for length in lengths) or len(words) < lengths[0]:
        raise DocBroken(name=name, why="文字不完整")
    return Story(words, pieces, (0, lengths[0]), _notes(lengths), table)


def _pieces(clx: bytes) -> tuple[Piece, ...]:
    position = 0
    while position < len(clx) and clx[position] == 1:
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    if position >= len(clx) or clx[position] != 2:
        return ()
    size = struct.unpack_from("<I", clx, position + 1)[0]
    count = (size - 4) // 12
    if not 0 < count <= len(clx) // 12:
        return ()
    bounds = struct.unpack_from(f"<{count + 1}I", clx, position + 5)
    pieces = []
    for index, (start, end) in enumerate(pairwise(bounds)):
        code = struct.unpack_from("<I", clx, position + 5 + 4 * (count + 1) + 8 * index + 2)[0]
        narrow = bool(code & 0x40000000)
        offset = (code & 0x3FFFFFFF) // 2 if narrow else code & 0x3FFFFFFF
        if end < start or end > _MOST:
            return ()
        pieces.append(Piece(start, end, offset, 1 if narrow else 2))
    return tuple(pieces)


def _characters(word: bytes, piece: Piece) -> str:
    """Return a piece's characters, one a position: a surrogate pair counts two positions, so its halves are kept apart."""
    raw = word[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if piece.width == 1:
        return raw.decode("cp1252", "replace")
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))


def _notes(lengths: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of footnotes, endnotes and text boxes; headers, macros and comments are left out."""
    ranges, start = [], lengths[0]
    for kind, length in enumerate(lengths[1:7], start=1):
        if length and kind in (1, 5, 6):
            ranges.append((start, start + length))
        start += length
    return tuple(ranges)
