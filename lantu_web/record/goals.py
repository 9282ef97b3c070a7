"""The goal (目标) of an indicator of the record: the plan's row, the target in force, and what people set beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from lantu.plan import model
from lantu.plan.period import Period
from lantu.source.place import Place
from lantu.tracking import AnnualTarget, Comparison, Figure, Goal, Issued, Milestone, goal_of
from lantu_web.record.models import Indicator, NodeDone
from lantu_web.record.selectors import Target, compared_figures, issued_targets, nodes_done


def base_year_of(indicator: Indicator) -> int:
    """Return the year an indicator starts from: the row's own, else the one before the plan."""
    return indicator.base_year or indicator.plan.first_year - 1


def goal_in_force(
    indicator: Indicator, target: Target, by_year: dict[int, Decimal], base: Decimal | None = None
) -> Goal:
    """Return the goal of an indicator from `indicators_for`, with the target in force and its annual targets.

    `base` is the figure of the base year where the plan itself does not state it.

    Raises lantu.errors.TrackingError where what was set cannot be reckoned with.
    """
    stated = goal_of(_as_read(indicator, target, base), (indicator.plan.first_year, indicator.plan.last_year))
    if indicator.confirmed and indicator.type:
        stated = replace(stated, type=cast("Any", indicator.type), unclear=None)
    return replace(
        stated,
        annual_targets={year: AnnualTarget(value) for year, value in by_year.items()},
        adjusted=target.amended,
        price_basis=cast("Any", indicator.price_basis or stated.price_basis),
        edition=indicator.edition or None,
        accrual=cast("Any", indicator.accrual or None),
        upper=stated.upper if target.amended or indicator.upper is None else indicator.upper,
        overrides={key: Decimal(str(value)) for key, value in indicator.overrides.items()},
        compared=_compared(indicator, stated.compared),
        issued=tuple(_issued(indicator, stated)) if indicator.type == "EXTERNAL" else (),
        milestones=milestones_of(indicator) if indicator.type == "TEXT" else (),
    )


def _as_read(row: Indicator, target: Target, base: Decimal | None) -> model.Indicator:
    """Return a row of the record as the row of a plan that lantu reads; an amended target in place of the first one.

    Of a row that a person confirmed only the numbers count: its words read in more than one way.
    """
    words = row.type == "RELATIVE" or not row.confirmed
    return model.Indicator(
        id=str(row.pk), number=row.number, group=row.group or None, name=row.name, unit=row.unit or None,
        base_year=row.base_year, base=row.base if row.base is not None else base, base_text=(row.base_text or None) if words else None,
        target_year=row.target_year, target=target.value, target_text=(target.text or None) if words else None,
        comparator=target.comparator or None, growth=row.growth, growth_text=(row.growth_text or None) if words else None,
        binding=row.binding, type=cast("Any", row.type or None), direction=cast("Any", row.direction or None),
        measurable=True, place=Place("", 0, 1), places={},
    )  # fmt: skip


def _compared(row: Indicator, stated: Comparison | None) -> Comparison | None:
    if row.type != "RELATIVE":
        return stated
    unit = "%" if (row.compared_of or (stated and stated.of)) == "growth" else row.unit or None
    figures = tuple(Figure(Period.year(year), one.value, unit) for year, one in compared_figures(row).items())
    name = row.compared_name or (stated.name if stated else "")
    return Comparison(name, cast("Any", row.compared_of or (stated and stated.of) or None), figures)


def _issued(row: Indicator, stated: Goal) -> list[Issued]:
    return [
        Issued(
            replace(
                stated, type=cast("Any", one.type), target=one.target, comparator=cast("Any", one.comparator or "="), unclear=None,
                base=row.base,
            ),
            one.document,
            one.issued_on,
            one.year,
        )
        for one in issued_targets(row)
    ]  # fmt: skip


def milestones_of(indicator: Indicator) -> tuple[Milestone, ...]:
    """Return the nodes (序时节点) of an indicator's duty that have words and a day, done where that was recorded."""
    nodes = getattr(getattr(indicator, "duty", None), "nodes", None) or []
    done = nodes_done(indicator)
    return tuple(found for node in nodes if isinstance(node, dict) and (found := _milestone(node, done)))


def _milestone(node: dict[str, Any], done: dict[tuple[str, date], NodeDone]) -> Milestone | None:
    due, what = _day(node.get("due")), str(node.get("what") or "").strip()
    if due is None or not what:
        return None
    row = done.get((what, due))
    return Milestone(what, due, done=row.done_on if row else None, evidence=row.evidence if row else None)


def _day(words: Any) -> date | None:
    try:
        return date.fromisoformat(str(words)) if words else None
    except ValueError:
        return None
