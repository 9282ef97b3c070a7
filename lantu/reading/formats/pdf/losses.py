"""What a PDF shows and its words do not say (未读出): scanned pages, figures, lost pages; said, never filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from lantu.reading.formats.pdf.chain import Reading
from lantu.reading.formats.pdf.leaf import Leaf
from lantu.reading.formats.pdf.sheet import Frame
from lantu.source.text import Block, Gap, SourceText

_FIGURE = 50.0  # points: a smaller picture is an ornament
_PAGE_SHARE = 0.5  # of the page covered by pictures and no words: a scan
_FEW = 8  # characters on a scanned page: a stamp's or a page number's
_BACKGROUND = 3  # pages with a picture in one place: a background, a letterhead
_CAPTION = re.compile(r"图\s*\d{1,2}(?:\s*[-－—.]\s*\d{1,2})?(?!\d)")
_DRAWN = 60  # shapes on a page without words: letters turned into curves


def gaps_of(reading: Reading, data: bytes, text: SourceText) -> list[Gap]:
    """Return what was not read out of a PDF."""
    gaps = [*_of_file(reading, data)]
    scanned = [leaf.number for leaf in reading.leaves if _is_scan(leaf)]
    outlined = [
        leaf.number for leaf in reading.leaves if not leaf.characters and not _is_scan(leaf) and leaf.drawn >= _DRAWN
    ]
    for kind, pages, why in (
        ("scanned_page", scanned, "是图片，没有文字层，没有读出文字；请先做文字识别（OCR）"),
        ("outlined_page", outlined, "的文字已转成曲线，没有读出；请先做文字识别（OCR）"),
        ("damaged_page", reading.lost, "已损坏，读不出来；请核对原件"),
    ):
        gaps += (Gap(kind, f"第 {span} 页{why}。") for span in _spans(pages))
    gaps += _figures([leaf for leaf in reading.leaves if leaf.number not in scanned], text)
    return gaps


def _of_file(reading: Reading, data: bytes) -> Iterator[Gap]:
    if reading.refused:
        said = "、".join(f"{reader}{why}" for reader, why in reading.refused.items())
        yield Gap("reader", f"{said}，这份 PDF 由 {reading.reader} 读出；请抽查几处与原件是否一致。")
    if b"%%EOF" not in data[-2048:]:
        yield Gap("truncated", f"PDF 文件的尾部不完整，只读到 {reading.pages} 页，后面可能还有；请重新下载后再读。")
    slanted = [leaf.number for leaf in reading.leaves if leaf.slanted]
    if slanted:
        yield Gap("watermark", f"第 {'、'.join(_spans(slanted))} 页有斜排的字（多为水印），没有读入正文。")
    unknown = sum(leaf.unreadable for leaf in reading.leaves)
    if unknown:
        yield Gap("unreadable", f"有 {unknown} 个字符在字体里没有编码，读出的是占位符；请对照原件。")


def _is_scan(leaf: Leaf) -> bool:
    covered = sum((p.x1 - p.x0) * (p.bottom - p.top) for p in leaf.pictures)
    return leaf.characters <= _FEW and covered >= _PAGE_SHARE * leaf.width * leaf.height


def _spans(pages: list[int]) -> list[str]:
    """Return runs of page numbers.

    >>> _spans([3, 4, 5, 9])
    ['3—5', '9']
    """
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), lambda pair: pair[1] - pair[0])]
    return [f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _figures(leaves: list[Leaf], text: SourceText) -> Iterator[Gap]:
    """Yield the figures, each with its caption where one stands right below it."""
    everywhere = Counter(_place(picture) for leaf in leaves for picture in set(leaf.pictures))
    by_page: dict[int, list[Block]] = {}
    for block in text.blocks:
        by_page.setdefault(block.origin.page or 0, []).append(block)
    for leaf in leaves:
        for picture in leaf.pictures:
            if (
                min(picture.x1 - picture.x0, picture.bottom - picture.top) < _FIGURE
                or everywhere[_place(picture)] >= _BACKGROUND
            ):
                continue
            caption = _caption(picture, by_page.get(leaf.number, []), text.words)
            if caption is None:
                yield Gap("image", f"第 {leaf.number} 页有一幅图，图中的文字和数字没有读出。")
            else:
                said = text.words[caption.start : caption.end]
                yield Gap(
                    "image",
                    f"第 {leaf.number} 页“{said}”是图片，图中的文字和数字没有读出。",
                    caption.start,
                    caption.end,
                )


def _place(picture: Frame) -> tuple[int, ...]:
    return tuple(round(side / 4) for side in picture)


def _caption(picture: Frame, blocks: list[Block], words: str) -> Block | None:
    """Return the caption (图1 …): the nearest below the picture, else the one right above it."""
    named = [b for b in blocks if b.origin.box and b.end - b.start < 80 and _CAPTION.match(words, b.start, b.end)]
    below = [b for b in named if b.origin.box and -20 < b.origin.box[1] - picture.bottom < 60]
    above = [b for b in named if b.origin.box and -20 < picture.top - b.origin.box[3] < 40]
    return min(below, key=_top) if below else max(above, key=_top) if above else None


def _top(block: Block) -> float:
    return block.origin.box[1] if block.origin.box else 0.0
