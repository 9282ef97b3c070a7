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
from lantu.reading.wording import (
    COMPARATORS,
    DIRECTIONS,
    ENTITY_TYPES,
    KINDS,
    LEVELS,
    STRENGTHS,
    TENSES,
    TYPES,
    attribute,
    period_in_words,
)  # fmt: skip
from lantu.source.place import Place

_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_HEAD_FONT = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)
_LONGEST = 32000  # Excel refuses cells of more than 32,767 characters
_QUOTE = 160

Value = str | int | float | Decimal | bool | None


def workbook(plan: Plan) -> bytes:
    """Return the workbook's bytes. Numbers are numbers; words that look like formulas stay words; every row has its place."""
    book = Workbook(write_only=True)
    for title, head, rows in _sheets(plan):
        _sheet(book, title, head, rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets(plan: Plan) -> Iterator[tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Value]]]]:
    where = (("行", 7), ("原文", 60))
    yield "说明", (("项", 14), ("内容", 80)), _about(plan)
    yield (
        "指标",
        (("序号", 6), ("类别", 16), ("指标", 34), ("单位", 10), ("基期年", 8), ("基期值", 11), ("目标年", 8), ("比较", 9), ("目标值", 11),
         ("目标原文", 20), ("年均/累计", 11), ("年均/累计原文", 20), ("属性", 9), ("类型", 12), ("方向", 10), ("可检验", 8), *where),
        _indicators(plan),
    )  # fmt: skip
    yield (
        "项目",
        (("专栏", 8), ("专栏标题", 34), ("序号", 6), ("项目", 50), ("正文提及", 9), ("行", 7)),
        _projects(plan),
    )
    yield (
        "承诺",
        (
            ("编号", 8),
            ("承诺事项", 70),
            ("期限", 16),
            ("力度", 8),
            ("数量", 36),
            ("建议单位", 30),
            ("所在章节", 34),
            ("行", 7),
        ),
        _commitments(plan),
    )
    yield (
        "数量",
        (("编号", 8), ("主语", 34), ("比较", 9), ("数值", 13), ("上限", 9), ("单位", 11), ("种类", 8), ("时期", 18), ("事实/承诺", 10),
         ("力度", 8), ("专栏内", 8), ("指标", 10), *where),
        _quantities(plan),
    )  # fmt: skip
    yield "列举", (("说有", 6), ("列出", 6), ("相符", 8), ("各项", 60), *where), _enumerations(plan)
    yield "大纲", (("层级", 8), ("编号", 10), ("标题", 70), ("行", 7)), _outline(plan)
    yield "名称", (("名称", 40), ("类别", 8), ("别名", 40), ("出现次数", 9), ("首次出现行", 10)), _entities(plan)
    yield "未找到", (("种类", 16), ("说明", 80), ("行", 7)), _gaps(plan)


def _about(plan: Plan) -> Iterator[Sequence[Value]]:
    yield "标题", plan.title
    yield "规划期", f"{plan.period[0]}—{plan.period[1]}年" if plan.period else None
    yield "来源文件", plan.text.name
    yield "文件指纹", f"SHA-256 {plan.text.sha256}"
    yield "读法", "按规则读取；没有写明的为空，不是 0；数字与原文一致。“行”是原文行号，“原文”可在文件中搜到。"


def _indicators(plan: Plan) -> Iterator[Sequence[Value]]:
    for i in plan.indicators:
        yield (
            i.number, i.group, i.name, i.unit, i.base_year, i.base, i.target_year, COMPARATORS.get(i.comparator or ""), i.target,
            i.target_text, i.growth, i.growth_text, attribute(i), TYPES.get(i.type or ""), DIRECTIONS.get(i.direction or ""),
            "是" if i.measurable else "否", *_where(plan, i.place),
        )  # fmt: skip


def _projects(plan: Plan) -> Iterator[Sequence[Value]]:
    for box in plan.boxes:
        for p in box.projects:
            yield box.number, box.title, p.number, p.name, len(p.mentions), plan.text.line_of(p.place.start)


def _commitments(plan: Plan) -> Iterator[Sequence[Value]]:
    titles = {section.id: f"{section.number} {section.title}".strip() for section in plan.outline}
    figures = {q.id: plan.text.quote(q.place) for q in plan.quantities}
    for c in plan.commitments:
        numbers = "；".join(figures[q] for q in c.quantities if q in figures)
        owners, section = "、".join(c.department_hint), titles.get(c.section or "")
        yield (
            c.id,
            c.what,
            period_in_words(c.due),
            STRENGTHS[c.strength],
            numbers,
            owners,
            section,
            plan.text.line_of(c.place.start),
        )


def _quantities(plan: Plan) -> Iterator[Sequence[Value]]:
    names = {i.id: i.number for i in plan.indicators}
    for q in plan.quantities:
        printed = plan.text.quote(q.number_place) if q.terms or q.times else None
        yield (
            q.id, q.subject, COMPARATORS[q.comparator], printed or q.value, q.upper, q.unit, KINDS[q.kind], period_in_words(q.period),
            TENSES[q.tense], STRENGTHS.get(q.strength or ""), "是" if q.in_box else None, names.get(q.indicator or ""),
            *_where(plan, q.place),
        )  # fmt: skip


def _enumerations(plan: Plan) -> Iterator[Sequence[Value]]:
    for e in plan.enumerations:
        holds = "未知" if e.holds is None else "是" if e.holds else "否"
        yield e.announced, e.listed, holds, "；".join(e.items), *_where(plan, e.place)


def _outline(plan: Plan) -> Iterator[Sequence[Value]]:
    for s in plan.outline:
        yield LEVELS[s.level], s.number, s.title, plan.text.line_of(s.place.start)


def _entities(plan: Plan) -> Iterator[Sequence[Value]]:
    for e in plan.entities:
        first = plan.text.line_of(e.mentions[0].start) if e.mentions else None
        yield e.name, ENTITY_TYPES[e.type], "；".join(e.aliases), len(e.mentions), first


def _gaps(plan: Plan) -> Iterator[Sequence[Value]]:
    for gap in plan.not_found:
        yield gap.kind, gap.what, plan.text.line_of(gap.start) if gap.start is not None else None


def _where(plan: Plan, place: Place) -> tuple[int, str]:
    return plan.text.line_of(place.start), plan.text.quote(place)[:_QUOTE]


def _sheet(book: Workbook, title: str, head: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]) -> None:
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


def _head(sheet: Any, name: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=name)
    cell.fill, cell.font, cell.alignment = _HEAD_FILL, _HEAD_FONT, _TOP
    return cell


def _cell(sheet: Any, value: Any) -> Cell:
    """Return a cell. Words are stored as words: one that begins with = + - @ must not become a formula."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
    cell: Cell = WriteOnlyCell(sheet, value=value or None if isinstance(value, str) else value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.alignment = _TOP
    return cell
