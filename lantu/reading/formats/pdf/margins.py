"""Margins (版心): where the lines of a document begin and end, how far its paragraphs are indented, how far apart lines stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lantu.reading.formats.pdf.leaf import Leaf
from lantu.reading.formats.pdf.line import Line

_HANGING = frozenset("，。、；：？！,.;:?!)）》”’】〕」』")  # may stand outside the right margin
WHITE = 0.45  # of the size: white above a line, beyond the usual leading, that parts paragraphs
AT_INDENT = 0.45  # em: a line no farther from the usual indent is indented
_SAME_SIZE = 0.08
_SHARP = 0.6  # em: lines that end so near one another end at a margin
_SHORT = 0.4  # of the page's width: lines that are all shorter do not show the right margin
_OWN_LINES = 6  # lines a page needs to show margins of its own
_INDENT = (0.8, 4.6)  # em


class Span(NamedTuple):
    """Where lines begin and end."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Margins:
    """The measures of a document.

    Attributes:
        spans: by (page, column).
        size: of the body text, in points.
        leading: usual distance of base lines, in sizes; None where no two lines of a paragraph were met.
        indent: usual first-line indent in em, None where paragraphs are not indented.
        shown: nearly every paragraph shows its beginning, by an indent or by white above it.
    """

    spans: dict[tuple[int, int], Span]
    size: float
    leading: float | None
    indent: float | None
    shown: bool

    def span(self, line: Line) -> Span:
        """Return where lines begin and end beside a line."""
        return self.spans[line.page, line.column]


def measure(leaves: list[Leaf]) -> Margins:
    """Return the measures of a document, its furniture taken away."""
    lines = [line for leaf in leaves for line in leaf.lines()]
    size = _body_size(lines)
    groups: defaultdict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for leaf in leaves:
        for line in leaf.lines():
            groups[round(leaf.width), round(leaf.height), line.column].append(line)
    usual = {
        key: _span([line for line in group if _like(line, size)] or group, key[0]) for key, group in groups.items()
    }
    spans: dict[tuple[int, int], Span] = {}
    for leaf in leaves:
        for column in {line.column for line in leaf.lines()}:
            own = [line for line in leaf.lines() if line.column == column]
            spans[leaf.number, column] = _page_span(own, usual[round(leaf.width), round(leaf.height), column])
    leading, indent = _leading(leaves, size), _indent(lines, spans, size)
    return Margins(spans, size, leading, indent, _shown(leaves, spans, leading, indent, size))


def _like(line: Line, size: float) -> bool:
    return abs(line.size - size) <= _SAME_SIZE * size


def _body_size(lines: list[Line]) -> float:
    """Return the size most characters have."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size * 2) / 2] += len(line.words)
    return max(counted.most_common(1)[0][0], 0.5) if counted else 12.0


def _span(lines: list[Line], width: float) -> Span:
    """Return where lines begin and end: the outermost places where a good share of them does.

    Where all lines are short, the right margin is taken to be as wide as the left.
    """
    em = lines[0].em
    ends = sorted((line.x1 for line in lines if line.words[-1] not in _HANGING), reverse=True) or [
        max(line.x1 for line in lines)
    ]
    starts = sorted(line.x0 for line in lines)
    left, right = _crowded(starts, em, 0.05), _crowded(ends, em, 0.04)
    short = lines[0].column == 0 and right - left < _SHORT * width
    return Span(left, max(right, width - left) if short else right)


def _crowded(places: list[float], em: float, share: float) -> float:
    """Return the first of the ordered places near which at least a share of them lies."""
    needed = max(2, share * len(places))
    for index, place in enumerate(places):
        if sum(1 for other in places[index : index + 200] if abs(other - place) <= _SHARP * em) >= min(needed, 200):
            return place
    return places[0]


def _page_span(lines: list[Line], usual: Span) -> Span:
    """Return the span of a page: the document's, unless the page clearly has its own."""
    em = lines[0].em
    ends = [line.x1 for line in lines if line.words[-1] not in _HANGING] or [usual.right]
    starts = [line.x0 for line in lines]
    right = max(ends)
    sharp = sum(1 for end in ends if end > right - _SHARP * em) >= _OWN_LINES
    left = min(starts)
    at_left = sum(1 for start in starts if start < left + 0.3 * em)
    own_left = (
        abs(left - usual.left) > 0.5 * em
        and at_left >= _OWN_LINES
        and (left < usual.left or (sharp and right > usual.right))
    )
    return Span(left if own_left else usual.left, right if sharp and abs(right - usual.right) > em else usual.right)


def _leading(leaves: list[Leaf], size: float) -> float | None:
    """Return the usual distance of base lines of body text, in sizes."""
    counted: Counter[float] = Counter()
    for leaf in leaves:
        for above, below in pairwise(leaf.lines()):
            apart = below.base - above.base
            if _like(above, size) and _like(below, size) and 0.8 * size < apart < 4 * size:
                counted[round(apart * 2) / 2] += 1
    return counted.most_common(1)[0][0] / size if counted else None


def _indent(lines: list[Line], spans: dict[tuple[int, int], Span], size: float) -> float | None:
    """Return the usual first-line indent in em, None where less than one line in twenty-five has one."""
    body = [line for line in lines if _like(line, size)]
    offsets = Counter(round((line.x0 - spans[line.page, line.column].left) / line.em * 2) / 2 for line in body)
    usual = [(count, offset) for offset, count in offsets.items() if _INDENT[0] <= offset <= _INDENT[1]]
    if not usual:
        return None
    count, offset = max(usual)
    return offset if count >= max(3, 0.04 * len(body)) else None


def _shown(
    leaves: list[Leaf], spans: dict[tuple[int, int], Span], leading: float | None, indent: float | None, size: float
) -> bool:
    """Tell whether, after lines that clearly end a paragraph, nearly every next line is indented or has white above it."""
    shown = ends = 0
    for leaf in leaves:
        for above, below in pairwise(leaf.lines()):
            span = spans[above.page, above.column]
            clear = span.right - above.x1 > 4 * above.em and above.words[-1] in "。！？"
            if not clear or not (_like(above, size) and _like(below, size)) or above.column != below.column:
                continue
            ends += 1
            apart = leading is not None and below.base - above.base > (leading + WHITE) * below.size
            offset = (below.x0 - spans[below.page, below.column].left) / below.em
            shown += apart or (indent is not None and abs(offset - indent) <= AT_INDENT)
    return ends >= 3 and shown >= 0.85 * ends
