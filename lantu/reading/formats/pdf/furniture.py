"""Page furniture (页眉页脚): headers, footers and page numbers, told by repetition and position, and taken away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from lantu.reading.formats.pdf.leaf import Leaf
from lantu.reading.formats.pdf.line import Line

_EDGE = 4  # lines from the top or the foot of a page that may be furniture
_ZONE = 0.15  # of the page's height at the top and at the foot
_SAME_HEIGHT = 6.0  # points
_PAGES = 3  # a header stands on at least so many pages
_NUMERAL = r"(?:\d{1,4}|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十百〇○零]{1,5})"
_PAGE_NUMBER = re.compile(
    rf"(?:[-－—–_·.~～\s]*{_NUMERAL}[-－—–_·.~～\s]*|第?\s*{_NUMERAL}\s*页?\s*[/,，/共\s]*\s*{_NUMERAL}?\s*页?|Page\s*\d+(?:\s*of\s*\d+)?)"
)
_DRESSED = re.compile(r"[-－—–·~～\s]*[-－—–·~～页/第]+.*\d.*|.*\d.*[-－—–·~～页/]+[-－—–·~～\s]*")
_OF_PAGES = re.compile(r"\d{1,4}\s*/\s*\d{1,4}|第\s*[一二三四五六七八九十百〇零]{1,5}\s*页")
_NUMBERS = re.compile(r"\d+")


def without_furniture(leaves: list[Leaf]) -> None:
    """Take headers, footers and page numbers out of the leaves."""
    edges = {leaf.number: _edge_lines(leaf) for leaf in leaves}
    furniture = _repeated(leaves, edges) | _page_numbers(leaves, edges)
    if furniture:
        for leaf in leaves:
            leaf.items = [item for item in leaf.items if id(item) not in furniture]


def _edge_lines(leaf: Leaf) -> list[Line]:
    """Return the lines nearest the top and the foot of a page, those in its zone."""
    ordered = sorted(leaf.lines(), key=lambda line: line.base)
    zone = _ZONE * leaf.height
    head = [line for line in ordered[:_EDGE] if line.bottom < zone]
    foot = [line for line in ordered[-_EDGE:] if line.top > leaf.height - zone]
    return [*head, *foot]


def _repeated(leaves: list[Leaf], edges: dict[int, list[Line]]) -> set[int]:
    """Return the lines that say the same, but for numbers, at the same height on several pages."""
    heights: defaultdict[str, list[tuple[float, int, Line]]] = defaultdict(list)
    for number, lines in edges.items():
        for line in lines:
            heights[_key(line)].append((line.base, number, line))
    found: set[int] = set()
    needed = min(_PAGES, max(2, len(leaves)))
    for same in heights.values():
        same.sort(key=lambda entry: entry[0])
        for cluster in _clusters(same):
            pages = {number for _, number, _ in cluster}
            if len(pages) >= needed and (len(pages) >= _PAGES or len(leaves) <= _PAGES):
                found |= {id(line) for _, _, line in cluster}
    return found


def _clusters(entries: list[tuple[float, int, Line]]) -> Iterable[list[tuple[float, int, Line]]]:
    cluster: list[tuple[float, int, Line]] = []
    for entry in entries:
        if cluster and entry[0] - cluster[0][0] > _SAME_HEIGHT:
            yield cluster
            cluster = []
        cluster.append(entry)
    if cluster:
        yield cluster


def _key(line: Line) -> str:
    return _NUMBERS.sub("#", re.sub(r"\s", "", line.words))


def _page_numbers(leaves: list[Leaf], edges: dict[int, list[Line]]) -> set[int]:
    """Return the outermost lines that are a page number: dressed as one (— 12 —), or counting along with the pages."""
    bare: list[tuple[int, int, Line]] = []
    found: set[int] = set()
    for leaf in leaves:
        for line in _outermost(edges[leaf.number]):
            words = line.words.strip()
            if not _PAGE_NUMBER.fullmatch(words):
                continue
            if _DRESSED.fullmatch(words) or _OF_PAGES.fullmatch(words):
                found.add(id(line))
            elif words.isdigit():
                bare.append((int(words) - leaf.number, leaf.number, line))
    offsets = Counter(offset for offset, _, _ in bare)
    return found | {id(line) for offset, _, line in bare if offsets[offset] >= min(_PAGES, len(leaves)) or offset == 0}


def _outermost(lines: list[Line]) -> list[Line]:
    """Return the first and the last line, and those beside them."""
    if not lines:
        return []
    top, foot = min(line.base for line in lines), max(line.base for line in lines)
    return [line for line in lines if line.base - top < 2 or foot - line.base < 2]
