"""The list of indicators as a table to take along: CSV and Excel."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lantu.tracking.moments import day_words
from lantu_web.observations.periods import in_words
from lantu_web.record.standing import Standing

HEAD = (
    "序号", "类别", "指标", "单位", "属性", "类型", "基期年", "基期值", "目标年", "目标", "目标值", "最近时期", "最近数据",
    "数据来源", "状态", "理由", "牵头单位", "备注",
)  # fmt: skip
_WIDTHS = (6, 14, 30, 12, 8, 10, 8, 12, 8, 18, 12, 14, 12, 24, 12, 60, 16, 12)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | Decimal | None


def rows(held: Iterable[Standing]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per indicator; numbers stay numbers, what is not stated stays empty."""
    for one in held:
        i, last = one.indicator, one.last
        demo = "演示数据" if i.plan.demo or (last and last.demo) else ""
        yield (
            i.number, i.group, i.name, i.unit, i.attribute, i.get_type_display(), i.base_year, one.base, i.target_year,
            one.target_words, one.target.value, in_words(last.period) if last else "", last.value if last else None, last.source if last else "",
            one.word, one.reason, str(i.owner or "未分工"), demo,
        )  # fmt: skip


def as_csv(held: Iterable[Standing], day: date) -> bytes:
    """Return the table as CSV that Excel opens in Chinese; text that Excel would take for a formula is kept as text."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([f"截至{day_words(day)}"])
    writer.writerow(HEAD)
    writer.writerows([_plain(cell) for cell in row] for row in rows(held))
    return out.getvalue().encode("utf-8-sig")


def as_workbook(held: Iterable[Standing], day: date, title: str) -> bytes:
    """Return the table as a workbook: title, day, head that stays in sight, numbers as numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "指标"
    sheet.append([f"{title} 指标进展（截至{day_words(day)}）"])
    sheet.append(HEAD)
    for number, row in enumerate(rows(held), start=3):
        for column, cell in enumerate(row, start=1):
            written = sheet.cell(number, column)
            written.value = f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell
            if isinstance(cell, Decimal):
                written.value = float(cell)
            elif isinstance(cell, str):
                written.data_type = "s"
            written.alignment = Alignment(wrap_text=True, vertical="top")
    for head in sheet[2]:
        head.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "D3"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
