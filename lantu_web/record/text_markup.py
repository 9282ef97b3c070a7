"""The words of a block as HTML: what was read is marked and has its anchor, words that were looked for are marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_web.record.text_blocks import Block, Cell, Said
from lantu_web.record.text_search import Hit

NOTHING = SafeString("")


def markup(text: str, block: Block, hits: Sequence[Hit] = ()) -> SafeString:
    """Return what stands within a block: its line in its tag, or the cells of its row."""
    if block.cells:
        return format_html_join("", "{}", ((_cell(text, cell, block, hits),) for cell in block.cells))
    inner = _marked(text, block.start, block.end, block, hits)
    return format_html("<{0}>{1}</{0}>", SafeString(block.tag), inner)


def _cell(text: str, cell: Cell | None, block: Block, hits: Sequence[Hit]) -> SafeString:
    if cell is None:
        return SafeString("<td></td>")
    return format_html('<td data-label="{}">{}</td>', cell.label, _marked(text, cell.start, cell.end, block, hits))


def words_of(text: str, block: Block, hits: Sequence[Hit] = ()) -> SafeString:
    """Return the words of a line without its tag: a cell of a head, a group of a table."""
    return _marked(text, block.start, block.end, block, hits)


def _marked(text: str, start: int, end: int, block: Block, hits: Sequence[Hit]) -> SafeString:
    inside = [one for one in block.said if one.start < end and one.end > start]
    begins = {one.start for one in inside if one.start >= start}
    parts, at = [], start
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            parts += [_read(text, at, hit.start, inside, begins), _hit(text, hit, inside, begins)]
            at = hit.end
    parts.append(_read(text, at, end, inside, begins))
    return format_html_join("", "{}", ((part,) for part in parts))


def _hit(text: str, hit: Hit, inside: list[Said], begins: set[int]) -> SafeString:
    words = _read(text, hit.start, hit.end, inside, begins)
    before = format_html('<a href="#f{}">上一处</a>', hit.number - 1) if hit.number > 1 else NOTHING
    after = format_html('<a href="#f{}">下一处</a>', hit.number + 1) if hit.number < hit.of else NOTHING
    return format_html(
        '<span class="hit" id="f{0}"><span class="found">{1}</span><span class="steps noprint">第 {0}/{2} 处 {4} {3} <a href="#words">回到查找</a></span></span>',
        hit.number, words, hit.of, before, after,
    )  # fmt: skip


def _read(text: str, start: int, end: int, inside: list[Said], begins: set[int]) -> SafeString:
    """Return words with what was read marked, and an anchor where each passage begins."""
    held = [one for one in inside if one.start < end and one.end > start]
    edges = sorted({start, end, *(max(one.start, start) for one in held), *(min(one.end, end) for one in held)})
    return format_html_join("", "{}", ((_segment(text, a, b, held, begins),) for a, b in pairwise(edges)))


def _segment(text: str, start: int, end: int, inside: list[Said], begins: set[int]) -> SafeString:
    kinds = dict.fromkeys(one.thing[0] for one in inside if one.start <= start and one.end >= end)
    if not kinds:
        return format_html("{}", text[start:end])
    anchor = format_html(' id="c{}"', start) if start in begins else NOTHING
    return format_html('<mark class="{}"{}>{}</mark>', " ".join(kinds), anchor, text[start:end])
