"""Paragraphs (段落): the hard-wrapped lines of a paragraph joined, over columns and pages too.

A line break within a paragraph is forced: what follows did not fit. Where it would have fitted, the paragraph had ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lantu.reading.formats.pdf.line import Line
from lantu.reading.formats.pdf.margins import AT_INDENT, WHITE, Margins, Span
from lantu.reading.formats.pdf.spacing import is_wide

_OTHER_SIZE = 0.07  # of the size: lines that differ by more are of different paragraphs
_LEADING = 1.75  # sizes: that of official documents, where a document does not show its own
_VERY_FAR = 1.9  # leadings: white that parts whatever it stands between
_TOLERANCE = 0.1  # em
_AUTOMATIC = 0.25  # em: white set between Chinese characters and letters or digits
_UNSURE = 0.5  # em: the same in a cell, where lines are short
_ROOM = 3.0  # em: a line that leaves less may have been broken early by rules not known here
_ENDED = re.compile(r"[。！？；：!?;:…][”’」』）)》]*$|\.$")
_MARK = re.compile(
    r"第\s*[一二三四五六七八九十百〇零○\d]{1,4}\s*[篇编章节条部分]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"\d{1,3}[.．、](?!\d)|专\s*栏\s*[\d一二三四五六七八九十]|附\s*[表件录图]|[①-⑳●■◆▪•]|[图表]\s*\d{1,2}(?:[-－—.]\d{1,2})?\s"
)
_LEAD = re.compile(r"[^，。；：！？、]{4,16}。")


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph."""

    lines: list[Line] = field(default_factory=list)
    note: bool = False

    @property
    def words(self) -> str:
        """Return the lines joined: no space between Chinese characters, one between words of letters."""
        parts: list[str] = []
        for index, line in enumerate(self.lines):
            if index:
                parts.append(_joint(self.lines[index - 1], line))
            parts.append(line.words)
        return "".join(parts)


def _joint(above: Line, below: Line) -> str:
    before, after = above.words[-1], below.words[0]
    if is_wide(before) and is_wide(after):
        return ""
    if above.spaced:
        return " "
    if is_wide(before) or is_wide(after):
        return ""
    return " " if before.isalpha() and (after.isalpha() or (before.islower() and after.isdigit())) else ""


def paragraphs_of(lines: list[Line], begins: Callable[[Line, Line], bool]) -> list[Paragraph]:
    """Return lines as paragraphs; `begins(above, line)` tells where one begins."""
    result: list[Paragraph] = []
    for line in lines:
        if not result or begins(result[-1].lines[-1], line):
            result.append(Paragraph([line]))
        else:
            result[-1].lines.append(line)
    return result


def begins_in_flow(above: Line, line: Line, margins: Margins) -> bool:
    """Tell whether a line of running text begins a paragraph."""
    if abs(line.size - above.size) > _OTHER_SIZE * above.size:
        return True
    span = margins.span(above)
    same_flow = above.page == line.page and above.column == line.column
    if same_flow and _centred(above, span) and _centred(line, span):
        return _apart(above, line, margins) or not _title_goes_on(above, line, margins)
    ended = bool(_ENDED.search(above.words))
    room = span.right - above.x1
    strict = room >= _ROOM * above.em or not (margins.shown if same_flow else not ended)
    if strict and room > needed(above, line):
        return True
    if same_flow and _apart(above, line, margins):
        by_white = margins.shown and margins.indent is None
        return (
            by_white
            or ended
            or _indented(line, margins)
            or _very_far(above, line, margins)
            or bool(_MARK.match(line.words))
        )
    if _indented(line, margins):
        return True
    if line.x0 > max(margins.span(line).left, above.x0 if same_flow else 0.0) + 0.8 * line.em and ended:
        return True
    return ended and margins.indent is None and not (margins.shown and same_flow) and _looks_new(line)


def needed(above: Line, line: Line) -> float:
    """Return the room the beginning of a line would have taken at the end of the line above."""
    mixed = is_wide(above.words[-1]) != is_wide(line.words[0])
    return line.unit + (_TOLERANCE + (_AUTOMATIC if mixed else 0.0)) * line.em


def begins_in_cell(above: Line, line: Line, span: Span, leading: float | None) -> bool:
    """Tell whether a line of a table cell begins a paragraph: where its first word would have fitted above."""
    if abs(line.size - above.size) > 2 * _OTHER_SIZE * above.size:
        return True
    if above.page == line.page and leading and line.base - above.base > _VERY_FAR * leading * line.size:
        return True
    if _MARK.match(line.words) and _ENDED.search(above.words):
        return True
    left = above.x0 - span.left
    room = span.right - above.x1
    if abs(left - room) < above.em and left > 0.3 * above.em:
        room += left
    unsure = 0.0 if _ENDED.search(above.words) else _UNSURE * line.em
    return room >= needed(above, line) + unsure


def _centred(line: Line, span: Span) -> bool:
    left, right = line.x0 - span.left, span.right - line.x1
    return left > 1.5 * line.em and right > 1.5 * line.em and abs(left - right) < 1.2 * line.em


def _title_goes_on(above: Line, line: Line, margins: Margins) -> bool:
    """Tell whether a centred line goes on in the next: in large print, or an open bracket, and no numbered heading."""
    if _MARK.match(line.words):
        return False
    opened = sum(above.words.count(c) for c in "（(《“") > sum(above.words.count(c) for c in "）)》”")
    return opened or (above.size > 1.15 * margins.size and len(above.words) > 3 and not _ENDED.search(above.words))


def _apart(above: Line, line: Line, margins: Margins) -> bool:
    if above.page != line.page or above.column != line.column:
        return False
    return line.base - above.base > ((margins.leading or _LEADING) + WHITE) * line.size


def _very_far(above: Line, line: Line, margins: Margins) -> bool:
    return line.base - above.base > _VERY_FAR * (margins.leading or _LEADING) * line.size


def _indented(line: Line, margins: Margins) -> bool:
    """Tell whether a line has the document's first-line indent."""
    if margins.indent is None:
        return False
    return abs((line.x0 - margins.span(line).left) / line.em - margins.indent) <= AT_INDENT


def _looks_new(line: Line) -> bool:
    """Tell whether words look like a beginning: a numbered point, or a run-in lead (产业创优。)."""
    return bool(_MARK.match(line.words) or _LEAD.match(line.words))
