"""专栏 · boxes and the projects they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lantu.plan.model import Box, Project, Section
from lantu.reading.boxes.mentions import find_mentions
from lantu.source.text import Block, SourceText

_NUMERAL = r"(?:\d{1,2}(?:\s*[-－—–]\s*\d{1,2})?|[一二三四五六七八九十]{1,3})"
_TITLE = re.compile(rf"专\s*栏\s*(?P<number>{_NUMERAL})(?!\d)\s*[：:、.]?\s*(?P<title>[^。；]*)$")
_ITEM = re.compile(
    r"(?:(?P<number>\d{1,3})\s*[.、．﹒](?!\d)|[（(](?P<bracketed>[\d一二三四五六七八九十]{1,3})[）)]|[①-⑳]|[●■◆▪·•])\s*"
)
_FUSED = re.compile(r"(?<=[。；;])\s*(?=(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]))")
_ENDS = "。；;，,、 \t\u3000\xa0"
_LONGEST_TITLE = 60
_LONGEST_ITEM = 160


class _Item(NamedTuple):
    number: int | None
    start: int
    end: int


def read_boxes(text: SourceText, outline: tuple[Section, ...]) -> tuple[Box, ...]:
    """Return the boxes (专栏) of a text in order, each with its projects and where else the text speaks of them.

    A box begins at a line "专栏5-1：…" and holds the numbered lines after it; in a ruled table it holds the table. Numbers
    are given as printed: out of order, or strayed behind the annex, they stay so.

    >>> text = SourceText.of_words("专栏1-1：水利项目\\n1.东沟水库工程。\\n2.西渠改造项目。\\n其余按计划推进。")
    >>> [(box.number, [project.name for project in box.projects]) for box in read_boxes(text, ())]
    [('1-1', ['东沟水库工程', '西渠改造项目'])]
    """
    heads = {section.place.start for section in outline if section.level != "lead"}
    found = [(match, index) for index, block in enumerate(text.blocks) if (match := _title(text, block))]
    drafts = [
        (match, text.blocks[index], list(_items(text, index, heads)), _end(text, index, heads))
        for match, index in found
    ]
    names = [text.words[item.start : item.end] for _, _, items, _ in drafts for item in items]
    mentions = find_mentions(text, names, [(item.start, item.end) for _, _, items, _ in drafts for item in items])
    boxes, serial = [], 0
    for number, (match, block, items, end) in enumerate(drafts, start=1):
        projects = []
        for item in items:
            serial += 1
            name = text.words[item.start : item.end]
            place = text.place(item.start, item.end)
            projects.append(
                Project(f"P{serial}", item.number, re.sub(r"\s*\n\s*", "", name), place, mentions.get(name, ()))
            )
        title_place = text.place(block.start, block.end)
        last = max([block.end, end, *(item.end for item in items)])
        boxes.append(
            Box(f"B{number}", re.sub(r"\s", "", match["number"]).replace("－", "-").replace("—", "-"), match["title"].strip(),
                text.place(block.start, last), title_place, tuple(projects))
        )  # fmt: skip
    return tuple(boxes)


def _title(text: SourceText, block: Block) -> re.Match[str] | None:
    if block.contents or block.end - block.start > _LONGEST_TITLE or not text.words.startswith("专", block.start):
        return None
    return _TITLE.match(text.words[block.start : block.end])


def _body(text: SourceText, index: int, heads: set[int]) -> Iterator[Block]:
    """Yield the blocks after a title that belong to its box."""
    title = text.blocks[index]
    listed = False
    for block in text.blocks[index + 1 :]:
        if block.start in heads or _title(text, block) or block.contents:
            return
        if title.table is not None:
            if block.table != title.table:
                return
            yield block
            continue
        words = text.words[block.start : block.end]
        if _ITEM.match(words) and block.end - block.start <= _LONGEST_ITEM:
            listed = True
        elif listed or text.words[title.end : block.start].count("\n") > 1:
            return
        yield block
        if not listed:
            return


def _items(text: SourceText, index: int, heads: set[int]) -> Iterator[_Item]:
    for block in _body(text, index, heads):
        words = text.words[block.start : block.end]
        start = 0
        for end in [*(m.start() for m in _FUSED.finditer(words)), len(words)]:
            head = _ITEM.match(words, start)
            if head and words[head.end() : end].strip(_ENDS):
                numeral = head["number"] or head["bracketed"] or ""
                name = words[head.end() : end].rstrip(_ENDS)
                yield _Item(
                    int(numeral) if numeral.isdigit() else None,
                    block.start + head.end(),
                    block.start + head.end() + len(name),
                )
            start = end + len(words[end:]) - len(words[end:].lstrip())


def _end(text: SourceText, index: int, heads: set[int]) -> int:
    return max((block.end for block in _body(text, index, heads)), default=text.blocks[index].end)
