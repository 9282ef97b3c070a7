"""CUMUL_CUT (累计降低率): a cut over the plan's years in per cent (单位GDP能耗〔降低R%〕). A figure is a year's cut: 降低3.1% is 3.1.

Cuts multiply: R_k=1−∏(1−r_i). Expected at k: 1−(1−R)^(k/n). Progress: ln(1−R_k)/ln(1−R).
Required: 1−((1−R)/(1−R_k))^(1/(n−k)) a year.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.tracking.amount import MOST, PERCENT, Amount
from lantu.tracking.assessment import Assessment
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.rates import Compounding, in_reach, judge_rates


def cut_at(cut: Decimal, share: Decimal) -> Decimal:
    """Return 1−(1−R)^share, as fractions.

    >>> [round(cut_at(Decimal("0.17"), Decimal(k) / 5) * 100, 3) for k in (1, 2, 5)]
    [Decimal('3.658'), Decimal('7.182'), Decimal('17.000')]
    """
    return 1 - (1 - cut) ** share


def value_at(goal: Goal, progress: Decimal, _gone: Decimal) -> Amount | None:
    """Return the cut so far where a share of the way is made."""
    if goal.target is None:
        return None
    in_reach(goal.name, -1, goal.target, "目标值", MOST)
    return Amount(cut_at(goal.target / 100, progress) * 100, PERCENT)


WAY = Compounding(
    sign=-1,
    whole=lambda rate, _years: 1 - rate,
    achieved=lambda factor, _gone: 1 - factor,
    told="累计降低",
    rest="每年还需降低",
    can_be_early=True,
)


def judge(case: Case) -> Assessment:
    """Return the assessment by compounded cuts."""
    Amount(Decimal(0), case.goal.unit).within(PERCENT)
    return judge_rates(case, WAY, case.evidence(unit=PERCENT))


KIND = Kind(
    type="CUMUL_CUT",
    title="累计降低率",
    formula="R_k=1−∏(1−r)；进度=ln(1−R_k)/ln(1−R)；应有值=1−(1−R)^τ；每年还需=1−((1−R)/(1−R_k))^(1/余年)",
    source="碳排放强度目标责任考核（2014）：年度与累计进度分别考核；逐年降低率相乘",
    needs=("base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
