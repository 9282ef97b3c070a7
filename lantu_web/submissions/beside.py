"""The figures that stand beside what is reported (参照数): those a line shows and its remarks are made of, and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Max, Q

from lantu_web.observations.models import Observation
from lantu_web.observations.periods import bounds

Asked = Mapping[str, set[int]]


def figures_beside(asked: Iterable[tuple[int, str]]) -> Mapping[int, Sequence[Observation]]:
    """Return for each indicator asked for in a period, by key, the figures beside it, in order of time.

    Of those that hold now, of all channels: those of the period and of the same part of every other year, those that begin with
    the period, and the last before its end. Two queries, however many are asked for and however long the series are.
    """
    periods: dict[str, set[int]] = defaultdict(set)
    for indicator, period in asked:
        periods[period].add(indicator)
    found: dict[int, list[Observation]] = defaultdict(list)
    if periods:
        wanted = reduce(or_, _wanted(periods))
        for one in Observation.objects.as_of().filter(wanted).order_by("period_end", "pk"):
            found[one.indicator_id].append(one)
    return found


def _wanted(periods: Asked) -> Iterable[Q]:
    ends = _last_ends(periods)
    for period, indicators in periods.items():
        same_part = Q(period__endswith=period[4:]) if period[4:] else ~Q(period__contains="-")
        beside = same_part | Q(period_start=bounds(period)[0]) | Q(period_end__in=ends[period])
        yield Q(indicator__in=indicators) & beside


def _last_ends(periods: Asked) -> dict[str, set[date]]:
    """Return for each period the last days of the last figures before its end."""
    names = {period: f"before_{number}" for number, period in enumerate(periods)}
    before = {
        name: Max("period_end", filter=Q(period_end__lte=bounds(period)[1]) & ~Q(period=period))
        for period, name in names.items()
    }
    every = set().union(*periods.values())
    rows = list(Observation.objects.filter(indicator__in=every).order_by().values("indicator").annotate(**before))
    return {
        period: {row[name] for row in rows if row["indicator"] in periods[period]} - {None}
        for period, name in names.items()
    }
