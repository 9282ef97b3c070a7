"""A bar of how many stand how (状态条): parts as wide as their share, told apart by pattern, number and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_NARROWEST = 4.5  # per cent: what a number of two digits needs on a phone
_PATTERNS = {
    "fair": '<path d="M0 4h8"/>',
    "watch": '<circle cx="4" cy="4" r="1.3"/>',
    "bad": '<path d="M0 8L8 0"/>',
    "none": '<path d="M4 0v8"/>',
}


class Share(NamedTuple):
    """A part of a bar: the words for it, its tone, how many, and the code a list is filtered by."""

    word: str
    tone: str
    number: int
    code: str = ""


def status_bar(shares: Sequence[Share], title: str) -> SafeString:
    """Return the bar as SVG; nothing where there is nothing to count.

    >>> "滞后 2" in status_bar([Share("符合预期", "fair", 3), Share("滞后", "bad", 2)], "约束性指标")
    True
    """
    held = [one for one in shares if one.number]
    if not held:
        return SafeString("")
    words = f"{title}：" + "，".join(f"{one.word} {one.number}" for one in held)
    mark = f"{crc32(title.encode()):x}"  # ids of one page must differ from bar to bar
    parts, x = [], 0.0
    for one, width in zip(held, widths([share.number for share in held]), strict=True):
        parts.append(_part(one, x, width, mark))
        x += width
    return format_html(
        '<svg class="status-bar" width="100%" height="34" role="img" aria-label="{}"><defs>{}</defs>{}</svg>',
        words, _patterns(mark), format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


def _part(one: Share, x: float, width: float, mark: str) -> SafeString:
    return format_html(
        '<g class="{tone}"><rect x="{x}%" width="{width}%" height="34"/><rect class="hatch" fill="{fill}" x="{x}%" width="{width}%" height="34"><title>{told}</title></rect><text x="{middle}%" y="23" text-anchor="middle">{count}</text></g>',
        tone=one.tone, x=SafeString(f"{x:.2f}"), width=SafeString(f"{width:.2f}"), middle=SafeString(f"{x + width / 2:.2f}"),
        fill=f"url(#{mark}-{one.tone})" if one.tone in _PATTERNS else "none", told=f"{one.word} {one.number}", count=one.number,
    )  # fmt: skip


def _patterns(mark: str) -> SafeString:
    return format_html_join(
        "",
        '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>',
        ((mark, tone, SafeString(drawn)) for tone, drawn in _PATTERNS.items()),
    )


def widths(counts: Sequence[int]) -> list[float]:
    """Return how wide each part is in per cent: by its share, yet wide enough for its number.

    >>> widths([1, 99])
    [4.5, 95.5]
    """
    total = sum(counts)
    least = [max(_NARROWEST, 100 * count / total) for count in counts]
    over = sum(least) - 100
    room = sum(width - _NARROWEST for width in least) or 1
    return [width - over * (width - _NARROWEST) / room for width in least]
