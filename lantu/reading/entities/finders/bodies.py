"""Names told by the word they end with: 有限公司, 卫生院, 镇, 水库, 财政局, 产业园, and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lantu.reading.entities.lexicon import Head
from lantu.reading.entities.sheet import Found, Sheet

Piece = Literal["own", "rank", "head", "plain"]

_RANKS = frozenset(["县", "市", "省", "区", "镇", "乡", "村", "州", "自治区", "自治州", "自治县", "街道", "社区"])
_RANKED = tuple("省市县区州镇乡")
_LONGEST_OWN = 4  # characters of the name of a village, street, river or brand
_LONGEST_BRACKET = 8
_ONE_WILL_DO = frozenset("村河江山湖县")  # 柳村, 白河: names of one character
_NO_NAME = frozenset(
    "促为让兴治立管联带扶帮老新古大小高深荒名各本全整上下进出入跨走跑驻到显强重多几内外沿临近远中旧好富穷平半满同兄弟姐妹两三四五六七八九十一百千万"
)


class _Left(NamedTuple):
    start: int
    piece: Piece


def find(sheet: Sheet) -> Iterator[Found]:
    """Yield the bodies and places whose name ends with a known head."""
    brands: Counter[str] = Counter()
    echoed: list[Found] = []
    for number, head in sheet.heads():
        found = _found(sheet, number, head)
        if found is None:
            continue
        if head.within == "echoed":
            echoed.append(found)
            continue
        if found.type == "enterprise":
            brands[sheet.words[found.start : sheet.tokens[number][1]]] += 1
        yield found
    for found in echoed:
        if any(sheet.words.startswith(brand, found.start) for brand in _prefixes(sheet.words, found) if brands[brand]):
            yield found


def _prefixes(words: str, found: Found) -> Iterator[str]:
    for length in range(2, _LONGEST_OWN + 1):
        yield words[found.start : found.start + length]


def _found(sheet: Sheet, number: int, head: Head) -> Found | None:
    _, start, end = sheet.tokens[number]
    if head.within == "alone":
        return Found(start, end, head.type)
    if head.within in ("own", "echoed"):
        first = sheet.own_run(max(sheet.before(number)[1], start - _LONGEST_OWN - 1), start, joined=False)
        return Found(first, end, head.type) if _is_own(sheet.words, first, start, end, head) else None
    left = _trimmed(_left(sheet, number, head), head)
    if not _is_name(sheet, left, start, end, head):
        return None
    return Found(left[-1].start if left else start, end, head.type)


def _is_own(words: str, first: int, start: int, end: int, head: Head) -> bool:
    length = start - first
    if length == 1:
        return head.least == 1 and end - start == 1 and words[start] in _ONE_WILL_DO and words[first] not in _NO_NAME
    return head.least <= length <= _LONGEST_OWN and not (head.type == "enterprise" and words[start - 1] == "基")


def _left(sheet: Sheet, number: int, head: Head) -> list[_Left]:
    """Return the pieces before a head, from right to left, as far as a name may reach."""
    _, at, end = sheet.tokens[number]
    floor = max(0, end - head.most)
    pieces: list[_Left] = []
    number, known = sheet.before(number)
    while at > floor:
        run = sheet.own_run(max(known, floor), at)
        if run < at:
            pieces.append(_Left(run, "own"))
        elif number >= 0 and known == at and sheet.tokens[number][1] >= floor:
            word, run, _ = sheet.tokens[number]
            kind = sheet.lexicon.kind(word)
            if kind == "break" or (
                kind == "head" and head.within == "any" and sheet.lexicon.heads[word].type != "place"
            ):
                break
            pieces.append(_Left(run, "rank" if kind == "head" and sheet.lexicon.words[word] in _RANKS else kind))
            number, known = sheet.before(number)
        else:
            run = _bracket(sheet.words, floor, at)
            if run == at:
                break
            pieces.append(_Left(run, "plain"))
            while number >= 0 and known > run:
                number, known = sheet.before(number)
        at = run
    return pieces


def _bracket(words: str, floor: int, end: int) -> int:
    """Return where a short bracket that ends at `end` begins (湖区（柳城）商会), else `end`."""
    if words[end - 1] in "）)":
        start = max(words.rfind("（", floor, end), words.rfind("(", floor, end))
        if end - start <= _LONGEST_BRACKET and start > floor and "一" <= words[start - 1] <= "鿿":
            return start
    return end


def _trimmed(pieces: list[_Left], head: Head) -> list[_Left]:
    """Return the pieces without the common words before the first that is the name's own or a rank (县图书馆)."""
    if head.within == "any":
        return pieces
    while pieces and pieces[-1].piece in ("plain", "head"):
        pieces.pop()
    return pieces


def _is_name(sheet: Sheet, pieces: list[_Left], start: int, end: int, head: Head) -> bool:
    own, right = 0, start
    after: Piece = "head"
    for left in pieces:
        length = right - left.start
        if left.piece == "own" and (length > 1 or (after == "rank" and sheet.words[left.start] not in _NO_NAME)):
            own += length
        right, after = left.start, left.piece
    ranked = bool(pieces) and pieces[-1].piece == "rank"
    if head.within == "any":
        return len(pieces) >= head.least
    if head.least == 0 and sheet.words[start:end].startswith(_RANKED) and head.type == "department":
        return True
    return own >= max(head.least, 1) or (head.least == 0 and ranked)
