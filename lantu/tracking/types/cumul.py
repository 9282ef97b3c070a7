"""CUMUL (累计): a total over the plan's years (〔五年累计〕新增就业X人).

Expected at k: C·k/n. Progress: ΣA_i/C. Required: (C−ΣA_i)/(n−k) a year. Months and quarters add up where the year is not out yet.
"""

from __future__ import annotations

from decimal import Decimal

from lantu.tracking.amount import Amount, beside, settled
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.bounds import satisfies, sign_of
from lantu.tracking.evidence import covering
from lantu.tracking.figure import Figure
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.moments import as_decimal
from lantu.tracking.on_path import Walk, judge_walk
from lantu.tracking.rates import gap


def total(chain: tuple[Figure, ...]) -> Decimal:
    """Return the sum; a yearly average over several years counts for each.

    >>> from lantu.plan.period import Period
    >>> total((Figure(Period.of("2026"), Decimal(500), "人"), Figure(Period.of("annual 2027-2028"), Decimal(400), "人")))
    Decimal('1300')
    """
    return sum((one.value * (as_decimal(one.span.length) if one.period.annual else 1) for one in chain), Decimal(0))


def value_at(goal: Goal, progress: Decimal, _gone: Decimal) -> Amount | None:
    """Return the total where a share of the way is made."""
    return None if goal.target is None else Amount(goal.target * progress, goal.unit)


def judge(case: Case) -> Assessment:
    """Return the assessment by the sum from the beginning of the plan without a gap."""
    evidence = case.evidence(unit=case.goal.unit)
    inside = case.within(evidence.figures)
    chain = covering(inside, case.start)
    silent = gap(case, inside, chain, evidence.warnings) or case.silence(
        chain[-1].span.last if chain else None, evidence.warnings
    )
    goal, target = case.goal, case.goal.target
    if silent is not None or target is None:
        return silent or case.says(Status.INCOMPLETE, "缺目标值")
    if target <= 0:
        return case.says(
            Status.TYPE_UNKNOWN, f"{goal.name}的累计目标是{Amount(target, goal.unit)}，不是累计型：请核对类型"
        )
    done, through = total(chain), chain[-1].span.last
    rest, gone = as_decimal(case.end - through), as_decimal((through - case.start) / (case.end - case.start))
    yearly = tuple(one.value for one in evidence.figures if one.span.is_whole_year)
    return judge_walk(case, Walk(
        used=chain, through=through, value=Amount(done, goal.unit), expected=Amount(target * gone, goal.unit),
        progress=settled(done / target), reached=satisfies(done, sign_of(goal), target), can_be_early=True,
        required=Amount((target - done) / rest, goal.unit) if rest > 0 else None, yearly=yearly,
        said=f"{beside(goal.name)}累计{Amount(done, goal.unit)}", asked=f"应达到{Amount(target * gone, goal.unit)}",
        rest="每年还需", warnings=evidence.warnings, reversible=False,
    ))  # fmt: skip


KIND = Kind(
    type="CUMUL",
    title="累计",
    formula="进度=ΣA/C；应有值=C·τ；每年还需=(C−ΣA)/余年",
    source="规划指标表〔 〕内为五年累计数",
    needs=("base_year", "target", "target_year"),
    judge=judge,
    value_at=value_at,
)
