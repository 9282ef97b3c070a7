"""A022: a row of the indicator table whose growth is not that of its own two values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import rounding
from lantu.checking.growth import shown
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan
from lantu.standards.indicator_library import library


@rule(
    code="A022",
    title="指标表一行里的现状、目标和增速对不上",
    message="指标“{name}”由{base}到{target}，年均增长{yearly}%、累计增长{whole}%，表中写的是{growth}。",
    remedy="请核对这一行的三个数；按可比价计算的，请在表下注明。",
    severity=Severity.WARNING,
    category="arithmetic",
    basis="算术：年均增长率＝(期末÷期初)^(1÷年数)－1",
    fails=(
        "附表\n序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n"
        "1\n旅游接待人次（万人次）\n100\n200\n⟦8⟧\n预期性\n2\n森林覆盖率（%）\n40\n42\n-\n约束性\n"
    ),
    passes=(
        "附表\n序号\n指标名称\n2020年\n2025年\n年均增长（%）\n属性\n"
        "1\n旅游接待人次（万人次）\n100\n200\n14.9\n预期性\n2\n森林覆盖率（%）\n40\n42\n[2]\n约束性\n"
    ),
)
def growth_column_differs_from_row(plan: Plan) -> Iterator[Hit | Looked]:
    """Of base, target and growth two give the third; a yearly rate, a growth over all years and points all count as right.

    False alarm: a rate at constant prices; such indicators are left out where the library knows it.
    """
    for row in plan.indicators:
        if row.base is None or row.target is None or row.growth is None or not _is_exact(row):
            continue
        years = (row.target_year or 0) - (row.base_year or 0)
        known = library().match(row.name)
        if row.base <= 0 or row.target <= 0 or not 1 <= years <= 30 or (known is not None and known.price is not None):
            continue
        yield Looked((row.id,))
        if not _fits(row.base, row.target, row.growth, years):
            yield _hit(row, row.base, row.target, years)


def _is_exact(row: Indicator) -> bool:
    text = row.growth_text or ""
    return row.comparator in (None, "=") and not any(mark in text for mark in "≥≤＞＜><以上左右约")


def _fits(base: Decimal, target: Decimal, growth: Decimal, years: int) -> bool:
    low, high = growth - rounding(growth), growth + rounding(growth)
    for power in (Decimal(1) / years, Decimal(1)):
        least = 100 * (((target - rounding(target)) / (base + rounding(base))) ** power - 1)
        most = 100 * (((target + rounding(target)) / (base - rounding(base))) ** power - 1)
        if least <= high and low <= most:
            return True
    slack = rounding(base) + rounding(target)
    return any(abs((target - base) / parts - growth) <= slack + rounding(growth) for parts in (1, years))


def _hit(row: Indicator, base: Decimal, target: Decimal, years: int) -> Hit:
    yearly = shown(100 * ((target / base) ** (Decimal(1) / years) - 1))
    facts = {
        "name": row.name, "base": row.base_text, "target": row.target_text, "yearly": yearly,
        "whole": shown(100 * (target / base - 1)), "growth": row.growth_text,
    }  # fmt: skip
    cell = row.places.get("growth", row.place)
    ends = tuple(row.places[field] for field in ("base", "target") if field in row.places)
    return Hit((cell,), facts, ends, f"({target:f}÷{base:f})^(1/{years})−1={yearly}%")
