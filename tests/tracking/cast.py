"""The stage of these tests: a plan of 2026-2030 and short ways to say a goal and its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lantu.plan.model import TargetType
from lantu.plan.period import Period
from lantu.tracking import Figure, Goal

END_2027 = date(2027, 12, 31)


def goal(type_: TargetType | None, *, target: str | None = None, base: str | None = None, unit: str | None = "%", **more: Any) -> Goal:  # fmt: skip
    return Goal(
        more.pop("name", "指标"), type_, unit=unit, base=None if base is None else Decimal(base), base_year=2025,
        target=None if target is None else Decimal(target), target_year=2030, **more,
    )  # fmt: skip


def figure(period: int | str, value: str | Decimal | int, unit: str | None = "%", **more: Any) -> Figure:
    return Figure(Period.of(str(period)), Decimal(value), unit, **more)


def yearly(first: int, *values: str | Decimal | int, unit: str | None = "%") -> list[Figure]:
    return [figure(first + k, value, unit) for k, value in enumerate(values)]
