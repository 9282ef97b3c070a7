"""What a reader would expect and the program did not find (未找到): said, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.plan.model import Plan, Section
from lantu.plan.numerals import parse_number
from lantu.source.text import Gap

_CAPTION = re.compile(r"图\s*\d{1,2}(?:[-－—]\d{1,2})?(?!\d)")
_BOX_NAMED = re.compile(r"(?:见|详见|参见|如)\s*专栏\s*(\d{1,2}(?:\s*[-－—]\s*\d{1,2})?)")
_ANNEX_NAMED = re.compile(r"(?:见|详见)\s*(附(?:表|件|图)\s*\d{0,2})")
_NUMERAL = re.compile(r"[\d〇○零一二三四五六七八九十百１-９０]+")
_PLAN = re.compile(r"规划|计划|纲要")
_MOST_FUSED = 8
_NUMBERED_LEVELS = ("part", "chapter", "section", "item")


def find_gaps(plan: Plan) -> tuple[Gap, ...]:
    """Return the gaps of a plan in the order of the text, those without a place first.

    Kinds: those of the format (image, macro, ...), outline, heading_number, heading_fused, indicator_table, box, annex, image.
    """
    gaps = [
        *plan.text.gaps,
        *_absent_parts(plan),
        *_numbering(plan),
        *_fused_headings(plan),
        *_boxes(plan),
        *_annexes(plan),
        *_figures(plan),
    ]
    return tuple(sorted(gaps, key=lambda gap: -1 if gap.start is None else gap.start))


def _absent_parts(plan: Plan) -> Iterator[Gap]:
    if not any(section.level != "lead" for section in plan.outline):
        yield Gap("outline", "没有找到任何章节标题；正文按段落读取，时期与出处只能精确到段落。")
    if not plan.indicators and plan.title is not None and _PLAN.search(plan.title):
        yield Gap("indicator_table", "没有找到指标表；如果指标表是图片或单独成册，请另行提供。")


def _numbering(plan: Plan) -> Iterator[Gap]:
    """Yield headings whose number is missing, repeated or skips one, among those of one parent and one form of number."""
    last: dict[tuple[str | None, str, str], int] = {}
    numbered = {section.level for section in plan.outline if section.number}
    for section in plan.outline:
        if section.level not in _NUMBERED_LEVELS:
            continue
        start, end = section.place.span
        if not section.number:
            if section.level in numbered:
                yield Gap("heading_number", f"标题「{section.title}」没有编号。", start, end)
                series = _series(section, "章" if section.level == "chapter" else "节")
                last[series] = last.get(series, 0) + 1
            continue
        yield from _next_number(section, last)


def _next_number(section: Section, last: dict[tuple[str | None, str, str], int]) -> Iterator[Gap]:
    numeral = _NUMERAL.search(section.number)
    value = parse_number(numeral[0]) if numeral else None
    if value is None or numeral is None:
        return
    series = _series(section, section.number.replace(numeral[0], "").strip("第"))
    start, end = section.place.span
    before, number = last.get(series), int(value)
    last[series] = number
    if before is None or number in (before + 1, 1):
        return
    if number == before:
        yield Gap("heading_number", f"标题编号“{section.number}”重复。", start, end)
    elif number > before:
        yield Gap(
            "heading_number",
            f"标题编号从第{before}{series[2].strip('（）()、.')}跳到“{section.number}”，中间的没有找到。",
            start,
            end,
        )
    else:
        yield Gap(
            "heading_number",
            f"标题编号“{section.number}”排在第{before}{series[2].strip('（）()、.')}之后，次序颠倒。",
            start,
            end,
        )


def _series(section: Section, form: str) -> tuple[str | None, str, str]:
    """Chapters count through the whole document, whatever part they stand in; all else begins anew under each parent."""
    return (None if section.level == "chapter" else section.parent, section.level, form)


def _fused_headings(plan: Plan) -> Iterator[Gap]:
    """Yield headings with text after them in one paragraph; where a document does so throughout, it is said once."""
    fused = [
        section
        for section in plan.outline
        if section.level in ("part", "chapter", "section") and _runs_on(plan, section)
    ]
    if len(fused) > _MOST_FUSED:
        start, end = fused[0].place.span
        yield Gap(
            "heading_fused", f"全文有 {len(fused)} 个标题与后文连在一段，标题的终止处按空格和句号判断。", start, end
        )
        return
    for section in fused:
        start, end = section.place.span
        yield Gap("heading_fused", f"标题「{section.number} {section.title}」与后文连在一段。", start, end)


def _runs_on(plan: Plan, section: Section) -> bool:
    end = section.place.end
    block = plan.text.block_at(section.place.start)
    return block is not None and bool(plan.text.words[end : block.end].strip())


def _boxes(plan: Plan) -> Iterator[Gap]:
    """Yield boxes the text refers to that are not there, and numbers skipped within a chapter's boxes."""
    have = {re.sub(r"\s", "", box.number) for box in plan.boxes}
    named = {
        re.sub(r"\s", "", m[1]).replace("－", "-").replace("—", "-"): m for m in _BOX_NAMED.finditer(plan.text.words)
    }
    for number, match in named.items():
        if number not in have:
            yield Gap("box", f"正文提到专栏{number}，但没有找到这个专栏。", match.start(), match.end())
    chapters: dict[str, set[int]] = {}
    for number in have:
        chapter, dash, serial = number.rpartition("-")
        if serial.isdigit():
            chapters.setdefault(chapter + dash, set()).add(int(serial))
    for prefix, serials in sorted(chapters.items()):
        for skipped in sorted(set(range(1, max(serials))) - serials):
            if f"{prefix}{skipped}" not in named:
                yield Gap("box", f"专栏编号缺{prefix}{skipped}：有前后的专栏而没有它。")


def _annexes(plan: Plan) -> Iterator[Gap]:
    if any(section.level == "annex" for section in plan.outline):
        return
    for match in _ANNEX_NAMED.finditer(plan.text.words):
        yield Gap("annex", f"正文提到“{match[1]}”，但没有找到附表、附件。", match.start(), match.end())


def _figures(plan: Plan) -> Iterator[Gap]:
    """Yield the captions of figures: what a figure shows stands in a picture, not in words."""
    seen = {gap.start for gap in plan.text.gaps if gap.kind == "image"}
    for block in plan.text.blocks:
        words = plan.text.words[block.start : min(block.end, block.start + 60)]
        if (
            words.startswith("图")
            and _CAPTION.match(words)
            and block.end - block.start < 60
            and block.start not in seen
        ):
            yield Gap("image", f"“{words}”的数据只在图片里，没有读取。", block.start, block.end)
