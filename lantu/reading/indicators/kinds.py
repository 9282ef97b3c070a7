"""Target type, direction and measurability of an indicator (design section 4), by what its row states; None where it cannot be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from lantu.plan.model import Direction, TargetType
from lantu.plan.units import unit_kind
from lantu.standards.indicator_library import library

if TYPE_CHECKING:
    from lantu.reading.indicators.heads import Role
    from lantu.reading.indicators.row import Value

_CUT = re.compile(r"降低|下降|减少|削减|减排")
_HELD = re.compile(r"保持|稳定在|不降低|不减少")
_EXTERNAL = re.compile(r"下达|(?:完成|达到)(?:国家|省|市|上级|自治区)[^平]{0,6}(?:任务|目标|要求)")
_INTERVAL = re.compile(r"合理区间")
_RELATIVE = re.compile(r"高于|低于|快于|慢于|同步|平均水平|不低于全|持平")
_OUTSIDE = re.compile(r"全省|全市|全国|省|时期|上级|上年|往年")
_GROWTH = re.compile(r"增速|增长率?$|增幅|增长速度|年均增长")
_TOTAL = re.compile(r"〔|\[|【|累计")
_RANK = re.compile(r"前\s*\d+|第[一二三四五六七八九十\d]+")
_DOWN = re.compile(
    r"失业率|死亡率|发病率|发生率|能耗|能源消耗|碳排放|排放(?:量|总量|强度)|浓度|PM\d|负债率|基尼|恩格尔|用水量|水耗|电耗|收入比|差距|漏损率|案件|事故|贫困|利用下降"
)


def direction_of(name: str, target: str | None) -> Direction | None:
    """Return which way is good: the more of a reduction the better; a thing to be held is kept; the library tells the rest."""
    if target is not None and _HELD.search(target) and not re.search(r"\d", target):
        return "keep"
    if _CUT.search(name):
        return "up"
    known = library().match(name)
    if known is not None:
        return known.direction
    return "down" if _DOWN.search(name) else "up"


def type_of(
    name: str,
    unit: str | None,
    direction: Direction | None,
    base: Decimal | None,
    target: Value,
    growth: Value,
    words: Mapping[Role, str],
) -> TargetType | None:
    """Return the target type a row states: by the target, else by the yearly rate or total, else by its words."""
    stated = f"{words.get('target') or ''} {words.get('growth') or ''}"
    if target.number is not None:
        return _of_target(name, unit, direction, base, target, words.get("target") or "")
    if growth.number is not None:
        if _TOTAL.search(words.get("growth") or ""):
            return "CUMUL_CUT" if _CUT.search(name) else "CUMUL"
        return "GROWTH"
    for type_, pattern in (
        ("EXTERNAL", _EXTERNAL),
        ("RANGE", _INTERVAL),
        ("FLOOR", _HELD),
        ("RANK", _RANK),
        ("RELATIVE", _RELATIVE),
    ):
        if pattern.search(stated):
            return type_  # type: ignore[return-value]
    return "TEXT" if re.search(r"[一-鿿]", stated) else None


def _of_target(
    name: str, unit: str | None, direction: Direction | None, base: Decimal | None, target: Value, stated: str
) -> TargetType | None:
    if _RANK.search(stated):
        return "RANK"
    if target.comparator == "range":
        return "RANGE"
    if _CUT.search(name):
        return "CUMUL_CUT"
    if _TOTAL.search(stated):
        return "CUMUL"
    if _GROWTH.search(name):
        return "GROWTH"
    if direction == "down":
        return "CEIL" if target.comparator in ("<", "<=") else "LEVEL_DOWN"
    if direction == "keep" or (target.comparator == ">=" and base == target.number):
        return "FLOOR"
    known = library().match(name)
    if (
        known is not None
        and known.type == "FLOOR"
        and base is not None
        and target.number is not None
        and target.number <= base
    ):
        return "FLOOR"
    if direction is None:
        return None
    return "LEVEL_UP_GEO" if unit is not None and unit_kind(unit) == "money" else "LEVEL_UP"


def is_measurable(
    type_: TargetType | None, base: Decimal | None, target: Value, growth: Value, words: Mapping[Role, str]
) -> bool:
    """Return whether reaching the target can be tested with what the plan itself states.

    A number can; a comparison can where what it compares with is the county's own (高于GDP增长); a thing to be held can where
    its base is stated. What is handed down, or compared with others, cannot until that figure is known.
    """
    if target.number is not None or growth.number is not None:
        return True
    if type_ == "FLOOR":
        return base is not None
    stated = f"{words.get('target') or ''} {words.get('growth') or ''}"
    return type_ == "RELATIVE" and not _OUTSIDE.search(stated)
