"""The data files of the public pages (数据下载): the released figures of a plan as CSV and JSON, with what may be done with them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from lantu_web.frame.templatetags.components import figure
from lantu_web.observations.models import Observation
from lantu_web.public.explained import explained
from lantu_web.public.selectors import Shown
from lantu_web.record.models import Indicator, Plan

COLUMNS = (
    "规划", "行政区划代码", "指标序号", "指标", "单位", "属性", "基期年", "基期值", "目标年", "目标", "目标值", "时期", "数值", "数据版本", "来源",
    "演示数据",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(plan: Plan, rows: Iterable[Shown]) -> str:
    """Return the released figures, one a line, in UTF-8 with the mark by which spreadsheets know it; the last line is the licence."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in rows:
        for each in one.figures:
            writer.writerow([_safe(cell) for cell in _line(plan, one, each)])
    writer.writerow([f"说明：{explained()['licence']}"])
    return "\ufeff" + out.getvalue()


def as_json(plan: Plan, rows: Iterable[Shown]) -> str:
    """Return the same as JSON: the plan, its indicators with their released figures, the licence. Numbers are words: exact."""
    told = {
        "plan": {
            "title": plan.title,
            "region": plan.region_id,
            "first_year": plan.first_year,
            "last_year": plan.last_year,
        },
        "demonstration": plan.demo,
        "licence": explained()["licence"],
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "indicators": [_indicator(one) for one in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _line(plan: Plan, one: Shown, each: Observation) -> Iterator[Any]:
    i = one.indicator
    yield from (
        plan.title,
        plan.region_id,
        i.number,
        i.name,
        i.unit,
        i.attribute,
        i.base_year,
        _number(i.base),
        i.target_year,
    )
    yield from (
        one.aim,
        _number(one.target.value),
        each.period,
        _number(each.value),
        each.get_release_display(),
        each.source,
    )
    yield "是" if each.demo else ""


def _indicator(one: Shown) -> dict[str, Any]:
    i: Indicator = one.indicator
    return {
        "number": i.number, "name": i.name, "unit": i.unit, "binding": i.binding,
        "base_year": i.base_year, "base": _number(i.base), "target_year": i.target_year, "target": one.aim,
        "target_value": _number(one.target.value), "target_comparator": one.target.comparator or None,
        "status": one.standing.word if one.standing else None,
        "figures": [
            {"period": f.period, "value": _number(f.value), "release": f.release, "source": f.source} for f in one.figures
        ],
    }  # fmt: skip


def _number(value: Any) -> str | None:
    return None if value is None else figure(value)


def _safe(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers, negative ones too, stay numbers."""
    words = str(cell if cell is not None else "")
    return f"'{words}" if words.startswith(_FORMULA) and not words.lstrip("-").replace(".", "", 1).isdigit() else words
