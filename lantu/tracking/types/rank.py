"""RANK (位次): a published rank (进入全省前X). Met or not; the margin is in places, X−A."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lantu.errors import RankUnusable
from lantu.tracking.amount import Amount, shown
from lantu.tracking.assessment import Assessment, Status
from lantu.tracking.goal import Goal
from lantu.tracking.kind import Case, Kind
from lantu.tracking.moments import end_words


def bounds(goal: Goal, _year: int) -> tuple[Amount | None, Amount | None]:
    """Return the last place that still counts.

    >>> [str(one) for one in bounds(Goal("综合排名", "RANK", target=Decimal(30)), 2027)]
    ['None', '第30位']
    """
    return None, None if goal.target is None else Place(goal.target, "位")


class Place(Amount):
    """A place in a ranking."""

    def __str__(self) -> str:
        return f"第{shown(self.value)}位"


def judge(case: Case) -> Assessment:
    """Return whether the latest published rank is within the places promised. Raises RankUnusable."""
    evidence = case.evidence_as_is()
    figures = tuple(replace(one, unit="位") for one in evidence.figures)
    for value in (*(one.value for one in figures), *([case.goal.target] if case.goal.target is not None else [])):
        if value < 1 or value != int(value):
            raise RankUnusable(name=case.goal.name, value=value)
    inside = case.within(figures)
    silent = case.silence(inside[-1].span.last if inside else None, evidence.warnings)
    if silent is not None or case.goal.target is None:
        return silent or case.says(Status.INCOMPLETE, "缺目标位次")
    last, spare = inside[-1], case.goal.target - inside[-1].value
    status = Status.NOT_MET if spare < 0 else Status.NEAR_LIMIT if spare < case.rules["rank_margin"] else Status.MET
    reason = f"截至{end_words(last.period)}，{case.goal.name}第{shown(last.value)}位，应在前{shown(case.goal.target)}位"
    reason += f"；{'余' if spare >= 0 else '差'}{shown(abs(spare))}位"
    return case.says(
        status, reason, used=inside, warnings=evidence.warnings, value=Place(last.value, "位"),
        expected=Place(case.goal.target, "位"), margin=Decimal(spare),
    )  # fmt: skip


KIND = Kind(
    type="RANK",
    title="位次",
    formula="位次A≤X；余量=X−A（位）",
    source="“进入全省前X”类目标，以公布的位次为准",
    needs=("target",),
    judge=judge,
    bounds=bounds,
)
