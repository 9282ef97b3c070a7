"""Which figures may speak for a goal on a day: known by then, in its unit, prices and edition, the best release of each period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from lantu.errors import EditionsMixed, PricesMixed
from lantu.plan.period import Period
from lantu.tracking.amount import Amount
from lantu.tracking.figure import RELEASES, Figure
from lantu.tracking.goal import Goal
from lantu.tracking.moments import end_words, last_day


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures that may be used, by the end of their periods, and what was set aside and why."""

    figures: tuple[Figure, ...]
    warnings: tuple[str, ...] = ()


def known(figures: Iterable[Figure], at: date) -> tuple[Figure, ...]:
    """Return the figures known on a day whose periods were over."""
    return tuple(one for one in figures if max(one.known_on, last_day(one.period)) <= at)


def evidence_for(goal: Goal, figures: Sequence[Figure], *, unit: str | None) -> Evidence:
    """Return what known figures may be used for a goal, in a unit.

    Raises:
        UnitsDiffer, PercentAgainstPoints: a figure in a unit that does not convert.
        PricesMixed: comparable and current prices meet.
        EditionsMixed: several editions, and the goal does not say which it was set under.
    """
    converted = [replace(one, value=Amount(one.value, one.unit).within(unit).value, unit=unit) for one in figures]
    return in_terms(goal, converted)


def in_terms(goal: Goal, figures: Sequence[Figure]) -> Evidence:
    """Return the figures on the goal's terms, one a period. Raises PricesMixed, EditionsMixed."""
    kept, warnings = _of_edition(goal, figures)
    _refuse_mixed_prices(goal, kept)
    chosen = _best_releases(kept)
    early = [end_words(one.period) for one in chosen if one.release == "preliminary"]
    if early:
        warnings.append(f"{'、'.join(early)}为初步数，核实或修订后要重新评估")
    return Evidence(chosen, tuple(warnings))


def _of_edition(goal: Goal, figures: Sequence[Figure]) -> tuple[list[Figure], list[str]]:
    """Keep one series: the edition in which base and target were set."""
    editions = sorted({one.edition for one in figures if one.edition is not None})
    if goal.edition is None:
        if len(editions) > 1 or (editions and any(one.edition is None for one in figures)):
            raise EditionsMixed(
                name=goal.name, editions="、".join([*editions, *(["未注明"] if len(editions) == 1 else [])])
            )
        return list(figures), [f"目标未注明标准版本，数据按{editions[0]}"] if editions else []
    kept = [one for one in figures if one.edition == goal.edition]
    others = sorted({one.edition or "未注明版本" for one in figures} - {goal.edition})
    return kept, [f"按{goal.edition}评估，未用{'、'.join(others)}的数据"] if others else []


def _refuse_mixed_prices(goal: Goal, figures: Sequence[Figure]) -> None:
    bases = {goal.price_basis, *(one.price_basis for one in figures)} - {None}
    if len(bases) > 1:
        raise PricesMixed(name=goal.name, first="可比价", second="现价")


def _best_releases(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Keep for each period the release of the highest standing, then the latest."""
    best: dict[tuple[Period, str | None], Figure] = {}
    for one in sorted(figures, key=lambda one: (RELEASES.index(one.release), one.known_on)):
        best[one.period, one.edition] = one
    return tuple(sorted(best.values(), key=lambda one: (one.span.last, one.span.length)))


def covering(figures: Sequence[Figure], start: Fraction) -> tuple[Figure, ...]:
    """Return the fewest figures that follow one another without gap or overlap from a time as far as any can reach.

    A whole year stands before its quarters; quarters are used where the year is not out yet.
    """
    chains: dict[Fraction, tuple[Figure, ...]] = {start: ()}
    for one in sorted(figures, key=lambda one: (one.span.first, one.span.last)):
        before = chains.get(one.span.first)
        if before is not None and (one.span.last not in chains or len(before) + 1 < len(chains[one.span.last])):
            chains[one.span.last] = (*before, one)
    return chains[max(chains)]
