"""What is odd about a figure (留意事项): told to who fills and who reviews, never a reason to refuse."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import yaml

from lantu.plan.units import normal_unit, to_base
from lantu.standards.indicator_library import library
from lantu.tracking.amount import unit_of_change
from lantu_web.observations.models import Observation
from lantu_web.observations.periods import bounds, in_words
from lantu_web.record.models import Indicator


class Remark(NamedTuple):
    """A remark: its kind (range, magnitude, jump, conflict, cumulative) and its words."""

    kind: str
    words: str


@cache
def thresholds() -> dict[str, Any]:
    """Return the numbers remarks are made by."""
    return dict(yaml.safe_load(files("lantu_web.submissions").joinpath("remarks.yaml").read_text(encoding="utf-8")))


def usual_range(indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """Return the usual range of an indicator in its own unit, after the indicator library; None where none is known."""
    entry = library().match(indicator.name)
    if entry is None:
        return None
    unit, known = normal_unit(indicator.unit) or "", normal_unit(entry.unit or "") or ""
    low, high = Decimal(str(entry.low)), Decimal(str(entry.high))
    if unit == known:
        return low, high
    factor, base = to_base(Decimal(1), unit)
    if not unit or to_base(Decimal(1), known)[1] != base:
        return None
    return to_base(low, known)[0] / factor, to_base(high, known)[0] / factor


def remarks(indicator: Indicator, period: str, value: Decimal, known: Sequence[Observation]) -> list[Remark]:
    """Return what is odd about a value for a period, given every figure of the indicator that holds now, of all channels."""
    found = [
        _outside_range(indicator, value),
        _magnitude(indicator, period, value, known) or _jump(indicator, period, value, known),
        _lower_than_cumulative(indicator, period, value, known),
        *_conflicts(indicator, period, value, known),
    ]
    return [one for one in found if one is not None]


def _outside_range(indicator: Indicator, value: Decimal) -> Remark | None:
    usual = usual_range(indicator)
    if usual is None or usual[0] <= value <= usual[1]:
        return None
    low, high = (f"{bound.normalize():f}" for bound in usual)
    return Remark("range", f"{value.normalize():f}{indicator.unit}不在常见范围 {low}—{high}{indicator.unit} 内")


def _conflicts(indicator: Indicator, period: str, value: Decimal, known: Sequence[Observation]) -> list[Remark]:
    other = (one for one in known if one.period == period and one.value != value)
    return [
        Remark("conflict", f"与{one.get_channel_display()}的 {one.value.normalize():f}{indicator.unit} 不一致")
        for one in other
    ]


def _lower_than_cumulative(
    indicator: Indicator, period: str, value: Decimal, known: Sequence[Observation]
) -> Remark | None:
    if indicator.type not in thresholds()["cumulative"]["types"]:
        return None
    first, last = bounds(period)
    before = [one for one in known if one.period_start == first and one.period_end < last and one.value > value]
    if not before:
        return None
    one = max(before, key=lambda figure: figure.period_end)
    return Remark("cumulative", f"低于{in_words(one.period)}的累计数 {one.value.normalize():f}{indicator.unit}")


def _magnitude(indicator: Indicator, period: str, value: Decimal, known: Sequence[Observation]) -> Remark | None:
    """Return that a figure is many times the last one, or a small part of it: 0.412 for 41.2 %, 元 for 万元.

    A rate of growth is left alone: near 0 it may well be ten times the last.
    """
    past, rule = _past(indicator, period, known), thresholds()["magnitude"]
    if not past or indicator.type in rule["not_of"]:
        return None
    year, last = past[-1]
    low, high = sorted((abs(value), abs(last)))
    if not low or high < rule["factor"] * low:
        return None
    told = f"是{year}年 {_plain(last)}{indicator.unit}的"
    share = f"{_short(value / last)} 倍" if abs(value) > abs(last) else f"{_short(last / value)} 分之一"
    return Remark("magnitude", f"{told} {share}，请核对单位和小数点")


def _jump(indicator: Indicator, period: str, value: Decimal, known: Sequence[Observation]) -> Remark | None:
    past = _past(indicator, period, known)
    changes = [(b - a) / (y - x) for (x, a), (y, b) in pairwise(past)]
    rule = thresholds()["jump"]
    if len(changes) < rule["least_changes"]:
        return None
    year, last = past[-1]
    now = (value - last) / (int(period[:4]) - year)
    usual = median(changes)
    spread = Decimal(str(rule["scale"])) * median(abs(one - usual) for one in changes)
    spread = max(spread, Decimal(str(rule["floor_share"])) * abs(median(a for _, a in past)))
    if abs(now - usual) <= Decimal(str(rule["deviations"])) * spread:
        return None
    return Remark("jump", _jump_words(year, value - last, usual, unit_of_change(indicator.unit) or ""))


def _jump_words(year: int, change: Decimal, usual: Decimal, unit: str) -> str:
    """Return a change beside the usual one, in the unit of a change: two percentages differ by percentage points."""
    told = f"比{year}年{_way(change)} {_short(abs(change))}{unit}" if change else f"与{year}年相同"
    if usual and (change < 0) != (usual < 0) and change:
        return f"{told}，而以往每年一般是{_way(usual)}的（约 {_short(abs(usual))}{unit}），方向变了"
    return (
        f"{told}，而以往每年一般{_way(usual)} {_short(abs(usual))}{unit}左右"
        if usual
        else f"{told}，而以往各年几乎不变"
    )


def _way(change: Decimal) -> str:
    return "升" if change > 0 else "降"


def _past(indicator: Indicator, period: str, known: Sequence[Observation]) -> list[tuple[int, Decimal]]:
    """Return year and value of the same part of earlier years, the base of the plan among them."""
    part, year = period[4:], int(period[:4])
    held = {int(one.period[:4]): one.value for one in known if one.period[4:] == part}
    if not part and indicator.base is not None and indicator.base_year:
        held.setdefault(indicator.base_year, indicator.base)
    return sorted((y, v) for y, v in held.items() if y < year)


def _plain(value: Decimal) -> str:
    return f"{Decimal(value).normalize():f}"


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')).normalize():f}"
