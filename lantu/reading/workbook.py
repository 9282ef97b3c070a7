"""The workbook (Excel 表格): indicators, projects, promises and figures as a planner would use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lantu.plan.model import Plan
from lantu.reading.whereabouts import Whereabouts
from lantu.reading.wording import (
    COMPARATORS,
    DIRECTIONS,
    ENTITY_TYPES,
    GAPS,
    KINDS,
    LEVELS,
    STRENGTHS,
    TENSES,
    TYPES,
    amount,
    attribute,
    period_in_words,
    period_of,
)  # fmt: skip
from lantu.source.place import Place

_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_HEAD_FONT = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)
_LONGEST = 32000  # Excel refuses cells of more than 32,767 characters
_QUOTE = 160
_MOST_LINES = 12  # of mentions named in a cell
_MOST_DECIMALS = 8

Value = str | int | Decimal | None
Columns = Sequence[tuple[str, int]]
_WHERE = (("章节", 30), ("出处", 9), ("原文", 60))


def workbook(plan: Plan) -> bytes:
    """Return the workbook's bytes. Numbers are numbers; words that look like formulas stay words; every row has its place."""
    book = Workbook(write_only=True)
    for title, head, rows in _Rows(plan).sheets():
        _sheet(book, title, head, rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class _Rows:
    """The rows of each sheet."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._whereabouts = Whereabouts(plan)

    def sheets(self) -> Iterator[tuple[str, Columns, Iterable[Sequence[Value]]]]:
        yield "说明", (("项", 14), ("内容", 90)), self._about()
        yield (
            "指标",
            (("序号", 6), ("类别", 16), ("指标", 34), ("单位", 10), ("基期年", 8), ("基期值", 11), ("目标年", 8), ("比较", 9), ("目标值", 11),
             ("目标原文", 20), ("年均/累计", 11), ("年均/累计原文", 20), ("属性", 9), ("类型", 12), ("方向", 10), ("可检验", 8), *_WHERE),
            self._indicators(),
        )  # fmt: skip
        yield (
            "项目",
            (("专栏", 8), ("专栏标题", 34), ("序号", 6), ("项目", 50), ("正文提及", 9), ("提及处", 24), ("章节", 30), ("出处", 9)),
            self._projects(),
        )  # fmt: skip
        yield (
            "承诺",
            (("编号", 8), ("承诺事项", 70), ("期限", 16), ("力度", 8), ("数量", 40), ("建议单位", 30), ("章节", 30), ("出处", 9)),
            self._commitments(),
        )  # fmt: skip
        yield (
            "数量",
            (("编号", 8), ("主语", 34), ("比较", 9), ("数值", 13), ("上限", 9), ("单位", 11), ("种类", 8), ("时期", 18), ("事实/承诺", 10),
             ("力度", 8), ("专栏内", 8), ("指标序号", 9), *_WHERE),
            self._quantities(),
        )  # fmt: skip
        yield "列举", (("说有", 6), ("列出", 6), ("相符", 8), ("各项", 60), *_WHERE), self._enumerations()
        yield "大纲", (("层级", 8), ("编号", 10), ("标题", 70), ("出处", 9)), self._outline()
        yield "名称", (("名称", 40), ("类别", 8), ("别名", 40), ("出现次数", 9), ("首次出现", 10)), self._entities()
        yield "未找到", (("种类", 12), ("说明", 80), ("出处", 9)), self._gaps()

    def _about(self) -> Iterator[Sequence[Value]]:
        plan = self._plan
        promised = sum(quantity.tense == "commitment" for quantity in plan.quantities)
        yield "标题", plan.title
        yield "规划期", f"{plan.period[0]}—{plan.period[1]}年" if plan.period else None
        yield "来源文件", plan.text.name
        yield "文件指纹", f"SHA-256 {plan.text.sha256}"
        yield (
            "读到",
            f"指标 {len(plan.indicators)}，项目 {sum(len(box.projects) for box in plan.boxes)}，承诺事项 {len(plan.commitments)}，"
            f"数量 {len(plan.quantities)}（承诺 {promised}，事实 {len(plan.quantities) - promised}），未找到 {len(plan.not_found)}",
        )
        yield "读法", "按规则读取；没有写明的为空，不是 0；数字与原文一致。"
        yield "比较", "“不低于、超过、不超过、低于、约、区间”按原文；为空是等于，“未写明”是指标表里没有目标。"
        yield "力度", "明确：要做到；力争：争取做到；谋划：探索、研究、规划。"
        yield (
            "出处",
            "有页码的文件是页，其他是原文的行（lantu read 文件 --text 原文.txt 可得到原文）；“原文”一列可在文件中搜到。",
        )

    def _indicators(self) -> Iterator[Sequence[Value]]:
        for i in self._plan.indicators:
            yield (
                i.number, i.group, i.name, i.unit, i.base_year, i.base, i.target_year, COMPARATORS.get(i.comparator or ""), i.target,
                i.target_text, i.growth, i.growth_text, attribute(i), TYPES.get(i.type or "", "待定"),
                DIRECTIONS.get(i.direction or "", "待定"), "是" if i.measurable else "否", *self._where(i.place),
            )  # fmt: skip

    def _projects(self) -> Iterator[Sequence[Value]]:
        for box in self._plan.boxes:
            for p in box.projects:
                mentions = dict.fromkeys(
                    self._whereabouts.page_or_line(place.start) for place in p.mentions[:_MOST_LINES]
                )
                where = self._where(p.place)[:2]
                yield box.number, box.title, p.number, p.name, len(p.mentions), "、".join(mentions), *where

    def _commitments(self) -> Iterator[Sequence[Value]]:
        figures = {q.id: f"{q.subject} {amount(q)}" for q in self._plan.quantities}
        for c in self._plan.commitments:
            numbers = "；".join(figures[q] for q in c.quantities if q in figures)
            owners, where = "、".join(c.department_hint), self._where(c.place)[:2]
            yield c.id, c.what, period_in_words(c.due), STRENGTHS[c.strength], numbers, owners, *where

    def _quantities(self) -> Iterator[Sequence[Value]]:
        names = {i.id: i.number for i in self._plan.indicators}
        for q in self._plan.quantities:
            printed = self._plan.text.quote(q.number_place) if q.terms or q.times else None
            yield (
                q.id, q.subject, COMPARATORS[q.comparator], printed or q.value, q.upper, q.unit, KINDS[q.kind], period_of(q),
                TENSES[q.tense], STRENGTHS.get(q.strength or ""), "是" if q.in_box else None, names.get(q.indicator or ""),
                *self._where(q.place),
            )  # fmt: skip

    def _enumerations(self) -> Iterator[Sequence[Value]]:
        for e in self._plan.enumerations:
            holds = "未知" if e.holds is None else "是" if e.holds else "否"
            yield e.announced, e.listed, holds, "；".join(e.items), *self._where(e.place)

    def _outline(self) -> Iterator[Sequence[Value]]:
        for s in self._plan.outline:
            yield LEVELS[s.level], s.number, s.title, self._whereabouts.page_or_line(s.place.start)

    def _entities(self) -> Iterator[Sequence[Value]]:
        for e in self._plan.entities:
            first = self._whereabouts.page_or_line(e.mentions[0].start) if e.mentions else None
            yield e.name, ENTITY_TYPES[e.type], "；".join(e.aliases), len(e.mentions), first

    def _gaps(self) -> Iterator[Sequence[Value]]:
        for gap in self._plan.not_found:
            where = self._whereabouts.page_or_line(gap.start) if gap.start is not None else None
            yield GAPS.get(gap.kind, gap.kind), gap.what, where

    def _where(self, place: Place) -> tuple[str, str, str]:
        words = self._plan.text.quote(place)[:_QUOTE].replace("\n", "　")
        return self._whereabouts.path(place.start), self._whereabouts.page_or_line(place.start), words


def _sheet(book: Workbook, title: str, head: Columns, rows: Iterable[Sequence[Value]]) -> None:
    sheet: Any = book.create_sheet(title)  # the type stubs know only half of a write-only sheet
    sheet.freeze_panes = "A2"
    for column, (_, width) in enumerate(head, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.append([_head(sheet, name) for name, _ in head])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _head(sheet: Any, name: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=name)
    cell.fill, cell.font, cell.alignment = _HEAD_FILL, _HEAD_FONT, _TOP
    return cell


def _cell(sheet: Any, value: Any) -> Cell:
    """Return a cell. Words are stored as words: one that begins with = + - @ must not become a formula."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST] or None
    cell: Cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, Decimal):
        cell.number_format = _printed(value)
    cell.alignment = _TOP
    return cell


def _printed(value: Decimal) -> str:
    """Return the number format that shows as many decimals as are printed in the plan."""
    decimals = -int(value.as_tuple().exponent)
    return "0" if decimals <= 0 else f"0.{'0' * decimals}" if decimals <= _MOST_DECIMALS else "General"
