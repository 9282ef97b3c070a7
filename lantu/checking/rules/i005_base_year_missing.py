"""I005: the indicator table gives base values of no stated year."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I005",
    title="基期值没有年份",
    message="指标表有{count}项指标写了基期值，却没有写是哪一年的数。",
    remedy="请在表头写明基期年份。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="算术：增速要从基期年算起",
    fails="序号\n指标名称\n基期值\n目标值\n属性\n1\n森林覆盖率（%）\n⟦40⟧\n≥42\n约束性\n2\n绿地率（%）\n⟦33⟧\n35\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
)
def base_year_missing(plan: Plan) -> Iterator[Hit | Looked]:
    """A base value of no year can be neither looked up nor compared.

    False alarm: the year stands in the table's title or a note beneath it.
    """
    based = [one for one in plan.indicators if one.base is not None]
    yield Looked(tuple(one.id for one in based))
    lacking = [one for one in based if one.base_year is None]
    if lacking:
        yield Hit(tuple(cell(one, "base") for one in lacking), {"count": len(lacking)}, confidence=0.8)
